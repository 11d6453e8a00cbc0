"""Whether a person sees what a PDF page says: white on white, too small, outside, or covered is not seen."""

from collections.abc import Iterable, Sequence

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from numpy.typing import NDArray

from .pdf_text import Found, PageMap
from .pieces import Piece

SMALLEST_PT = 2.0
# Of 255: what differs by less cannot be told from the ground.
FAINTEST = 9
LONGEST_SIDE = 900.0

Grey = NDArray[np.uint8]


class Sight:
    """The page as it is shown, looked at piece by piece."""

    def __init__(self, page: pdfium.PdfPage, page_map: PageMap, found: Sequence[Found]) -> None:
        self._map = page_map
        self._scale = min(1.0, LONGEST_SIDE / max(page_map.width, page_map.height))
        self._shown = self._rendered(page)
        self._covered = covered_objects(page, found)
        # Only where a picture lies over text is it worth drawing the page again without the text.
        self._bare = self._without_text(page) if self._covered else None

    def parts(self, found: Found) -> tuple[str, str]:
        """The piece's text that is seen, and the text that is not."""
        piece = found.piece
        if found.is_invisible or piece.size < SMALLEST_PT or not self._is_on_page(piece):
            return "", piece.text
        is_covered = found.text_object in self._covered
        seen: list[str] = []
        unseen: list[str] = []
        for word, left, right in words_of(piece):
            (seen if self._is_seen(piece, left, right, is_covered=is_covered) else unseen).append(word)
        return (" ".join(seen), " ".join(unseen)) if unseen else (piece.text, "")

    def _is_on_page(self, piece: Piece) -> bool:
        middle_x = (piece.left + piece.right) / 2
        return -1 <= middle_x <= self._map.width + 1 and -1 <= piece.middle <= self._map.height + 1

    def _is_seen(self, piece: Piece, left: float, right: float, *, is_covered: bool) -> bool:
        spot = self._spot(self._shown, piece, left, right)
        if spot.size == 0:
            return False
        if is_covered and self._bare is not None:
            bare = self._spot(self._bare, piece, left, right)
            return int(np.abs(spot.astype(np.int16) - bare).max()) > FAINTEST
        return int(spot.max()) - int(spot.min()) > FAINTEST

    def _spot(self, image: Grey, piece: Piece, left: float, right: float) -> Grey:
        # A little off the edges, where rules and borders run.
        inset = 0.12 * piece.size
        top, bottom = int((piece.top + inset) * self._scale), int((piece.bottom - inset) * self._scale) + 1
        return image[max(0, top) : max(0, bottom), max(0, int(left * self._scale)) : int(right * self._scale) + 1]

    def _rendered(self, page: pdfium.PdfPage) -> Grey:
        bitmap = page.render(scale=self._scale, grayscale=True, may_draw_forms=False)
        try:
            return np.array(bitmap.to_numpy()).reshape(bitmap.height, bitmap.width, -1)[:, :, 0]
        finally:
            bitmap.close()

    def _without_text(self, page: pdfium.PdfPage) -> Grey:
        """Drawn last: the page object loses its text by it."""
        for text in list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=1)):
            raw.FPDFPage_RemoveObject(page, text)
        return self._rendered(page)


def words_of(piece: Piece) -> Iterable[tuple[str, float, float]]:
    """Words with their left and right edge, letters taken to be as wide as they usually are."""
    widths = [1.0 if sign > "\u2e7f" else 0.5 for sign in piece.text]
    unit = (piece.right - piece.left) / max(1e-6, sum(widths))
    at, start, word = piece.left, piece.left, ""
    for sign, width in zip(piece.text, widths, strict=True):
        if sign in " \t":
            if word:
                yield word, start, at
            word = ""
        else:
            if not word:
                start = at
            word += sign
        at += width * unit
    if word:
        yield word, start, at


def covered_objects(page: pdfium.PdfPage, found: Sequence[Found]) -> set[int]:
    """Addresses of text objects over which a picture is drawn later."""
    import ctypes

    wanted = {one.text_object for one in found}
    texts: list[tuple[int, tuple[float, ...]]] = []
    covered: set[int] = set()
    for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_IMAGE], max_depth=1):
        bounds = one.get_bounds()
        if one.type == raw.FPDF_PAGEOBJ_TEXT:
            texts.append((ctypes.cast(one.raw, ctypes.c_void_p).value or 0, bounds))
        else:
            covered |= {address for address, inside in texts if address in wanted and _lies_in(inside, bounds)}
    return covered


def _lies_in(inside: tuple[float, ...], bounds: tuple[float, ...]) -> bool:
    x, y = (inside[0] + inside[2]) / 2, (inside[1] + inside[3]) / 2
    return bounds[0] <= x <= bounds[2] and bounds[1] <= y <= bounds[3]
