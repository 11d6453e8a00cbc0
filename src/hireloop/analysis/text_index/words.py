"""Chinese is indexed by pairs of characters, so that a word is found however the text is cut into words; longer words,
as jieba cuts them, count besides. English is indexed by lower-case stems: "managed" finds "manager".
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from hireloop.analysis.content.tokens import cutter

from .stems import stem

HAN = re.compile(r"[㐀-鿿豈-﫿]+")
LATIN = re.compile(r"[a-zà-öø-ÿ0-9]+(?:[+#]+|(?:[.\-/&'’][a-zà-öø-ÿ0-9]+)*[+#]*)", re.IGNORECASE)
PARTS = re.compile(r"[.\-/&'’]")
LONGEST = 40
COMMON = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "by",
        "for",
        "from",
        "has",
        "have",
        "in",
        "is",
        "it",
        "of",
        "on",
        "or",
        "that",
        "the",
        "to",
        "was",
        "were",
        "with",
    ]
)
COMMON_PAIRS = frozenset(("负责", "工作", "以及", "进行", "相关"))


def weighted_words(text: str, *, weight: int = 1) -> Counter[str]:
    """Every word under which ``text`` is found, with how much it says for the text: at most 9 a word."""
    folded = fold(text)
    found: Counter[str] = Counter()
    for run in HAN.findall(folded):
        found.update(dict.fromkeys(_pairs(run), 0))
        for word in _han_words(run):
            found[word] += weight
    for word in _latin_words(folded):
        found[word] += weight
    return Counter({word: min(9, max(1, count)) for word, count in found.items()})


def asked_words(text: str) -> list[str]:
    """The words that must all stand in a text for it to be found; [] where nothing that can be searched was typed."""
    folded = fold(text)
    asked = [pair for run in HAN.findall(folded) for pair in _pairs(run)]
    asked += [stem(word) for word in LATIN.findall(folded) if word not in COMMON and len(word) <= LONGEST]
    return list(dict.fromkeys(asked))


def telling_words(text: str) -> list[str]:
    """Words whose weight ranks what was found: the asked ones and the longer Chinese words among them."""
    folded = fold(text)
    longer = [word for run in HAN.findall(folded) for word in _han_words(run)]
    return list(dict.fromkeys([*asked_words(text), *longer]))


def fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()


def _pairs(run: str) -> Iterator[str]:
    """ "后端开发" → 后端 端开 开发; a single character stands for itself."""
    if len(run) == 1:
        yield run
    for first, second in pairwise(run):
        yield first + second


def _han_words(run: str) -> Iterator[str]:
    for word in cutter().cut_for_search(run):
        if len(word) >= 2 and word not in COMMON_PAIRS:
            yield word


def _latin_words(text: str) -> Iterator[str]:
    """The whole ("node.js", "c++") and, where it has several, its parts."""
    for word in LATIN.findall(text):
        if word in COMMON or len(word) > LONGEST:
            continue
        yield stem(word)
        parts = [part for part in PARTS.split(word) if part]
        if len(parts) > 1:
            yield from (stem(part) for part in parts if len(part) > 1 and part not in COMMON)
