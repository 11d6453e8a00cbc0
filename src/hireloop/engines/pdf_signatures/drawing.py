"""A small vector drawing that becomes PDF operators for a stamp, or SVG for a page, from the same shapes."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from .outlines import Segment, glyph, width

Colour = tuple[float, float, float]
INK: Colour = (0.09, 0.13, 0.28)
GREY: Colour = (0.38, 0.41, 0.46)
SEAL_RED: Colour = (0.8, 0.06, 0.09)


@dataclass(frozen=True)
class Placing:
    """An affine map: x' = ax + cy + e, y' = bx + dy + f, as the operator ``cm`` has it."""

    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def at(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    @classmethod
    def turned(cls, x: float, y: float, *, angle: float, across: float, up: float) -> Self:
        """Scaled by (across, up), turned by ``angle`` (radians, anticlockwise), and put at (x, y)."""
        cos, sin = math.cos(angle), math.sin(angle)
        return cls(across * cos, across * sin, -up * sin, up * cos, x, y)


@dataclass(frozen=True)
class Shape:
    """A path, filled; or stroked with round ends where ``line`` (its width) is given."""

    segments: tuple[Segment, ...]
    colour: Colour
    line: float = 0

    def moved(self, placing: Placing, *, scale: float = 1) -> "Shape":
        moved = tuple((operator, _map(points, placing)) for operator, points in self.segments)
        return Shape(moved, self.colour, self.line * scale)


@dataclass(frozen=True)
class Drawing:
    """``width`` × ``height`` points, y upwards."""

    width: float
    height: float
    shapes: tuple[Shape, ...]

    def as_pdf(self) -> bytes:
        parts = ["q 1 J 1 j"]
        for shape in self.shapes:
            colour = " ".join(f"{part:.3f}" for part in shape.colour)
            parts.append(f"{colour} {'RG' if shape.line else 'rg'}")
            if shape.line:
                parts.append(f"{shape.line:.3f} w")
            parts += [
                " ".join([*(f"{value:.3f}" for value in points), operator]) for operator, points in shape.segments
            ]
            parts.append("S" if shape.line else "f")
        return " ".join([*parts, "Q"]).encode("ascii")

    def as_svg(self, *, title: str = "") -> str:
        flip = Placing(d=-1, f=self.height)
        paths = "".join(_svg_path(shape.moved(flip)) for shape in self.shapes)
        name = title.replace("&", "&amp;").replace("<", "&lt;")
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width:g} {self.height:g}" role="img">'
            f"<title>{name}</title>{paths}</svg>"
        )

    def fitted(self, box: tuple[float, float, float, float]) -> tuple[Shape, ...]:
        """The shapes, scaled into the box (x, y, width, height) and centred in it."""
        x, y, across, up = box
        scale = min(across / self.width, up / self.height)
        left = x + (across - self.width * scale) / 2
        low = y + (up - self.height * scale) / 2
        placing = Placing(scale, 0, 0, scale, left, low)
        return tuple(shape.moved(placing, scale=scale) for shape in self.shapes)


def text_shapes(text: str, *, x: float, y: float, size: float, colour: Colour) -> tuple[Shape, ...]:
    """A line of text with its baseline at (x, y)."""
    shapes = []
    for character in text:
        outline = glyph(character)
        if outline.segments:
            placing = Placing(size, 0, 0, size, x, y)
            shapes.append(Shape(outline.segments, colour).moved(placing))
        x += outline.advance * size
    return tuple(shapes)


def fitting_size(text: str, *, across: float, most: float) -> float:
    """The font size at which the line is no longer than ``across``, and not above ``most``."""
    return min(most, across / max(width(text), 0.01))


def circle(x: float, y: float, radius: float, *, colour: Colour, line: float) -> Shape:
    k = radius * 0.5522847498
    quarters: tuple[Segment, ...] = (
        ("m", (x + radius, y)),
        ("c", (x + radius, y + k, x + k, y + radius, x, y + radius)),
        ("c", (x - k, y + radius, x - radius, y + k, x - radius, y)),
        ("c", (x - radius, y - k, x - k, y - radius, x, y - radius)),
        ("c", (x + k, y - radius, x + radius, y - k, x + radius, y)),
        ("h", ()),
    )
    return Shape(quarters, colour, line)


def polygon(points: Iterable[tuple[float, float]], *, colour: Colour) -> Shape:
    first, *rest = points
    return Shape((("m", first), *(("l", point) for point in rest), ("h", ())), colour)


def _map(points: tuple[float, ...], placing: Placing) -> tuple[float, ...]:
    pairs = zip(points[::2], points[1::2], strict=True)
    return tuple(value for x, y in pairs for value in placing.at(x, y))


def _svg_path(shape: Shape) -> str:
    commands = {"m": "M", "l": "L", "c": "C", "h": "Z"}
    d = " ".join(commands[op] + " ".join(f"{value:.2f}" for value in points) for op, points in shape.segments)
    colour = "#" + "".join(f"{round(part * 255):02x}" for part in shape.colour)
    if shape.line:
        return (
            f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{shape.line:.2f}" '
            'stroke-linecap="round" stroke-linejoin="round"/>'
        )
    return f'<path d="{d}" fill="{colour}"/>'
