"""The round red seal 公章, drawn: name on the upper arc, star in the middle, number on the lower arc.

Proportions after GB/T 33190's practice for company seals: 42 mm across, rim 1.2 mm, star 14 mm.
"""

import math

from .drawing import SEAL_RED, Colour, Drawing, Placing, Shape, circle, polygon
from .outlines import glyph

ACROSS = 119.0
"""42 mm in points."""
LONGEST_NAME = 40


def draw_seal(name: str, *, number: str = "", label: str = "", colour: Colour = SEAL_RED) -> Drawing:
    """``name``: the company's; ``number``: up to 18 signs at the foot; ``label``: 合同专用章, under the star."""
    centre, rim = ACROSS / 2, ACROSS * 0.029
    outer = centre - rim / 2
    shapes = [circle(centre, centre, outer, colour=colour, line=rim), _star(centre, ACROSS / 6, colour=colour)]
    shapes += _upper_arc(name[:LONGEST_NAME], centre=centre, colour=colour)
    if label:
        shapes += _straight(label[:8], centre=centre, y=centre - ACROSS * 0.27, size=ACROSS * 0.1, colour=colour)
    if number:
        shapes += _lower_arc(number[:18], centre=centre, colour=colour)
    return Drawing(ACROSS, ACROSS, tuple(shapes))


def _star(centre: float, radius: float, *, colour: Colour) -> Shape:
    inner = radius * 0.381966
    corners = []
    for step in range(10):
        angle = math.pi / 2 + step * math.pi / 5
        reach = radius if step % 2 == 0 else inner
        corners.append((centre + reach * math.cos(angle), centre + reach * math.sin(angle)))
    return polygon(corners, colour=colour)


def _upper_arc(name: str, *, centre: float, colour: Colour) -> list[Shape]:
    """Feet towards the star; the more signs, the narrower and the further round they go."""
    tall = ACROSS * 0.125
    foot = centre * 0.66
    wide_angle = math.radians(min(250, max(60, 24 * len(name))))
    step = wide_angle / max(len(name), 1)
    wide = min(tall * 0.82, step * (foot + tall / 2) * 0.92)
    shapes = []
    for index, character in enumerate(name):
        angle = math.pi / 2 + wide_angle / 2 - (index + 0.5) * step
        shapes += _letter(character, centre=centre, radius=foot, angle=angle, wide=wide, tall=tall, colour=colour)
    return shapes


def _lower_arc(number: str, *, centre: float, colour: Colour) -> list[Shape]:
    """Heads towards the star, from left to right."""
    tall = ACROSS * 0.055
    head = centre * 0.88
    step = math.radians(5.2)
    start = -math.pi / 2 - step * (len(number) - 1) / 2
    shapes = []
    for index, character in enumerate(number):
        angle = start + index * step
        outline = glyph(character)
        if not outline.segments:
            continue
        x, y = centre + head * math.cos(angle), centre + head * math.sin(angle)
        turn = angle + math.pi / 2
        shift = outline.advance * tall / 2
        placing = Placing.turned(
            x - shift * math.cos(turn), y - shift * math.sin(turn), angle=turn, across=tall, up=tall
        )
        shapes.append(Shape(outline.segments, colour).moved(placing))
    return shapes


def _letter(
    character: str, *, centre: float, radius: float, angle: float, wide: float, tall: float, colour: Colour
) -> list[Shape]:
    outline = glyph(character)
    if not outline.segments:
        return []
    turn = angle - math.pi / 2
    shift = wide / 2
    x = centre + radius * math.cos(angle) - shift * math.cos(turn)
    y = centre + radius * math.sin(angle) - shift * math.sin(turn)
    across = wide / max(outline.advance, 0.3)
    placing = Placing.turned(x, y, angle=turn, across=across, up=tall)
    return [Shape(outline.segments, colour).moved(placing)]


def _straight(text: str, *, centre: float, y: float, size: float, colour: Colour) -> list[Shape]:
    from .drawing import fitting_size, text_shapes
    from .outlines import width

    fitted = fitting_size(text, across=ACROSS * 0.55, most=size)
    return list(text_shapes(text, x=centre - width(text) * fitted / 2, y=y, size=fitted, colour=colour))
