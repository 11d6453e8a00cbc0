"""Make a PDF ready: find a place for each signature, on the page where it is wanted or on a page added for them."""

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hireloop.kernel.errors import N_, BadInput

if TYPE_CHECKING:
    import pypdfium2

MOST_PAGES = 400
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Place:
    """Where a signature goes: page from 0, box as (left, bottom, right, top) in points."""

    field: str
    page: int
    box: Box


def page_count(pdf: bytes) -> int:
    """BadInput for what is no PDF, is locked, has no page or too many."""
    with _opened(pdf) as document:
        count = len(document)
    if not 0 < count <= MOST_PAGES:
        raise BadInput(N_("The document must have between 1 and 400 pages."), code="pdf_pages")
    return count


def find_text(pdf: bytes, wanted: str) -> tuple[int, Box] | None:
    """Where the text stands for the last time: (page, box); None where it does not."""
    with _opened(pdf) as document:
        for number in range(len(document) - 1, -1, -1):
            if box := _last_box(document[number], wanted):
                return number, box
    return None


def place_beside(pdf: bytes, anchor: str, *, field: str, wide: float, tall: float) -> Place | None:
    """A box that begins right of the anchor's text, moved so far that it stays on the page."""
    found = find_text(pdf, anchor)
    if found is None:
        return None
    page, (_left, low, right, top) = found
    with _opened(pdf) as document:
        across, up = document[page].get_size()
    x = max(8.0, min(right + 4, across - wide - 8))
    y = max(8.0, min((low + top) / 2 - tall / 2, up - tall - 8))
    return Place(field, page, (x, y, x + wide, y + tall))


def with_pages(pdf: bytes, added: bytes) -> bytes:
    """The document with the other's pages at its end."""
    with _opened(pdf) as document, _opened(added) as more:
        document.import_pages(more)
        result = io.BytesIO()
        document.save(result)
    return result.getvalue()


def page_image(pdf: bytes, number: int, *, wide: int) -> bytes:
    """A page (from 0) as a PNG of that many pixels across, with forms and signatures drawn in."""
    with _opened(pdf) as document:
        if not 0 <= number < len(document):
            raise BadInput(N_("There is no such page."), code="no_such_page")
        document.init_forms()
        page = document[number]
        picture = page.render(scale=wide / page.get_width(), may_draw_forms=True).to_pil()
    result = io.BytesIO()
    picture.quantize(64).save(result, "PNG") if picture.mode == "L" else picture.save(result, "PNG")
    return result.getvalue()


def _opened(pdf: bytes) -> "pypdfium2.PdfDocument":
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise unreadable() from error


def unreadable() -> BadInput:
    return BadInput(N_("This is no PDF that can be read; it may be damaged or locked with a password."), code="no_pdf")


def _last_box(page: "pypdfium2.PdfPage", wanted: str) -> Box | None:
    text = page.get_textpage()
    search, last = text.search(wanted), None
    while found := search.get_next():
        last = found
    if last is None:
        return None
    start, count = last
    boxes = [text.get_charbox(index) for index in range(start, start + count)]
    left, low = min(box[0] for box in boxes), min(box[1] for box in boxes)
    return left, low, max(box[2] for box in boxes), max(box[3] for box in boxes)
