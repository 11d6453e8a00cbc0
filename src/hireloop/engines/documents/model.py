"""A document as text with places: what every reader of a file gives."""

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

PAGE_BREAK = "\f"
CELL_BREAK = "\t"

FlagCode = Literal[
    "hidden_text", "injection", "macros", "has_photo", "ocr", "ocr_doubtful", "pages_without_text", "several_people"
]


@dataclass(frozen=True)
class Box:
    """Where a line stands on its page, as shares of width and height from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Line:
    """One visual line. ``document.text[start:end] == text``; cells and far-apart pieces are parted by a tab.

    ``page`` counts from 1. ``block`` tells columns, text boxes and cells apart: lines of one block belong
    together. ``size`` is the height of the letters in points, None where the kind of file does not say.
    ``confidence`` is below 1 only for text that was recognised in a picture.
    """

    text: str
    page: int
    start: int
    end: int
    box: Box | None = None
    block: int = 0
    size: float | None = None
    is_bold: bool = False
    confidence: float = 1.0


@dataclass(frozen=True)
class Flag:
    """Something about the document that a person should know. ``text`` is what was found, where there is any."""

    code: FlagCode
    page: int
    text: str = ""


@dataclass(frozen=True)
class Document:
    """``text``: its lines in reading order, parted by ``\\n``, and its pages, parted by ``\\f`` instead.

    Look-alikes of Chinese characters, ligatures and odd spaces have been made plain, so offsets are those of
    ``text``, not of the file. Hidden text is not in it; ``flags`` tells of it.
    """

    text: str
    pages: int
    lines: tuple[Line, ...]
    media_type: str
    flags: tuple[Flag, ...] = field(default=())

    def page_at(self, offset: int) -> int:
        """The page, from 1, on which the character at ``offset`` stands."""
        return bisect_right(self._breaks, offset - 1) + 1 if self._breaks else 1

    def line_at(self, offset: int) -> Line | None:
        """The line that holds the character at ``offset``; None between lines."""
        place = bisect_right(self._starts, offset) - 1
        return self.lines[place] if place >= 0 and offset < self.lines[place].end else None

    @cached_property
    def _breaks(self) -> list[int]:
        return [offset for offset, sign in enumerate(self.text) if sign == PAGE_BREAK]

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self.lines]
