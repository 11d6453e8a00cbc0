"""Word documents: paragraphs, tables, text boxes, headers and footers, in the order in which they are read."""

import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from .assembly import Written, assemble, check_pages
from .docx_runs import Run, hidden, runs_of
from .kinds import DOCX, MACRO_PARTS, damaged
from .model import CELL_BREAK, Document, Flag
from .ooxml import MC, WP, W

MOST_PART_BYTES = 60 * 1024 * 1024
MOST_DEPTH = 12
BROKEN = (
    zipfile.BadZipFile, etree.XMLSyntaxError, zlib.error, lzma.LZMAError, OSError, ValueError, EOFError,
    NotImplementedError, KeyError, RuntimeError,
)  # fmt: skip
# Cells with at most so many lines each make one row; longer ones are columns of a layout.
MOST_LINES_IN_A_ROW = 1
PICTURE = re.compile(r"^word/media/.*\.(?:png|jpe?g|emf|wmf|bmp|gif)$", re.IGNORECASE)


def read_docx(content: bytes) -> Document:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = set(package.namelist())
        body = _root(package, "word/document.xml")
        around = {kind: _parts(package, names, kind) for kind in ("header", "footer")}
    reader = Reader()
    for kind in ("header", "footer"):
        if kind == "footer":
            reader.read(body)
        for part in around[kind]:
            reader.read(part)
    check_pages(len(reader.pages))
    flags = [*reader.flags]
    if any(part in names for part in MACRO_PARTS):
        flags.append(Flag("macros", 1))
    if any(PICTURE.match(name) for name in names):
        flags.append(Flag("has_photo", 1))
    return assemble(reader.pages, media_type=DOCX, flags=flags)


def _root(package: zipfile.ZipFile, name: str) -> etree._Element:
    try:
        with package.open(name) as part:
            content = part.read(MOST_PART_BYTES)
        return etree.fromstring(content, _parser())
    except BROKEN:
        raise damaged() from None


def _parser() -> etree.XMLParser:
    """No entities and no network: what the file holds, and nothing that it points to."""
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True)


def _parts(package: zipfile.ZipFile, names: set[str], kind: str) -> list[etree._Element]:
    found = sorted(name for name in names if re.fullmatch(rf"word/{kind}\d*\.xml", name))
    return [_root(package, name) for name in found]


@dataclass
class Reader:
    """Walks the parts of a document and collects lines page by page."""

    pages: list[list[Written]] = field(default_factory=lambda: [[]])
    flags: list[Flag] = field(default_factory=list)
    block: int = 0

    def read(self, root: etree._Element) -> None:
        self.block += 1
        body = root.find(f"{W}body")
        self._container(root if body is None else body, depth=0)

    def _container(self, element: etree._Element, *, depth: int) -> None:
        if depth > MOST_DEPTH:
            return
        for child in element:
            if child.tag == f"{W}p":
                self._paragraph(child, depth=depth)
            elif child.tag == f"{W}tbl":
                self._table(child, depth=depth)
            elif child.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}smartTag"}:
                self._container(child, depth=depth + 1)

    def _paragraph(self, paragraph: etree._Element, *, depth: int) -> None:
        for line in self._lines(paragraph):
            if line is None:
                self.pages.append([])
            else:
                self.pages[-1].append(line)
        for box in _text_boxes(paragraph):
            self.block += 1
            self._container(box, depth=depth + 1)
            self.block += 1

    def _table(self, table: etree._Element, *, depth: int) -> None:
        for row in table.iter(f"{W}tr"):
            if _owner(row) is table:
                self._row([cell for cell in row.iter(f"{W}tc") if _owner(cell) is row], depth=depth)

    def _row(self, cells: list[etree._Element], *, depth: int) -> None:
        short = [self._cell_lines(cell) for cell in cells]
        if all(lines is not None and len(lines) <= MOST_LINES_IN_A_ROW for lines in short):
            flat = [line for lines in short if lines for line in lines]
            if flat:
                self.pages[-1].append(_joined(flat, block=self.block))
            return
        label = short[0]
        for cell in cells:
            # A label and what belongs to it stay together; columns of a layout are parted.
            self.block += 0 if label is not None and len(label) <= 1 else 1
            self._container(cell, depth=depth + 1)

    def _cell_lines(self, cell: etree._Element) -> list[Written] | None:
        """The lines of a simple cell; None for one with tables, text boxes or pages inside."""
        if cell.find(f".//{W}tbl") is not None or next(_text_boxes(cell), None) is not None:
            return None
        found = [line for paragraph in cell.iter(f"{W}p") for line in self._lines(paragraph, flags=False)]
        return None if None in found else [line for line in found if line and line.text.strip()]

    def _lines(self, paragraph: etree._Element, *, flags: bool = True) -> list[Written | None]:
        """The paragraph's lines; None stands for the start of a page."""
        lines: list[Written | None] = []
        current: list[Run] = []
        for run in runs_of(paragraph):
            if run.breaks:
                lines.append(self._line(current))
                current = []
                if run.breaks == "page":
                    lines.append(None)
            elif hidden(run) and run.text.strip():
                if flags:
                    self.flags.append(Flag("hidden_text", len(self.pages), run.text.strip()))
            else:
                current.append(run)
        lines.append(self._line(current))
        return lines

    def _line(self, runs: list[Run]) -> Written:
        written = [run for run in runs if run.text.strip()]
        sizes = [run.size for run in written if run.size]
        return Written(
            "".join(run.text for run in runs),
            block=self.block,
            size=max(sizes, default=None),
            is_bold=bool(written) and all(run.is_bold for run in written),
        )


def _joined(cells: list[Written], *, block: int) -> Written:
    return Written(
        CELL_BREAK.join(cell.text.replace(CELL_BREAK, " ") for cell in cells),
        block=block,
        size=max((cell.size for cell in cells if cell.size), default=None),
        is_bold=all(cell.is_bold for cell in cells),
    )


def _owner(element: etree._Element) -> etree._Element | None:
    """The table of a row, the row of a cell, past the wrappers of content controls."""
    wanted = f"{W}tbl" if element.tag == f"{W}tr" else f"{W}tr"
    parent = element.getparent()
    while parent is not None and parent.tag != wanted:
        parent = parent.getparent()
    return parent


def _text_boxes(element: etree._Element) -> Iterator[etree._Element]:
    """Text boxes anchored here, from the top of the page down; the copy for old readers is left out."""
    found: list[tuple[int, int, int, etree._Element]] = []
    for box in element.iter(f"{W}txbxContent"):
        above = list(box.iterancestors())
        inside = above[: above.index(element)] if element in above else above
        if any(one.tag in {f"{MC}Fallback", f"{W}txbxContent"} for one in inside):
            continue
        anchor = next((one for one in inside if one.tag == f"{WP}anchor"), None)
        found.append((_offset(anchor, "V"), _offset(anchor, "H"), len(found), box))
    yield from (box for *_, box in sorted(found, key=lambda entry: entry[:3]))


def _offset(anchor: etree._Element | None, direction: str) -> int:
    place = anchor.find(f"{WP}position{direction}/{WP}posOffset") if anchor is not None else None
    text = (place.text or "") if place is not None else ""
    return int(text) if re.fullmatch(r"-?\d{1,12}", text.strip()) else 0
