"""Sentences and clauses of a spoken or typed answer, in Chinese, English or both, each with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Where a written sentence ends. A full stop after a digit ("3.5", "1. first") or an abbreviation ends nothing.
SENTENCE_END = re.compile(
    r"[。！？!?；;…\n]+[”’\"'」』）)]*"
    r"|(?<![\d.])(?<!\b[A-Z])(?<!\b[Mm]r)(?<!\b[MmDd]rs)(?<!\b[Dd]r)(?<!\be\.g)(?<!\bi\.e)(?<!\bvs)(?<!\betc)"
    r"\.(?:[”’\"')]+|(?=\s|$|[\u4e00-\u9fff]))"
    r"|(?<=\d)\.(?=\s+[A-Z\u4e00-\u9fff]|\s*$)(?<!^\d\.)(?<!\s\d\.)"
)
CLAUSE_END = re.compile(
    r"[，,：:、]+(?!\d)|(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])|\s+(?=(?:so|because|but|whereas|while|which)\b)"
)

# Speech that nobody punctuated is cut before the words with which people start a new thought.
LONG_CHARACTERS = 70
LONG_WITHOUT_COMMAS = 40
SHORT_CHARACTERS = 14
# Nobody speaks like this; a run without any end is cut anyway, so that reading stays quick.
ENDLESS_CHARACTERS = 600
TURN = re.compile(
    r"(?:然后|后来|接着|随后|于是|所以|但是|不过|可是|因此|最后|最终|结果|首先|其次|第[一二三四五]|另外|同时|因为|当时|之后|通过|我就|我们就)"
    r"|(?<=\s)(?:and then|then|so|but|because|after that|finally|eventually|in the end|first|second|also|at the time"
    r"|as a result|meanwhile|however)\b",
    re.IGNORECASE,
)
COMMA = re.compile(r"[，,]\s*")


@dataclass(frozen=True)
class Span:
    """A stretch of a text: ``text == whole[start:end]``, never empty, no blanks at its ends."""

    text: str
    start: int
    end: int


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences in order. They do not overlap, and nothing but blanks lies outside them."""
    return tuple(part for whole in _between(text, SENTENCE_END) for part in _not_too_long(whole))


def clauses(sentence: Span) -> tuple[Span, ...]:
    """The stretches between commas of one sentence, placed in the whole text."""
    return tuple(_moved(part, sentence.start) for part in _between(sentence.text, CLAUSE_END))


def _between(text: str, ends: re.Pattern[str]) -> Iterator[Span]:
    start = 0
    for end in ends.finditer(text):
        yield from _trimmed(text, start, end.end())
        start = end.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(text[start:end], start, end)


def _not_too_long(sentence: Span) -> Iterator[Span]:
    """The sentence, cut at commas or new thoughts where it runs on."""
    # An English word takes about three times the room of a Chinese one.
    room = 1 if re.search(r"[\u4e00-\u9fff]", sentence.text) else 3
    limit = room * (LONG_CHARACTERS if COMMA.search(sentence.text) else LONG_WITHOUT_COMMAS)
    if len(sentence.text) <= limit:
        yield sentence
        return
    shortest = room * SHORT_CHARACTERS
    start = 0
    for cut in _cuts(sentence.text):
        if cut - start >= shortest and len(sentence.text) - cut >= shortest:
            yield from (_moved(part, sentence.start) for part in _trimmed(sentence.text, start, cut))
            start = cut
    yield from (_moved(part, sentence.start) for part in _trimmed(sentence.text, start, len(sentence.text)))


def _cuts(text: str) -> list[int]:
    if len(text) > ENDLESS_CHARACTERS and not COMMA.search(text) and not TURN.search(text):
        return list(range(ENDLESS_CHARACTERS // 2, len(text), ENDLESS_CHARACTERS // 2))
    commas = [comma.end() for comma in COMMA.finditer(text)]
    turns = [turn.start() for turn in TURN.finditer(text)]
    if len(commas) * LONG_CHARACTERS < len(text):
        return sorted({*commas, *turns})
    return commas


def _moved(span: Span, by: int) -> Span:
    return Span(span.text, span.start + by, span.end + by)
