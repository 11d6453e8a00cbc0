"""The lanes of one answer as one SVG: intervals as bars, signals as lines, evidence as ticks, all on one clock."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from hireloop.analysis.report import ink

LABEL_WIDTH, PLOT_WIDTH = 96, 620
BAR_HEIGHT, LINE_HEIGHT, GAP = 13, 26, 5
AXIS_HEIGHT = 18
MOST_POINTS = 310
TICK_STEPS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1200, 1800)
MOST_TICKS = 10
NARROWEST_BAR = 1.5


@dataclass(frozen=True)
class Row:
    """One row: bars of some kinds of interval, or the line of a lane, of one of the signals.

    Bars that were never looked for must not be drawn as an empty row: ``worked_out`` is the lane that tells.
    """

    signal: str
    key: str
    kinds: tuple[str, ...] = ()
    lane: str | None = None
    is_centred: bool = False
    worked_out: str | None = None


ROWS = (
    Row("voice", "speech", kinds=("speech",)),
    Row("voice", "pause", kinds=("pause",)),
    Row("voice", "filler", kinds=("filler",)),
    Row("voice", "loudness", lane="loudness"),
    Row("voice", "pitch", lane="pitch", is_centred=True),
    Row("voice", "speaking_rate", lane="speaking_rate"),
    Row("face", "smile", kinds=("smile",), worked_out="smile"),
    Row("face", "brow", kinds=("brow_raise", "frown"), worked_out="smile"),
    Row("face", "gaze_away", kinds=("gaze_away",)),
    Row("face", "head_yaw", lane="head_yaw", is_centred=True),
    Row("face", "face_lost", kinds=("face_lost",)),
    Row("face", "several_faces", kinds=("several_faces",)),
    Row("posture", "gesture", kinds=("gesture", "hand_raised")),
    Row("posture", "self_touch", kinds=("self_touch",)),
    Row("posture", "lean", lane="lean", is_centred=True),
    Row("posture", "movement", lane="movement"),
)
# Rows that mean something only when they are not empty.
ONLY_IF_ANY = {"filler", "face_lost", "several_faces", "self_touch", "brow"}


def timeline(answer: Mapping[str, Any], marks_ms: Sequence[int], *, labels: Mapping[str, str], title: str) -> str:
    """``answer`` as in ``report.json``; ``marks_ms`` are moments of evidence. Empty where there is no signal."""
    duration_ms = answer.get("duration_ms") or 0
    rows = [row for row in ROWS if is_drawn(row, answer)]
    if not rows or not duration_ms:
        return ""
    parts, top = [], 4
    for row in rows:
        height = LINE_HEIGHT if row.lane else BAR_HEIGHT
        parts.append(label(labels[row.key], top + height / 2))
        parts.append(drawn(row, answer[row.signal], duration_ms, top, height))
        top += height + GAP
    parts.append(axis(duration_ms, top))
    parts += [f'<path {ink.MARK} d="M{x_of(ms, duration_ms):.1f} 2V{top}"/>' for ms in marks_ms]
    height = top + AXIS_HEIGHT
    return (
        f'<svg class="timeline" viewBox="0 0 {LABEL_WIDTH + PLOT_WIDTH + 12} {height}" role="img"'
        f' {ink.FONT} aria-label="{escape(title)}"><title>{escape(title)}</title>{"".join(parts)}</svg>'
    )


def is_drawn(row: Row, answer: Mapping[str, Any]) -> bool:
    signal = answer.get(row.signal)
    if not signal:
        return False
    if row.lane:
        return any(value is not None for value in lane_of(row, signal)["values"])
    has_any = any(interval["kind"] in row.kinds for interval in signal["intervals"])
    lanes = {lane["key"] for lane in signal["lanes"]}
    was_looked_for = row.worked_out in lanes if row.worked_out else bool(lanes)
    return has_any or (row.key not in ONLY_IF_ANY and was_looked_for)


def lane_of(row: Row, signal: Mapping[str, Any]) -> Mapping[str, Any]:
    empty: Mapping[str, Any] = {"times_ms": [], "values": []}
    return next((lane for lane in signal["lanes"] if lane["key"] == row.lane), empty)


def drawn(row: Row, signal: Mapping[str, Any], duration_ms: int, top: float, height: float) -> str:
    frame = f'<rect {ink.LANE} x="{LABEL_WIDTH}" y="{top}" width="{PLOT_WIDTH}" height="{height}" rx="2"/>'
    if row.lane:
        return frame + line(row, lane_of(row, signal), duration_ms, top, height)
    return frame + "".join(bars(signal["intervals"], kind, row, duration_ms, top, height) for kind in row.kinds)


def bars(
    intervals: Sequence[Mapping[str, Any]], kind: str, row: Row, duration_ms: int, top: float, height: float
) -> str:
    """All bars of a kind as one path: an hour has thousands, and each shape costs time to print."""
    path = []
    for interval in intervals:
        if interval["kind"] == kind:
            left = x_of(interval["start_ms"], duration_ms)
            width = max(x_of(interval["end_ms"], duration_ms) - left, NARROWEST_BAR)
            path.append(f"M{left:.1f} {top + 1}h{width:.1f}v{height - 2}h-{width:.1f}z")
    look = ink.bar(row.signal, is_second=kind != row.kinds[0])
    return f'<path {look} d="{"".join(path)}"/>' if path else ""


def line(row: Row, lane: Mapping[str, Any], duration_ms: int, top: float, height: float) -> str:
    """The values between their own lowest and highest, broken where nothing was measured."""
    points = thinned(lane["times_ms"], lane["values"])
    known = [value for _, value in points if value is not None]
    low, high = min(known), max(known)
    if row.is_centred:
        high = max(abs(low), abs(high))
        low = -high
    reach = (high - low) or 1.0
    path, is_drawing = [], False
    for ms, value in points:
        if value is None:
            is_drawing = False
            continue
        y = top + height - 3 - (height - 6) * (value - low) / reach
        path.append(f"{'L' if is_drawing else 'M'}{x_of(ms, duration_ms):.1f} {y:.1f}")
        is_drawing = True
    middle = f'<path {ink.MIDDLE} d="M{LABEL_WIDTH} {top + height / 2}h{PLOT_WIDTH}"/>' if row.is_centred else ""
    return f'{middle}<path {ink.line(row.signal)} d="{"".join(path)}"/>'


def thinned(times_ms: Sequence[int], values: Sequence[float | None]) -> list[tuple[int, float | None]]:
    """At most about 300 points: means over neighbours, None where none of them is known."""
    size = max(1, -(-len(times_ms) // MOST_POINTS))
    found = []
    for first in range(0, len(times_ms), size):
        known = [value for value in values[first : first + size] if value is not None]
        found.append((times_ms[first], sum(known) / len(known) if known else None))
    return found


def axis(duration_ms: int, top: float) -> str:
    step_s = next((step for step in TICK_STEPS_S if duration_ms / 1000 / step <= MOST_TICKS), TICK_STEPS_S[-1])
    marks = range(0, duration_ms // 1000 + 1, step_s)
    look = f'{ink.text(size=10, colour=ink.MUTED)} text-anchor="middle"'
    return "".join(
        f'<text {look} x="{x_of(second * 1000, duration_ms):.1f}" y="{top + 12}">{clock(second * 1000)}</text>'
        for second in marks
    )


def label(text: str, middle: float) -> str:
    look = f'{ink.text(size=11, colour=ink.MUTED)} text-anchor="end"'
    return f'<text {look} x="{LABEL_WIDTH - 8}" y="{middle + 3.5:.1f}">{escape(text)}</text>'


def x_of(ms: float, duration_ms: int) -> float:
    return LABEL_WIDTH + PLOT_WIDTH * min(max(ms / duration_ms, 0), 1)


def clock(ms: int) -> str:
    """1:05, and 1:02:05 for hours."""
    minutes, seconds = divmod(ms // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
