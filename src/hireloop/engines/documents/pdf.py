"""PDF: the text that a person sees, in the order in which it is read; scanned pages through OCR."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from dataclasses import replace as with_changes

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from rapidfuzz import fuzz

from hireloop.engines.ocr import OcrEngine, Picture

from .assembly import Written, assemble, check_pages
from .image import ocr_lines, the_engine
from .kinds import PDF, damaged, encrypted
from .layout import in_reading_order
from .model import Document, Flag
from .pdf_rules import rules_of
from .pdf_text import Found, PageMap, pieces_of
from .pdf_visibility import Sight
from .pieces import Piece
from .tables import with_cells_joined

# PDFium must not be entered by two threads at once.
ONE_AT_A_TIME = threading.Lock()
# A page with fewer letters and a picture over at least this share of it is a scan.
FEW_LETTERS = 40
SCAN_SHARE = 0.3
SCAN_LONGEST_SIDE = 1800.0
LONGEST_QUOTE = 300
ALIKE = 60.0


@dataclass(frozen=True)
class PageText:
    lines: list[Written] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    scan: Picture | None = None
    has_photo: bool = False


def read_pdf(content: bytes, *, ocr: OcrEngine | None = None) -> Document:
    pages: list[list[Written]] = []
    flags: list[Flag] = []
    for number, page in enumerate(_pages(content), 1):
        lines = page.lines
        if page.scan is not None:
            recognised = ocr_lines(page.scan, ocr=ocr or the_engine())
            flags.append(Flag("ocr", number))
            lines = recognised if _length(recognised) > _length(lines) else lines
        shown = "".join(line.text for line in lines)
        flags += [
            Flag("hidden_text", number, text[:LONGEST_QUOTE]) for text in page.hidden if not _stands_in(text, shown)
        ]
        if page.has_photo:
            flags.append(Flag("has_photo", number))
        pages.append(lines)
    return assemble(pages, media_type=PDF, flags=flags)


def _length(lines: Sequence[Written]) -> int:
    return sum(len(line.text) for line in lines)


def _stands_in(hidden: str, shown: str) -> bool:
    """Whether the hidden words are also there to be read, as under a scan that was made searchable."""
    return fuzz.partial_ratio("".join(hidden.split()), "".join(shown.split())) >= ALIKE if shown else False


def _pages(content: bytes) -> list[PageText]:
    with ONE_AT_A_TIME:
        document = _opened(content)
        try:
            check_pages(len(document))
            return [_page(document, index) for index in range(len(document))]
        finally:
            document.close()


def _opened(content: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise encrypted() from None
        raise damaged() from None


def _page(document: pdfium.PdfDocument, index: int) -> PageText:
    try:
        page = document[index]
    except pdfium.PdfiumError:
        return PageText()
    try:
        return _read(page)
    except pdfium.PdfiumError:
        return PageText()
    finally:
        page.close()


def _read(page: pdfium.PdfPage) -> PageText:
    page_map = PageMap(page)
    if page_map.width <= 0 or page_map.height <= 0:
        return PageText()
    pictures = list(_picture_shares(page, page_map))
    scale = SCAN_LONGEST_SIDE / max(page_map.width, page_map.height)
    found = pieces_of(page, page_map)
    rules = rules_of(page, page_map)
    sight = Sight(page, page_map, found) if found else None
    seen, unseen = _parted(found, sight)
    seen = with_cells_joined(seen, *rules)
    is_scan = sum(len(piece.text) for piece in seen) < FEW_LETTERS and any(share >= SCAN_SHARE for share, _ in pictures)
    return PageText(
        lines=in_reading_order(seen, width=page_map.width, height=page_map.height),
        hidden=_sentences(unseen),
        scan=_rendered(page, scale) if is_scan else None,
        has_photo=any(0.004 <= share <= 0.12 and 1.05 <= shape <= 1.8 for share, shape in pictures),
    )


def _parted(found: Sequence[Found], sight: Sight | None) -> tuple[list[Piece], list[Piece]]:
    seen: list[Piece] = []
    unseen: list[Piece] = []
    for one in found:
        if sight is None:
            continue
        shown, hidden = sight.parts(one)
        if shown:
            seen.append(with_changes(one.piece, text=shown))
        # A word alone is too little to tell a trick from a quirk of the drawing.
        if hidden and not (shown and len(hidden) < len(shown) and len(hidden) < 6):
            unseen.append(with_changes(one.piece, text=hidden))
        elif hidden:
            seen[-1] = with_changes(one.piece, text=one.piece.text)
    return seen, unseen


def _sentences(unseen: Sequence[Piece]) -> list[str]:
    joined = " ".join(piece.text for piece in unseen)
    return [joined] if joined.strip() else []


def _picture_shares(page: pdfium.PdfPage, page_map: PageMap) -> "list[tuple[float, float]]":
    """Of each picture: its share of the page, and its height by its width."""
    shares = []
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, top, right, bottom = page_map.box(*picture.get_bounds())
        width, height = max(0.0, right - left), max(0.0, bottom - top)
        shares.append((width * height / (page_map.width * page_map.height), height / width if width else 0.0))
    return shares


def _rendered(page: pdfium.PdfPage, scale: float) -> Picture:
    bitmap = page.render(scale=scale, rev_byteorder=True, may_draw_forms=False)
    try:
        return np.ascontiguousarray(np.array(bitmap.to_numpy())[:, :, :3])
    finally:
        bitmap.close()
