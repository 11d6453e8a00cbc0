"""What is seen of a signature on the page: a name written or drawn, or a seal, with a line or two that say when."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hireloop.kernel.errors import N_, BadInput

from .drawing import GREY, INK, Drawing, Shape, fitting_size, text_shapes
from .ink import Ink
from .outlines import width

WIDE, TALL = 190.0, 84.0
"""The size of a person's stamp in points; a seal's is square above its lines."""
SEAL_WIDE, SEAL_TALL = 150.0, 145.0
SMALL = 6.8
MOST_PIXELS = 4_000_000
BIGGEST_PICTURE = 2_000_000
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Stamp:
    """The drawing, and a picture (PNG) where the seal is one, at ``picture_box`` (x, y, width, height)."""

    drawing: Drawing
    picture: bytes = b""
    picture_box: Box = (0, 0, 0, 0)


def person_stamp(signature: str | Ink, *, lines: Sequence[str]) -> Stamp:
    """``signature``: the typed name, or the ink; ``lines``: small print below, from top to bottom."""
    foot = 6 + len(lines) * (SMALL + 2.4)
    area = (8.0, foot + 4, WIDE - 16, TALL - foot - 8)
    shapes = signature.drawing().fitted(area) if isinstance(signature, Ink) else _written(signature, area)
    rule = Shape((("m", (6, foot)), ("l", (WIDE - 6, foot))), GREY, 0.5)
    return Stamp(Drawing(WIDE, TALL, (*shapes, rule, *_small_print(lines, across=WIDE - 12))))


def seal_stamp(seal: Drawing | bytes, *, lines: Sequence[str]) -> Stamp:
    """``seal``: drawn by ``draw_seal``, or a PNG with a clear ground that was uploaded."""
    foot = 4 + len(lines) * (SMALL + 2.4)
    area = (6.0, foot + 2, SEAL_WIDE - 12, SEAL_TALL - foot - 4)
    small = _small_print(lines, across=SEAL_WIDE - 8)
    if isinstance(seal, Drawing):
        return Stamp(Drawing(SEAL_WIDE, SEAL_TALL, (*seal.fitted(area), *small)))
    return Stamp(Drawing(SEAL_WIDE, SEAL_TALL, small), seal, _fitted_picture(seal, area))


def check_picture(raw: bytes) -> bytes:
    """The picture of a seal as a clean PNG; BadInput for what is none, or too large."""
    if len(raw) > BIGGEST_PICTURE:
        raise BadInput(N_("The picture is larger than 2 MB."), code="picture_too_large")
    picture = opened(raw)
    if min(picture.size) < 80:
        raise BadInput(N_("The picture is smaller than 80 pixels; it would look blurred."), code="picture_too_small")
    clean = io.BytesIO()
    picture.convert("RGBA").save(clean, "PNG")
    return clean.getvalue()


def _written(name: str, area: Box) -> tuple[Shape, ...]:
    x, y, across, up = area
    size = fitting_size(name, across=across, most=up * 0.82)
    return text_shapes(
        name, x=x + (across - width(name) * size) / 2, y=y + (up - size) / 2 + size * 0.14, size=size, colour=INK
    )


def _small_print(lines: Sequence[str], *, across: float) -> tuple[Shape, ...]:
    shapes: list[Shape] = []
    for index, line in enumerate(reversed(lines)):
        size = fitting_size(line, across=across, most=SMALL)
        shapes += text_shapes(line, x=6, y=4 + index * (SMALL + 2.4), size=size, colour=GREY)
    return tuple(shapes)


def _fitted_picture(raw: bytes, area: Box) -> Box:
    x, y, across, up = area
    wide, tall = opened(raw).size
    scale = min(across / wide, up / tall)
    return x + (across - wide * scale) / 2, y + (up - tall * scale) / 2, wide * scale, tall * scale


def opened(raw: bytes) -> Any:
    from PIL import Image

    try:
        picture = Image.open(io.BytesIO(raw), formats=["PNG", "JPEG"])
        if picture.width * picture.height > MOST_PIXELS:
            raise BadInput(N_("The picture has more than 4 million pixels."), code="picture_too_large")
        picture.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise BadInput(N_("This is no PNG or JPEG picture."), code="no_picture") from error
    return picture
