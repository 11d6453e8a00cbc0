"""Drawings of the report as SVG text: no script, no fonts of their own, the same on screen and on paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import cos, pi, sin

from hireloop.analysis.report import ink

RADAR_SIZE = (700, 340)
RADAR_RADIUS = 130
RINGS = (20, 40, 60, 80, 100)

BAND_WIDTH, BAND_HEIGHT = 220, 18


@dataclass(frozen=True)
class Spoke:
    """One dimension on the radar; ``score`` and band None where it could not be scored."""

    label: str
    score: float | None
    low: float | None
    high: float | None
    pass_line: float | None


def radar(spokes: Sequence[Spoke], *, title: str) -> str:
    """Score, band and pass line of each dimension; empty for fewer than three, which make no area.

    A dimension without a score has no point, and line and band stop beside it rather than falling to nought.
    """
    if len(spokes) < 3:
        return ""
    width, height = RADAR_SIZE
    count = len(spokes)
    parts = [ring(count, share) for share in RINGS]
    parts += [spoke_line(index, count) for index in range(count)]
    parts.append(f'<path {ink.AREA} d="{bands_between(spokes)}"/>')
    parts.append(f'<path {ink.PASS_LINE} d="{outline([spoke.pass_line or 0 for spoke in spokes])}"/>')
    parts.append(f'<path {ink.SCORE_LINE} d="{scores_between(spokes)}"/>')
    parts += [dot(index, count, spoke.score) for index, spoke in enumerate(spokes) if spoke.score is not None]
    parts += [spoke_label(index, count, spoke) for index, spoke in enumerate(spokes)]
    body = "".join(parts)
    return (
        f'<svg class="radar" viewBox="{-width / 2} {-height / 2} {width} {height}" role="img"'
        f' {ink.FONT} aria-label="{escape(title)}"><title>{escape(title)}</title>{body}</svg>'
    )


def place(index: int, count: int, value: float) -> tuple[float, float]:
    """The first dimension points up, the others follow clockwise; 100 lies on the outer ring."""
    angle, radius = 2 * pi * index / count, RADAR_RADIUS * value / 100
    return radius * sin(angle), -radius * cos(angle)


def scored_neighbours(spokes: Sequence[Spoke]) -> list[tuple[int, int]]:
    """Each pair of dimensions side by side that both have a score."""
    pairs = ((index, (index + 1) % len(spokes)) for index in range(len(spokes)))
    return [(one, other) for one, other in pairs if None not in (spokes[one].score, spokes[other].score)]


def bands_between(spokes: Sequence[Spoke]) -> str:
    count = len(spokes)
    return "".join(
        closed(
            [
                place(one, count, spokes[one].low or 0),
                place(one, count, spokes[one].high or 0),
                place(other, count, spokes[other].high or 0),
                place(other, count, spokes[other].low or 0),
            ]
        )
        for one, other in scored_neighbours(spokes)
    )


def scores_between(spokes: Sequence[Spoke]) -> str:
    count = len(spokes)
    ends = (
        (place(one, count, spokes[one].score or 0), place(other, count, spokes[other].score or 0))
        for one, other in scored_neighbours(spokes)
    )
    return "".join(f"M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" for (x1, y1), (x2, y2) in ends)


def outline(values: Sequence[float]) -> str:
    return closed([place(index, len(values), value) for index, value in enumerate(values)])


def closed(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z"


def ring(count: int, share: float) -> str:
    return f'<path {ink.RING} d="{outline([share] * count)}"/>'


def spoke_line(index: int, count: int) -> str:
    x, y = place(index, count, 100)
    return f'<path {ink.RING} d="M0 0L{x:.1f} {y:.1f}"/>'


def dot(index: int, count: int, score: float) -> str:
    x, y = place(index, count, score)
    return f'<circle {ink.DOT} cx="{x:.1f}" cy="{y:.1f}" r="3"/>'


def spoke_label(index: int, count: int, spoke: Spoke) -> str:
    x, y = place(index, count, 114)
    anchor = "middle" if abs(x) < 12 else "start" if x > 0 else "end"
    value = "–" if spoke.score is None else f"{spoke.score:.0f}"
    return (
        f'<text {ink.text(size=14)} x="{x:.1f}" y="{y + 4:.1f}" text-anchor="{anchor}">{escape(spoke.label)}'
        f' <tspan fill="{ink.MUTED}">{value}</tspan></text>'
    )


def band(score: float | None, low: float | None, high: float | None, pass_line: float | None, *, title: str) -> str:
    """A score on a line from 0 to 100, with its band drawn as a band and the pass line as a tick."""
    parts = [f'<rect {ink.TRACK} x="0" y="7" width="{BAND_WIDTH}" height="4" rx="2"/>']
    if low is not None and high is not None:
        left, right = at(low), at(high)
        parts.append(f'<rect {ink.RANGE} x="{left:.1f}" y="4" width="{max(right - left, 2):.1f}" height="10" rx="3"/>')
    if pass_line is not None:
        parts.append(f'<path {ink.TICK} d="M{at(pass_line):.1f} 1V17"/>')
    if score is not None:
        parts.append(f'<circle {ink.DOT} cx="{at(score):.1f}" cy="9" r="4.5"/>')
    return (
        f'<svg class="score-band" viewBox="-6 0 {BAND_WIDTH + 12} {BAND_HEIGHT}" role="img"'
        f' aria-label="{escape(title)}">'
        f"<title>{escape(title)}</title>{''.join(parts)}</svg>"
    )


def at(value: float) -> float:
    return BAND_WIDTH * min(max(value, 0), 100) / 100
