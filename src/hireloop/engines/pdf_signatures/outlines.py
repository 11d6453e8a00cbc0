"""Letters as outlines, taken from a font file: what is drawn needs no font later and shows rare characters.

The fonts are Noto CJK where Debian puts them, or the file that SIGNATURE_FONT names; 𠮷, 㼆 and 龘 are in them.
"""

import os
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTCollection, TTFont

from hireloop.engines.errors import EngineUnavailable
from hireloop.kernel.errors import N_

FOLDER = Path("/usr/share/fonts")
CANDIDATES = (
    "opentype/noto/NotoSansCJK-Regular.ttc",
    "opentype/noto/NotoSerifCJK-Regular.ttc",
    "noto-cjk/NotoSansCJK-Regular.ttc",
    "google-noto-cjk/NotoSansCJK-Regular.ttc",
    "truetype/wqy/wqy-zenhei.ttc",
    "truetype/dejavu/DejaVuSans.ttf",
)
WANTED_FACE = "SC"

Segment = tuple[str, tuple[float, ...]]
"""A PDF path operator ("m", "l", "c", "h") with its coordinates."""


@dataclass(frozen=True)
class Glyph:
    """The outline in units of the em, baseline at 0, and how far the pen moves on."""

    segments: tuple[Segment, ...]
    advance: float


@lru_cache(maxsize=4000)
def glyph(character: str) -> Glyph:
    """From the first font that has the character; the first font's box for missing glyphs where none has."""
    for font in fonts():
        name = font.names.get(ord(character))
        if name is not None:
            return font.glyph(name)
    return fonts()[0].glyph(".notdef")


def missing(text: str) -> str:
    """The characters that no font can show."""
    return "".join(each for each in text if not any(ord(each) in font.names for font in fonts()))


def width(text: str) -> float:
    """How long the text is, in ems."""
    return sum(glyph(each).advance for each in text)


@dataclass(frozen=True, eq=False)
class Font:
    face: TTFont
    names: dict[int, str]

    def glyph(self, name: str) -> Glyph:
        glyphs = self.face.getGlyphSet()
        units = self.face["head"].unitsPerEm
        pen = SegmentPen(glyphs, 1 / units)
        glyphs[name].draw(pen)
        return Glyph(tuple(pen.segments), glyphs[name].width / units)


class SegmentPen(BasePen):
    """Writes an outline down as path operators; quadratic curves become cubic ones on the way."""

    def __init__(self, glyphs: object, scale: float) -> None:
        super().__init__(glyphs)
        self.scale = scale
        self.segments: list[Segment] = []

    def _add(self, operator: str, *points: tuple[float, float]) -> None:
        flat = tuple(round(value * self.scale, 5) for point in points for value in point)
        self.segments.append((operator, flat))

    def _moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self._add("m", point)

    def _lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self._add("l", point)

    def _curveToOne(  # noqa: N802
        self, one: tuple[float, float], two: tuple[float, float], end: tuple[float, float]
    ) -> None:
        self._add("c", one, two, end)

    def _closePath(self) -> None:  # noqa: N802
        self._add("h")


@cache
def fonts() -> tuple[Font, ...]:
    """The fonts that are there, opened once; reading is lazy, so that only what is drawn is decoded."""
    chosen = os.environ.get("SIGNATURE_FONT", "")
    paths = [Path(chosen)] if chosen else []
    paths += [FOLDER / each for each in CANDIDATES]
    found = tuple(_open(path) for path in paths if path.is_file())
    if not found:
        raise EngineUnavailable(
            N_("There is no font for stamps. Install the package fonts-noto-cjk, or name a font file: SIGNATURE_FONT.")
        )
    return found


def _open(path: Path) -> Font:
    face = TTFont(path, fontNumber=_face_number(path), lazy=True)
    return Font(face, face.getBestCmap())


def _face_number(path: Path) -> int:
    """Which face of a collection is for simplified Chinese; the first where none says so."""
    if path.suffix.lower() != ".ttc":
        return -1
    with TTCollection(path, lazy=True) as collection:
        named = [str(face["name"].getDebugName(1)).endswith(WANTED_FACE) for face in collection.fonts]
    return named.index(True) if True in named else 0
