"""The letters of a PDF page, gathered into pieces."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from .layout import CELL_GAP, WORD_GAP
from .model import CELL_BREAK
from .pieces import Piece

BOLD_FROM = 600
INVISIBLE = 3
WIDE_SPACES = "\u2001\u2003\u3000"
# In heights of a line: from here on two spaces are more than a typing slip.
TYPED_GAP = 0.36
MOST_LETTERS = 200_000


@dataclass(frozen=True)
class Letter:
    index: int
    sign: str
    left: float
    top: float
    right: float
    bottom: float
    baseline: float = 0.0


@dataclass(frozen=True)
class Found:
    """A piece, and whether the file itself says that it must not be seen."""

    piece: Piece
    is_invisible: bool
    text_object: int


class PageMap:
    """From the page's own coordinates to points from its upper left corner, as it is shown: cropped and turned."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.width, self.height = page.get_size()
        origin, along, up = (self._device(page, *point) for point in ((0, 0), (1000, 0), (0, 1000)))
        self._x = (origin[0], (along[0] - origin[0]) / 1000, (up[0] - origin[0]) / 1000)
        self._y = (origin[1], (along[1] - origin[1]) / 1000, (up[1] - origin[1]) / 1000)

    def _device(self, page: pdfium.PdfPage, x: float, y: float) -> tuple[float, float]:
        fine = 100
        device_x, device_y = ctypes.c_int(), ctypes.c_int()
        size = int(self.width * fine), int(self.height * fine)
        raw.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, device_x, device_y)
        return device_x.value / fine, device_y.value / fine

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        xs = [self._x[0] + self._x[1] * x + self._x[2] * y for x, y in ((left, bottom), (right, top))]
        ys = [self._y[0] + self._y[1] * x + self._y[2] * y for x, y in ((left, bottom), (right, top))]
        return min(xs), min(ys), max(xs), max(ys)


def pieces_of(page: pdfium.PdfPage, page_map: PageMap) -> list[Found]:
    """Every piece of text on the page, also what nobody can see."""
    text_page = page.get_textpage()
    try:
        return [_found(text_page, letters) for letters in _gathered(_letters(text_page, page_map))]
    finally:
        text_page.close()


def _letters(text_page: pdfium.PdfTextPage, page_map: PageMap) -> Iterator[Letter]:
    rect = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    handle, reference = text_page.raw, ctypes.byref(rect)
    for index in range(min(raw.FPDFText_CountChars(handle), MOST_LETTERS)):
        code = raw.FPDFText_GetUnicode(handle, index)
        if code in {0, 10, 13, 0xFFFE, 0xFFFF} or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
            continue
        raw.FPDFText_GetLooseCharBox(handle, index, reference)
        raw.FPDFText_GetCharOrigin(handle, index, x, y)
        box = page_map.box(rect.left, rect.bottom, rect.right, rect.top)
        yield Letter(index, chr(code), *box, baseline=page_map.box(x.value, y.value, x.value, y.value)[1])


def _gathered(letters: Iterator[Letter]) -> Iterator[list[Letter]]:
    """Letters that follow each other on one line without a wide gap."""
    run: list[Letter] = []
    spaces: list[Letter] = []
    for letter in letters:
        if letter.sign.isspace():
            spaces.append(letter)
            continue
        if run and not _follows(run[-1], letter):
            yield run
            run = []
        elif run and (spaces or _gap(run[-1], letter) > 2 * WORD_GAP):
            # Several spaces in a row were typed to part cells.
            sign = CELL_BREAK if _typed(spaces) > 1 and _gap(run[-1], letter) > TYPED_GAP else " "
            run.append(Letter(letter.index, sign, run[-1].right, run[-1].top, letter.left, run[-1].bottom))
        spaces = []
        run.append(letter)
    if run:
        yield run


def _typed(spaces: list[Letter]) -> int:
    """How many spaces; one as wide as a Chinese character counts double."""
    return sum(2 if space.sign in WIDE_SPACES else 1 for space in spaces)


def _gap(before: Letter, letter: Letter) -> float:
    return (letter.left - before.right) / max(1e-6, min(letter.bottom - letter.top, before.bottom - before.top))


def _follows(before: Letter, letter: Letter) -> bool:
    height = max(1e-6, min(letter.bottom - letter.top, before.bottom - before.top))
    shared = min(before.bottom, letter.bottom) - max(before.top, letter.top)
    # A letter drawn once more in its place, for boldness, does not follow.
    return shared >= 0.5 * height and -0.6 * height < letter.left - before.right < CELL_GAP * height


def _found(text_page: pdfium.PdfTextPage, letters: list[Letter]) -> Found:
    index = letters[0].index
    text_object = raw.FPDFText_GetTextObject(text_page.raw, index)
    piece = Piece(
        text="".join(letter.sign for letter in letters),
        left=letters[0].left,
        top=min(letter.top for letter in letters),
        right=max(letter.right for letter in letters),
        bottom=max(letter.bottom for letter in letters),
        is_bold=_is_bold(text_page, index),
        baseline=letters[0].baseline,
    )
    is_invisible = bool(text_object) and raw.FPDFTextObj_GetTextRenderMode(text_object) == INVISIBLE
    return Found(piece, is_invisible, ctypes.cast(text_object, ctypes.c_void_p).value or 0)


def _is_bold(text_page: pdfium.PdfTextPage, index: int) -> bool:
    if raw.FPDFText_GetFontWeight(text_page.raw, index) >= BOLD_FROM:
        return True
    flags = ctypes.c_int()
    length = raw.FPDFText_GetFontInfo(text_page.raw, index, None, 0, flags)
    if not 0 < length < 500:
        return False
    name = ctypes.create_string_buffer(length)
    raw.FPDFText_GetFontInfo(text_page.raw, index, name, length, flags)
    lowered = name.value.lower()
    return any(word in lowered for word in (b"bold", b"black", b"heavy", b"semibold"))
