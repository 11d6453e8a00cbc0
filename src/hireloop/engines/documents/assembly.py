"""From lines page by page to one document with offsets."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hireloop.kernel.errors import N_, BadInput

from .injection import injections
from .model import CELL_BREAK, PAGE_BREAK, Box, Document, Flag, Line
from .plain_signs import plain

MOST_PAGES = 60
MOST_CHARACTERS = 2_000_000
# A gap that was typed to line things up stands for a cell.
GAP = re.compile(r"(?<=\S)(?:[ \u00a0]{3,}|\u3000{2,}|\u2003+)(?=\S)")


@dataclass(frozen=True)
class Written:
    """A line as a reader found it, not yet cleaned and without its place in the text."""

    text: str
    box: Box | None = None
    block: int = 0
    size: float | None = None
    is_bold: bool = False
    confidence: float = 1.0


def assemble(pages: Sequence[Iterable[Written]], *, media_type: str, flags: Iterable[Flag] = ()) -> Document:
    """The document of these pages. Raises BadInput no_text where nothing is written on any of them."""
    lines: list[Line] = []
    parts: list[str] = []
    offset = 0
    for number, page in enumerate(pages, 1):
        if number > 1:
            parts.append(PAGE_BREAK)
            offset += 1
        for written in page:
            text = tidy(written.text)
            if not text:
                continue
            if lines and lines[-1].page == number:
                parts.append("\n")
                offset += 1
            lines.append(_line(written, text, page=number, start=offset))
            parts.append(text)
            offset += len(text)
            if offset > MOST_CHARACTERS:
                raise too_long()
    if not lines:
        raise no_text()
    found = (*flags, *(Flag("injection", line.page, line.text) for line in injections(lines)))
    return Document("".join(parts), max(1, len(pages)), tuple(lines), media_type, found)


def _line(written: Written, text: str, *, page: int, start: int) -> Line:
    return Line(
        text=text,
        page=page,
        start=start,
        end=start + len(text),
        box=written.box,
        block=written.block,
        size=written.size,
        is_bold=written.is_bold,
        confidence=written.confidence,
    )


def tidy(text: str) -> str:
    """A line of one or several cells, cleaned; breaks inside become spaces."""
    text = text.replace("\n", " ").replace("\r", " ").replace("\v", " ").replace(PAGE_BREAK, " ")
    text = GAP.sub(CELL_BREAK, text)
    cells = (plain(cell) for cell in text.split(CELL_BREAK))
    return CELL_BREAK.join(cell for cell in cells if cell)


def check_pages(count: int) -> None:
    if count > MOST_PAGES:
        raise BadInput(
            N_("This document has %(count)d pages; at most %(most)d are read. Send only the pages that matter."),
            code="too_many_pages",
            count=count,
            most=MOST_PAGES,
        )


def too_long() -> BadInput:
    return BadInput(
        N_("This document holds more than %(most)d characters. Send only the part that matters."),
        code="text_too_long",
        most=MOST_CHARACTERS,
    )


def no_text() -> BadInput:
    return BadInput(N_("No text was found in this file. Send a document or a sharper picture of one."), code="no_text")
