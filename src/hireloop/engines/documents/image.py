"""Pictures of documents: recognised, set straight and read like any page."""

import io
import math
from statistics import median
from typing import cast

import numpy as np
from PIL import Image, ImageOps

from hireloop.engines.catalog import engine
from hireloop.engines.ocr import OcrEngine, OcrText, Picture
from hireloop.kernel.errors import BadInput

from .assembly import Written, assemble, no_text
from .layout import in_reading_order
from .model import Document, Flag
from .pieces import Piece

LONGEST_SIDE = 1800
# A few letters here and there are what a machine sees in leaves and fur.
FEWEST_LETTERS = 8
SURE = 0.6
DOUBTFUL = 0.85


def the_engine() -> OcrEngine:
    return cast(OcrEngine, engine("ocr"))


def read_image(content: bytes, *, media_type: str, ocr: OcrEngine | None = None) -> Document:
    lines = ocr_lines(_pixels(content), ocr=ocr or the_engine())
    if sum(sign.isalnum() for line in lines for sign in line.text) < FEWEST_LETTERS:
        raise no_text()
    flags = [Flag("ocr", 1)]
    if median(line.confidence for line in lines) < DOUBTFUL:
        flags.append(Flag("ocr_doubtful", 1))
    return assemble([lines], media_type=media_type, flags=flags)


def _pixels(content: bytes) -> Picture:
    try:
        with Image.open(io.BytesIO(content)) as opened:
            opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            turned = ImageOps.exif_transpose(opened)
            picture = _on_white(turned)
    except (OSError, ValueError, SyntaxError):
        raise BadInput(no_text().message, code="no_text") from None
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    return np.ascontiguousarray(np.asarray(picture, dtype=np.uint8))


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        ground = Image.new("RGBA", layer.size, "white")
        return Image.alpha_composite(ground, layer).convert("RGB")
    return picture.convert("RGB")


def ocr_lines(picture: Picture, *, ocr: OcrEngine) -> list[Written]:
    """The lines of a picture in reading order."""
    height, width = picture.shape[:2]
    texts = [text for text in ocr.read(picture) if text.confidence >= SURE and text.text.strip()]
    tilt = _tilt(texts)
    pieces = [_piece(text, tilt=tilt, centre=(width / 2, height / 2)) for text in texts]
    return in_reading_order(pieces, width=width, height=height)


def _tilt(texts: list[OcrText]) -> float:
    """By how much the page lies askew, in radians; told from the longer lines."""
    angles = []
    for text in texts:
        (x0, y0), (x1, y1), *_ = text.corners
        if abs(x1 - x0) > 4 * max(1.0, math.dist(text.corners[0], text.corners[3])) / 2:
            angles.append(math.atan2(y1 - y0, x1 - x0))
    return median(angles) if angles else 0.0


def _piece(text: OcrText, *, tilt: float, centre: tuple[float, float]) -> Piece:
    cos, sin = math.cos(-tilt), math.sin(-tilt)
    xs, ys = [], []
    for x, y in text.corners:
        dx, dy = x - centre[0], y - centre[1]
        xs.append(centre[0] + dx * cos - dy * sin)
        ys.append(centre[1] + dx * sin + dy * cos)
    top, bottom = (ys[0] + ys[1]) / 2, (ys[2] + ys[3]) / 2
    left, right = (xs[0] + xs[3]) / 2, (xs[1] + xs[2]) / 2
    return Piece(
        text.text.strip(), left, min(top, bottom), max(left, right), max(top, bottom), confidence=text.confidence
    )
