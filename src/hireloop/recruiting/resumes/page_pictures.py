"""Pages of a PDF or an image as pictures, drawn in a process of their own when somebody looks."""

from dataclasses import dataclass

from hireloop.engines.workers import WarmWorker
from hireloop.kernel.errors import N_, NotFound
from hireloop.platform.vault import files

from .drawing import draw
from .models import Resume

LONGEST_DRAWING_S = 30
MOST_PAGES = 60
PDF = "application/pdf"

_worker = WarmWorker()


@dataclass(frozen=True)
class Picture:
    """A page: ``lines`` are (start, end, left, top, width, height) in thousandths of the page."""

    number: int
    lines: list[tuple[int, int, int, int, int, int]]


def pages_of(resume: Resume) -> list[Picture]:
    """The pages that can be drawn, with where their lines stand; none for files without pages."""
    document = resume.document or {}
    if document.get("media_type") != PDF and not document.get("media_type", "").startswith("image/"):
        return []
    pages = [Picture(number, []) for number in range(1, min(document["pages"], MOST_PAGES) + 1)]
    for page, start, end, box in document["lines"]:
        if box and page <= len(pages):
            left, top, right, bottom = (round(side * 1000) for side in box)
            pages[page - 1].lines.append((start, end, left, top, right - left, bottom - top))
    return pages


def picture_of(resume: Resume, number: int) -> bytes:
    """Page ``number`` as JPEG."""
    if not 1 <= number <= min((resume.document or {}).get("pages", 0), MOST_PAGES):
        raise NotFound(N_("There is no such page."))
    with files.open_file(resume.file) as source:
        content = source.read()
    return _worker.run(draw, content, number, timeout_s=LONGEST_DRAWING_S, what=N_("Drawing the page"))
