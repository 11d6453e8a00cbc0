"""Posture and gestures of one answer over time, against how the person sits in the same recording.

Never a competency score.
"""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from hireloop.analysis.model import Interval, Lane, SignalAnalysis
from hireloop.analysis.vision.body_geometry import BodySample, HandSample
from hireloop.analysis.vision.sampled import (
    Column,
    Times,
    column,
    deviation,
    lane,
    neutral,
    per_minute,
    share,
    steadied,
    step_ms_of,
    stretches,
)

Measures = dict[str, float | int | None]
Holds = NDArray[np.bool_]

# Shoulders that look this much wider (nearer) or narrower than usual are a lean.
LEAN_FROM = 0.12
SHORTEST_LEAN_MS = 1_000
# Speeds in shoulder widths a second.
GESTURE_FROM = 0.35
SHORTEST_GESTURE_MS = 400
LONGEST_HOLD_MS = 600
SHORTEST_HAND_MS = 400


@dataclass(frozen=True)
class BodyTrack:
    """One entry per looked-at picture: when, the body (None where the shoulders are out of view), the hands."""

    times_ms: tuple[int, ...]
    bodies: tuple[BodySample | None, ...]
    hands: tuple[tuple[HandSample, ...], ...]

    def before(self, t_ms: int) -> "BodyTrack":
        kept = bisect_left(self.times_ms, t_ms)
        return BodyTrack(self.times_ms[:kept], self.bodies[:kept], self.hands[:kept])

    def then(self, later: "BodyTrack") -> "BodyTrack":
        """This one, and ``later`` after it."""
        return BodyTrack(self.times_ms + later.times_ms, self.bodies + later.bodies, self.hands + later.hands)


def observe_posture(track: BodyTrack) -> SignalAnalysis:
    """What the body shows: lean, tilt, movement, gestures, hand to the face."""
    body = BodyColumns(track)
    if not body.is_seen.any():
        return SignalAnalysis(measures={"body_present_share": 0.0} if len(body.times_ms) else {})
    found = [*lean_intervals(body), *hand_intervals(body)]
    return SignalAnalysis(
        measures={**posture_measures(body), **hand_measures(body, found)},
        lanes=lanes(body),
        intervals=tuple(sorted(found, key=lambda interval: (interval.start_ms, interval.kind))),
    )


class BodyColumns:
    """The track as columns, each worked out when first asked for."""

    def __init__(self, track: BodyTrack) -> None:
        self.bodies, self.hands = track.bodies, track.hands
        self.times_ms: Times = np.array(track.times_ms, dtype=np.int64)
        self.is_seen: Holds = np.array([body is not None for body in track.bodies], dtype=bool)
        self.step_ms = step_ms_of(self.times_ms)
        self.usual_width = neutral(column(track.bodies, "shoulder_width"))

    @property
    def seen_ms(self) -> int:
        return int(self.is_seen.sum()) * self.step_ms

    @cached_property
    def lean(self) -> Column:
        """How much nearer (positive) or farther the shoulders look than usual, as a share."""
        return steadied(column(self.bodies, "shoulder_width") / self.usual_width - 1)

    @cached_property
    def tilt(self) -> Column:
        values = column(self.bodies, "tilt")
        return steadied(values - neutral(values))

    @cached_property
    def movement(self) -> Column:
        """Of head and shoulders, in shoulder widths a second; NaN where not seen twice in a row."""
        speeds = [
            self.speed(column(self.bodies, f"{part}x"), column(self.bodies, f"{part}y")) for part in ("", "head_")
        ]
        return np.mean(speeds, axis=0)

    def speed(self, x: Column, y: Column) -> Column:
        seconds = np.diff(self.times_ms, prepend=np.nan) / 1000
        return np.hypot(np.diff(x, prepend=np.nan), np.diff(y, prepend=np.nan)) / seconds / self.usual_width

    @cached_property
    def hand_speed(self) -> Column:
        """Of the quicker hand; NaN where no hand is seen twice in a row."""
        speeds = np.stack([self.speed(*self.hand_places(side)) for side in ("left", "right")])
        found = np.full(len(self.times_ms), np.nan)
        known = ~np.isnan(speeds).all(axis=0)
        found[known] = np.nanmax(speeds[:, known], axis=0)
        return found

    def hand_places(self, side: str) -> tuple[Column, Column]:
        those = [next((hand for hand in hands if hand.side == side), None) for hands in self.hands]
        return column(those, "x"), column(those, "y")

    @cached_property
    def shows_hand(self) -> Holds:
        return np.array([bool(hands) for hands in self.hands], dtype=bool)

    @cached_property
    def touches_face(self) -> Holds:
        return np.array([any(hand.touches_face for hand in hands) for hands in self.hands], dtype=bool)

    @cached_property
    def raises_hand(self) -> Holds:
        return (
            np.array([any(hand.is_raised for hand in hands) for hands in self.hands], dtype=bool) & ~self.touches_face
        )

    @cached_property
    def gestures(self) -> Holds:
        """A hand moves, short holds in between included, and not at the face."""
        with np.errstate(invalid="ignore"):
            moves = self.hand_speed > GESTURE_FROM
        return closed(moves, LONGEST_HOLD_MS // self.step_ms) & ~self.touches_face


def closed(holds: Holds, longest_gap: int) -> Holds:
    """With gaps of up to ``longest_gap`` samples filled."""
    filled = holds.copy()
    last = None
    for index in np.flatnonzero(holds):
        if last is not None and index - last - 1 <= longest_gap:
            filled[last:index] = True
        last = index
    return filled


# --- shoulders and head


def lean_intervals(body: BodyColumns) -> list[Interval]:
    with np.errstate(invalid="ignore"):
        forward, back = body.lean > LEAN_FROM, body.lean < -LEAN_FROM
    return [
        *stretches("lean_forward", forward, body.times_ms, strength=body.lean, shortest_ms=SHORTEST_LEAN_MS),
        *stretches("lean_back", back, body.times_ms, strength=-body.lean, shortest_ms=SHORTEST_LEAN_MS),
    ]


def posture_measures(body: BodyColumns) -> Measures:
    everywhere = np.ones(len(body.times_ms), dtype=bool)
    with np.errstate(invalid="ignore"):
        forward, back = body.lean > LEAN_FROM, body.lean < -LEAN_FROM
    moved = body.movement[~np.isnan(body.movement)]
    return {
        "body_present_share": share(body.is_seen, everywhere),
        "lean_forward_share": share(forward, body.is_seen),
        "lean_back_share": share(back, body.is_seen),
        "shoulder_tilt_deviation_deg": deviation(body.tilt),
        "movement_shoulder_widths_per_s": round(float(moved.mean()), 3) if len(moved) else None,
    }


# --- hands


def hand_intervals(body: BodyColumns) -> list[Interval]:
    found: list[Interval] = []
    for kind, holds, shortest_ms in (
        ("gesture", body.gestures, SHORTEST_GESTURE_MS),
        ("hand_raised", body.raises_hand, SHORTEST_HAND_MS),
        ("self_touch", body.touches_face, SHORTEST_HAND_MS),
    ):
        strength = body.hand_speed if kind == "gesture" else None
        found += stretches(kind, holds, body.times_ms, strength=strength, shortest_ms=shortest_ms)
    return found


def hand_measures(body: BodyColumns, found: list[Interval]) -> Measures:
    counts = {kind: sum(interval.kind == kind for interval in found) for kind in ("gesture", "self_touch")}
    everywhere = np.ones(len(body.times_ms), dtype=bool)
    return {
        "hands_visible_share": share(body.shows_hand, everywhere),
        "hand_raised_share": share(body.raises_hand, everywhere),
        "gestures_per_min": per_minute(counts["gesture"], body.seen_ms),
        "self_touch_count": counts["self_touch"],
        "self_touch_share": share(body.touches_face, everywhere),
    }


def lanes(body: BodyColumns) -> tuple[Lane, ...]:
    hands = np.array([len(hands) for hands in body.hands], dtype=np.float64)
    return (
        lane("lean", "share", body.times_ms, body.lean),
        lane("shoulder_tilt", "degrees", body.times_ms, body.tilt, digits=1),
        lane("movement", "shoulder_widths_per_s", body.times_ms, body.movement),
        lane("hands", "count", body.times_ms, hands),
        lane("hand_speed", "shoulder_widths_per_s", body.times_ms, body.hand_speed),
    )
