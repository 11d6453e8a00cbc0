"""A signature drawn by hand: only the shape of the lines is taken, neither pressure nor pace."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from hireloop.kernel.errors import N_, BadInput

from .drawing import INK, Drawing, Segment, Shape

MOST_STROKES = 200
MOST_POINTS = 6000
LEAST_LENGTH = 40.0
"""A tap or a dot is no signature. In the units of the pad (CSS pixels)."""

Point = tuple[float, float]


@dataclass(frozen=True)
class Ink:
    """Strokes in the pad's units, y downwards as screens have it."""

    strokes: tuple[tuple[Point, ...], ...]

    def drawing(self) -> Drawing:
        """Cut to what was drawn, with a margin for the pen's width."""
        points = [point for stroke in self.strokes for point in stroke]
        left, right = min(x for x, _ in points), max(x for x, _ in points)
        top, low = min(y for _, y in points), max(y for _, y in points)
        pen = max(right - left, low - top) / 70 + 0.6
        wide, tall = right - left + 2 * pen, low - top + 2 * pen
        shapes = []
        for stroke in self.strokes:
            moved = [(x - left + pen, low - y + pen) for x, y in stroke]
            shapes.append(Shape(_curve(moved), INK, pen))
        return Drawing(wide, tall, tuple(shapes))


def ink_from_json(raw: Any) -> Ink:
    """``[[[x, y], …], …]``; BadInput where it is no such list, too large, or too little to be a signature."""
    if not isinstance(raw, list) or not 0 < len(raw) <= MOST_STROKES:
        raise _unreadable()
    strokes = tuple(_stroke(each) for each in raw)
    if sum(map(len, strokes)) > MOST_POINTS:
        raise BadInput(N_("The drawing is too large. Clear it and sign once more."), code="ink_too_large")
    if sum(_length(stroke) for stroke in strokes) < LEAST_LENGTH:
        raise BadInput(N_("This is too little to be a signature. Please write your name."), code="ink_too_little")
    return Ink(strokes)


def _stroke(raw: Any) -> tuple[Point, ...]:
    if not isinstance(raw, list) or not 0 < len(raw) <= MOST_POINTS:
        raise _unreadable()
    return tuple(_point(each) for each in raw)


def _point(raw: Any) -> Point:
    is_pair = isinstance(raw, list) and len(raw) == 2
    if not is_pair or not all(isinstance(value, int | float) and not isinstance(value, bool) for value in raw):
        raise _unreadable()
    x, y = (float(value) for value in raw)
    if not (math.isfinite(x) and math.isfinite(y) and abs(x) <= 10_000 and abs(y) <= 10_000):
        raise _unreadable()
    return x, y


def _unreadable() -> BadInput:
    return BadInput(N_("The drawn signature could not be read. Clear it and sign once more."), code="ink_unreadable")


def _length(stroke: Sequence[Point]) -> float:
    return sum(math.dist(one, two) for one, two in pairwise(stroke))


def _curve(points: Sequence[Point]) -> tuple[Segment, ...]:
    """Through the middles of neighbours, with the points as handles: smooth, and near what the hand did."""
    first = points[0]
    if len(points) < 3:
        return (("m", first), ("l", points[-1] if len(points) > 1 else (first[0] + 0.1, first[1])))
    segments: list[Segment] = [("m", first)]
    here = first
    for handle, after in pairwise(points[1:]):
        end = ((handle[0] + after[0]) / 2, (handle[1] + after[1]) / 2)
        one = tuple(here[i] + 2 / 3 * (handle[i] - here[i]) for i in (0, 1))
        two = tuple(end[i] + 2 / 3 * (handle[i] - end[i]) for i in (0, 1))
        segments.append(("c", (*one, *two, *end)))
        here = end
    segments.append(("l", points[-1]))
    return tuple(segments)
