"""The face of one answer over time: presence, head, gaze, blinks and (where allowed) expressions.

Everything is measured against the person's own neutral in the same recording, so that neither the
shape of a face nor the place of the camera counts. Never a competency score.
"""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from hireloop.analysis.model import Interval, Lane, SignalAnalysis
from hireloop.analysis.vision.face_geometry import FaceSample
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
    total_ms,
)

Measures = dict[str, float | int | None]
Holds = NDArray[np.bool_]

# Gaze is away beyond these angles from where the person mostly looks; at arm's length a screen is some 25 wide.
AWAY_YAW, AWAY_PITCH = 16.0, 13.0
SHORTEST_AWAY_MS = 500
SHORTEST_LOST_MS = 500
SHORTEST_SEVERAL_MS = 300
SHORTEST_EXPRESSION_MS = 300

# Lids at under half of their usual distance are closed; longer than a blink it is looking down, or closed eyes.
CLOSED_BELOW = 0.5
LONGEST_BLINK_MS = 450

# How far mouth and brows move, in eye distances, when somebody plainly smiles, raises or knits the brows.
SMILE_WIDTH, SMILE_LIFT, SMILE_FROM = 0.14, 0.07, 0.7
BROW_RAISE, BROW_KNIT, BROW_FROM = 0.07, 0.035, 0.7
# Nobody's neutral mouth is wider or more lifted than this, so a smile all along is seen as one.
WIDEST_NEUTRAL, MOST_LIFTED_NEUTRAL = 0.60, 0.05
NEUTRAL_MOUTH_PERCENTILE = 20


@dataclass(frozen=True)
class FaceTrack:
    """One entry per looked-at picture: when, how many faces, and the largest one, None where it could not be read."""

    times_ms: tuple[int, ...]
    counts: tuple[int, ...]
    samples: tuple[FaceSample | None, ...]

    def before(self, t_ms: int) -> "FaceTrack":
        kept = bisect_left(self.times_ms, t_ms)
        return FaceTrack(self.times_ms[:kept], self.counts[:kept], self.samples[:kept])

    def then(self, later: "FaceTrack") -> "FaceTrack":
        """This one, and ``later`` after it."""
        return FaceTrack(self.times_ms + later.times_ms, self.counts + later.counts, self.samples + later.samples)


def observe_face(track: FaceTrack, *, expressions: bool = True) -> SignalAnalysis:
    """What the face shows. Without ``expressions`` smile, brow and mouth are not worked out at all."""
    face = FaceColumns(track)
    found = presence_intervals(face)
    if not face.is_seen.any():
        return SignalAnalysis(measures=presence_measures(face, found), intervals=tuple(found))
    found += gaze_intervals(face)
    measures = {**presence_measures(face, found), **gaze_measures(face, found), **head_measures(face)}
    drawn = [lane("faces", "count", face.times_ms, face.counts), *gaze_lanes(face), *head_lanes(face)]
    if expressions:
        shown = expression_intervals(face)
        measures |= expression_measures(face, shown)
        drawn += expression_lanes(face)
        found += shown
    intervals = tuple(sorted(found, key=lambda interval: (interval.start_ms, interval.kind)))
    return SignalAnalysis(measures=measures, lanes=tuple(drawn), intervals=intervals)


class FaceColumns:
    """The track as columns against the own neutral, each worked out when first asked for."""

    def __init__(self, track: FaceTrack) -> None:
        self.samples = track.samples
        self.times_ms: Times = np.array(track.times_ms, dtype=np.int64)
        self.counts: Column = np.array(track.counts, dtype=np.float64)
        self.is_seen: Holds = np.array([sample is not None for sample in track.samples], dtype=bool)
        self.step_ms = step_ms_of(self.times_ms)

    @property
    def seen_ms(self) -> int:
        return int(self.is_seen.sum()) * self.step_ms

    def against_neutral(self, name: str) -> Column:
        values = column(self.samples, name)
        return values - neutral(values)

    @cached_property
    def yaw(self) -> Column:
        return self.against_neutral("yaw")

    @cached_property
    def pitch(self) -> Column:
        return self.against_neutral("pitch")

    @cached_property
    def roll(self) -> Column:
        return self.against_neutral("roll")

    @cached_property
    def is_closed(self) -> Holds:
        opened = column(self.samples, "eye_open")
        with np.errstate(invalid="ignore"):
            return opened < CLOSED_BELOW * neutral(opened, 80)

    def gaze(self, head: str, eyes: str) -> Column:
        """Head and eyes together against where the person mostly looks; NaN where the eyes cannot be seen."""
        direction = column(self.samples, head) + column(self.samples, eyes)
        direction[self.is_closed] = np.nan
        return steadied(direction - neutral(direction))

    @cached_property
    def gaze_yaw(self) -> Column:
        return self.gaze("yaw", "eye_yaw")

    @cached_property
    def gaze_pitch(self) -> Column:
        return self.gaze("pitch", "eye_pitch")

    @cached_property
    def is_away(self) -> Holds:
        with np.errstate(invalid="ignore"):
            turned = (np.abs(self.gaze_yaw) > AWAY_YAW) | (np.abs(self.gaze_pitch) > AWAY_PITCH)
        return self.is_seen & (turned | self.is_down)

    @cached_property
    def is_down(self) -> Holds:
        """Eyes closed for longer than a blink."""
        held = np.zeros(len(self.times_ms), dtype=bool)
        for stretch in stretches("closed", self.is_closed, self.times_ms, shortest_ms=LONGEST_BLINK_MS + 1):
            held |= (self.times_ms >= stretch.start_ms) & (self.times_ms < stretch.end_ms)
        return held

    @cached_property
    def smile(self) -> Column:
        """0-1: the corners of the mouth apart and up."""
        width, lift = column(self.samples, "mouth_width"), column(self.samples, "mouth_lift")
        apart = (width - min(neutral(width, NEUTRAL_MOUTH_PERCENTILE), WIDEST_NEUTRAL)) / SMILE_WIDTH
        up = (lift - min(neutral(lift, NEUTRAL_MOUTH_PERCENTILE), MOST_LIFTED_NEUTRAL)) / SMILE_LIFT
        return steadied(np.clip(0.6 * np.clip(apart, 0, 1.2) + 0.4 * np.clip(up, 0, 1.2), 0, 1))

    @cached_property
    def brow_raise(self) -> Column:
        return steadied(np.clip(self.against_neutral("brow_height") / BROW_RAISE, 0, 1))

    @cached_property
    def frown(self) -> Column:
        return steadied(np.clip(-self.against_neutral("brow_gap") / BROW_KNIT, 0, 1))


# --- presence


def presence_intervals(face: FaceColumns) -> list[Interval]:
    is_lost = face.counts == 0
    several = face.counts > 1
    return [
        *stretches("face_lost", is_lost, face.times_ms, shortest_ms=SHORTEST_LOST_MS),
        *stretches("several_faces", several, face.times_ms, strength=face.counts, shortest_ms=SHORTEST_SEVERAL_MS),
    ]


def presence_measures(face: FaceColumns, found: list[Interval]) -> Measures:
    everywhere = np.ones(len(face.times_ms), dtype=bool)
    lost = [interval for interval in found if interval.kind == "face_lost"]
    return {
        "face_present_share": share(face.counts > 0, everywhere),
        "face_lost_count": len(lost),
        "face_lost_ms": total_ms(lost),
        "several_faces_share": share(face.counts > 1, everywhere),
        "most_faces": int(face.counts.max()) if len(face.counts) else 0,
    }


# --- gaze and blinks


def gaze_intervals(face: FaceColumns) -> list[Interval]:
    blinks = stretches("blink", face.is_closed, face.times_ms, shortest_ms=1)
    return [
        *stretches("gaze_away", face.is_away, face.times_ms, strength=away_degrees(face), shortest_ms=SHORTEST_AWAY_MS),
        *(blink for blink in blinks if blink.end_ms - blink.start_ms <= LONGEST_BLINK_MS),
    ]


def away_degrees(face: FaceColumns) -> Column:
    return np.hypot(face.gaze_yaw, face.gaze_pitch)


def gaze_measures(face: FaceColumns, found: list[Interval]) -> Measures:
    """At ten pictures a second the shortest blinks fall between two: the rate is a lower bound."""
    away = [interval for interval in found if interval.kind == "gaze_away"]
    blinks = sum(interval.kind == "blink" for interval in found)
    away_share = min(1.0, total_ms(away) / face.seen_ms) if face.seen_ms else None
    return {
        "gaze_on_camera_share": round(1 - away_share, 3) if away_share is not None else None,
        "gaze_away_count": len(away),
        "blinks_per_min_at_least": per_minute(blinks, face.seen_ms),
    }


def gaze_lanes(face: FaceColumns) -> list[Lane]:
    return [
        lane("gaze_yaw", "degrees", face.times_ms, face.gaze_yaw, digits=1),
        lane("gaze_pitch", "degrees", face.times_ms, face.gaze_pitch, digits=1),
    ]


# --- head


def head_measures(face: FaceColumns) -> Measures:
    return {
        "head_yaw_deviation_deg": deviation(face.yaw),
        "head_pitch_deviation_deg": deviation(face.pitch),
        "head_roll_deviation_deg": deviation(face.roll),
    }


def head_lanes(face: FaceColumns) -> list[Lane]:
    return [lane(f"head_{name}", "degrees", face.times_ms, getattr(face, name), digits=1) for name in HEAD_ANGLES]


HEAD_ANGLES = ("yaw", "pitch", "roll")


# --- expressions


def expression_intervals(face: FaceColumns) -> list[Interval]:
    found: list[Interval] = []
    for kind, values, least in (
        ("smile", face.smile, SMILE_FROM),
        ("brow_raise", face.brow_raise, BROW_FROM),
        ("frown", face.frown, BROW_FROM),
    ):
        with np.errstate(invalid="ignore"):
            holds = values >= least
        found += stretches(kind, holds, face.times_ms, strength=values, shortest_ms=SHORTEST_EXPRESSION_MS)
    return found


def expression_measures(face: FaceColumns, shown: list[Interval]) -> Measures:
    measures: Measures = {}
    for kind in ("smile", "brow_raise", "frown"):
        those = [interval for interval in shown if interval.kind == kind]
        measures[f"{kind}_count"] = len(those)
        measures[f"{kind}_share"] = round(min(1.0, total_ms(those) / face.seen_ms), 3) if face.seen_ms else None
    opening = column(face.samples, "mouth_open")
    measures["mouth_open_mean"] = round(float(np.nanmean(opening)), 3)
    return measures


def expression_lanes(face: FaceColumns) -> list[Lane]:
    return [
        lane("smile", "share", face.times_ms, face.smile),
        lane("brow_raise", "share", face.times_ms, face.brow_raise),
        lane("frown", "share", face.times_ms, face.frown),
        lane("mouth_open", "eye_distances", face.times_ms, column(face.samples, "mouth_open")),
    ]
