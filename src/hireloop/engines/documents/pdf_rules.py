"""Straight lines drawn on a PDF page: borders of tables, however the writer drew them."""

import ctypes
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from .pdf_text import PageMap
from .tables import Rule

THIN = 2.5
MOST_SEGMENTS = 4000

Point = tuple[float, float]


def rules_of(page: pdfium.PdfPage, page_map: PageMap) -> tuple[list[Rule], list[Rule]]:
    """Rules across and upright, in points from the upper left corner."""
    across: list[Rule] = []
    upright: list[Rule] = []
    for (x0, y0), (x1, y1) in _lines(page, page_map):
        if abs(y1 - y0) <= THIN < abs(x1 - x0):
            across.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x1 - x0) <= THIN < abs(y1 - y0):
            upright.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
    return across, upright


def _lines(page: pdfium.PdfPage, page_map: PageMap) -> Iterator[tuple[Point, Point]]:
    count = 0
    for path in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=2):
        count += raw.FPDFPath_CountSegments(path)
        if count > MOST_SEGMENTS:
            return
        yield from _segments(path, page_map)


def _segments(path: pdfium.PdfObject, page_map: PageMap) -> Iterator[tuple[Point, Point]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    matrix = path.get_matrix()
    before: Point | None = None
    start: Point | None = None
    for number in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, number)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        shown = matrix.on_point(x.value, y.value)
        point = page_map.box(*shown, *shown)[:2]
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == raw.FPDF_SEGMENT_LINETO and before is not None:
            yield before, point
        if raw.FPDFPathSegment_GetClose(segment) and start is not None:
            yield point, start
        before = point
