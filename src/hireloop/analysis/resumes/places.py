"""Values with their sources, and lines with their places, for all readers of a résumé."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from hireloop.engines.documents import Document, Line

from .model import Source, Value

T = TypeVar("T")
CELLS = re.compile(r"\t|\s*[|｜¦]\s*|\s[•·●]\s|\s{2,}")


@dataclass(frozen=True)
class Part:
    """A stretch of the document's text: a line, a cell of it, or a piece. ``at`` is where it starts."""

    text: str
    at: int
    document: Document
    line: Line

    @property
    def end(self) -> int:
        return self.at + len(self.text)

    def cut(self, start: int, end: int) -> "Part":
        """The piece from ``start`` to ``end``, without blanks and loose punctuation at its edges."""
        piece = self.text[start:end]
        left = len(piece) - len(piece.lstrip(" \t,，;；:：|｜·•、。-–—~/"))
        core = piece.strip(" \t,，;；:：|｜·•、。-–—~/")
        return Part(core, self.at + start + left, self.document, self.line)

    def value(self, value: T, confidence: float, start: int = 0, end: int | None = None) -> Value[T]:
        """A value whose source is this part, or a piece of it."""
        until = len(self.text) if end is None else end
        seen = min(confidence, round(confidence * self.line.confidence, 3))
        source = Source(self.line.page, self.at + start, self.at + until, self.text[start:until])
        return Value(value, seen, source)

    def as_text(self, confidence: float) -> Value[str]:
        return self.value(" ".join(self.text.split()), confidence)

    def found(self, match: re.Match[str], group: int | str = 0) -> "Part":
        return self.cut(match.start(group), match.end(group))

    def cells(self, pattern: re.Pattern[str] = CELLS) -> Iterator["Part"]:
        """Pieces between separators, without empty ones."""
        at = 0
        for gap in pattern.finditer(self.text):
            if (piece := self.cut(at, gap.start())).text:
                yield piece
            at = gap.end()
        if (piece := self.cut(at, len(self.text))).text:
            yield piece


def part_of(document: Document, line: Line) -> Part:
    return Part(line.text, line.start, document, line)


def parts_of(document: Document) -> list[Part]:
    return [part_of(document, line) for line in document.lines]
