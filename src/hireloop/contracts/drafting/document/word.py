"""The company's own document as a page: what its paragraphs and tables say once it is filled in.

It shows the words, in their order, with what came from a fact marked; how it is set on paper is LibreOffice's part.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph as WordParagraph

from hireloop.contracts.terms.clauses import Piece
from hireloop.platform.documents.values import BLANK

from .fields import facts_of

BEGIN, MIDDLE, END = "\ue000", "\ue001", "\ue002"
MARKED = re.compile(f"{BEGIN}([^{MIDDLE}]*){MIDDLE}([^{END}]*){END}")


@dataclass(frozen=True)
class Block:
    """A paragraph, or the cells of a table's row. ``is_heading`` where the whole paragraph is bold or a heading."""

    cells: tuple[tuple[Piece, ...], ...]
    is_heading: bool = False
    is_centred: bool = False

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return self.cells[0]

    @property
    def is_row(self) -> bool:
        return len(self.cells) > 1


@dataclass(frozen=True)
class WordDocument:
    """``template`` is the name of the template, ``version`` its number."""

    blocks: tuple[Block, ...]
    template: str
    version: int
    language: str
    is_word: bool = True


def mark(name: str, said: str) -> str:
    """For ``documents.rendering.filled_docx``: so that the preview knows what came from which field."""
    return f"{BEGIN}{name}{MIDDLE}{said}{END}"


def blocks_of(content: bytes) -> tuple[Block, ...]:
    """Headers, body and footers of a filled document, in the order in which they are read."""
    document = Document(io.BytesIO(content))
    return tuple(each for each in _blocks(document) if any(piece.text.strip() for cell in each.cells for piece in cell))


def _blocks(document: Any) -> Iterator[Block]:
    section = document.sections[0]
    for part in (section.header, document, section.footer):
        for each in part.iter_inner_content():
            if isinstance(each, Table):
                yield from _rows(each)
            else:
                yield _paragraph(each)


def _rows(table: Table) -> Iterator[Block]:
    for row in table.rows:
        cells = list(dict.fromkeys(cell._tc for cell in row.cells))
        by_element = {cell._tc: cell for cell in row.cells}
        yield Block(tuple(pieces_of(by_element[each].text) for each in cells))


def _paragraph(paragraph: WordParagraph) -> Block:
    runs = [run for run in paragraph.runs if run.text.strip()]
    style = (paragraph.style.name or "") if paragraph.style else ""
    is_heading = style.startswith(("Heading", "Title")) or (bool(runs) and all(run.bold for run in runs))
    return Block((pieces_of(paragraph.text),), is_heading, paragraph.alignment == 1)


def pieces_of(text: str) -> tuple[Piece, ...]:
    """Text with marks as pieces that know their facts."""
    pieces, position = [], 0
    for found in MARKED.finditer(text):
        pieces.append(Piece(text[position : found.start()]))
        pieces.append(Piece(found[2], facts_of(found[1]), BLANK in found[2]))
        position = found.end()
    pieces.append(Piece(text[position:]))
    return tuple(piece for piece in pieces if piece.text)
