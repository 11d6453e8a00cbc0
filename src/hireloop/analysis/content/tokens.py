"""Words of a text with how much each one says: jieba for Chinese, a light stemmer for English."""

import logging
import math
import os
import re
import tempfile
import unicodedata
import warnings
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from hireloop.analysis.content.word_lists import words

LATIN = re.compile(r"[a-z]+(?:['’][a-z]+)?|[a-z]*\d[a-z\d]*|[a-z]+[+#]+")
PIECE = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+|[a-z]+(?:['’][a-z]+)?[+#]*|\d+(?:\.\d+)?%?|[\ue000-\uf8ff]")
SUPERSCRIPT = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿⁱ]+")

# A word as common as 的 says nothing, one that no dictionary knows says most.
MOST_SURPRISING = 16.0


@cache
def cutter() -> Any:
    """jieba with its own dictionary. Loaded at first need (about half a second), silently, cached per user."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel(logging.CRITICAL)
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = str(_cache_folder())
    tokenizer.initialize()
    for term in words("terms_zh"):
        tokenizer.add_word(term)
    return tokenizer


def _cache_folder() -> Path:
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "hireloop"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Path(tempfile.gettempdir())
    return folder


@lru_cache(maxsize=4096)
def normalised(text: str) -> str:
    """Full-width, case and superscripts made one: ``Ｏ（ｎ²）`` becomes ``o(n^2)``."""
    raised = SUPERSCRIPT.sub(lambda match: "^(" + unicodedata.normalize("NFKC", match[0]) + ")", text)
    return unicodedata.normalize("NFKC", raised).lower().replace("’", "'").replace("−", "-")


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[str, ...]:
    """All words in order: Chinese words, English stems, numbers."""
    found: list[str] = []
    for piece in PIECE.findall(normalised(text)):
        if "\u3400" <= piece[0] <= "\u9fff":
            found.extend(cutter().cut(piece, HMM=False))
        elif piece[0].isalpha() and piece[0] < "\u0080":
            found.append(stem(piece))
        else:
            found.append(piece)
    return tuple(found)


@lru_cache(maxsize=4096)
def content_words(text: str) -> tuple[str, ...]:
    """The words that carry meaning."""
    return tuple(token for token in tokens(text) if is_content(token))


@lru_cache(maxsize=65536)
def is_content(token: str) -> bool:
    """Neither a function word, a placeholder nor a lone letter."""
    return token not in words("stop_zh") and token not in _stemmed("stop_en") and not "\ue000" <= token[0] <= "\uf8ff"


@lru_cache(maxsize=65536)
def weight(token: str) -> float:
    """How much a word says, 0-1: the rarer in everyday language, the more."""
    if not is_content(token):
        return 0.0
    if token[0] < "\u3400":
        return 0.45 if token in _stemmed("common_en") else 0.8
    frequency = cutter().FREQ.get(token, 0)
    surprise = -math.log((frequency or 2) / cutter().total)
    return min(1.0, surprise / MOST_SURPRISING)


@cache
def _stemmed(name: str) -> frozenset[str]:
    return words(name) | {stem(word) for word in words(name)}


SUFFIXES = (
    ("ational", "ate"), ("ization", "ize"), ("fulness", "ful"), ("iveness", "ive"), ("ations", "ate"),
    ("ation", "ate"),
    ("ments", "ment"), ("ingly", ""), ("edly", ""), ("ness", ""), ("ies", "y"), ("ied", "y"),
    ("sses", "ss"), ("ing", ""), ("ers", "er"), ("ed", ""), ("es", ""), ("ly", ""), ("s", ""),
)  # fmt: skip


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """An English word without its usual endings; irregular forms by a table."""
    word = word.removesuffix("'s")
    irregular = irregular_forms().get(word)
    if irregular:
        return irregular
    if len(word) <= 3 or not word.isalpha():
        return word
    for ending, instead in SUFFIXES:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith(("ss", "us", "is")):
            return _tidied(word[: -len(ending)] + instead)
    return _tidied(word)


def _tidied(word: str) -> str:
    """Doubled consonants and a silent e go, so that stopped, stopping and stop, or store and storing, meet."""
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiousl":
        return word[:-1]
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


@cache
def irregular_forms() -> dict[str, str]:
    """Irregular English forms to their base."""
    forms = {}
    for line in words("irregular_en"):
        base, *others = line.split()
        forms.update(dict.fromkeys(others, _tidied(base)))
    return forms
