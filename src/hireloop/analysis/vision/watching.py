"""Looking at a recording once, for face and body together, keeping a few numbers of each picture and no picture."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hireloop.analysis.vision.body_geometry import BodySample, HandSample, measure_body, measure_hands
from hireloop.analysis.vision.face import FaceTrack
from hireloop.analysis.vision.face_geometry import FaceSample, measure_face
from hireloop.analysis.vision.posture import BodyTrack
from hireloop.engines.media import Frame, MediaPath, frames

if TYPE_CHECKING:
    from hireloop.engines.vision import FaceReader, HandReader, PoseReader, Vision

MAX_SIDE = 640


@dataclass(frozen=True)
class Sightings:
    """What was looked at; None for what was not asked for."""

    face: FaceTrack | None
    body: BodyTrack | None

    def before(self, t_ms: int) -> "Sightings":
        return Sightings(self.face and self.face.before(t_ms), self.body and self.body.before(t_ms))

    def then(self, later: "Sightings") -> "Sightings":
        """This, and ``later`` after it; both of the same things at the same rates."""
        return Sightings(
            self.face.then(later.face) if self.face and later.face else None,
            self.body.then(later.body) if self.body and later.body else None,
        )

    @property
    def last_ms(self) -> int:
        """The time of the last picture; -1 where there is none."""
        return max((track.times_ms[-1] for track in (self.face, self.body) if track and track.times_ms), default=-1)


@dataclass(frozen=True)
class Seen:
    """What was looked at while a recording still went on: all of it before ``until_ms``, at these rates."""

    until_ms: int
    face_per_second: float | None
    body_per_second: float | None
    sightings: Sightings


def watch(
    path: MediaPath,
    vision: "Vision",
    *,
    face_per_second: float | None,
    body_per_second: float | None,
    from_ms: int = 0,
    on_progress: Callable[[int], None] = lambda t_ms: None,
) -> Sightings:
    """Face and body at their rates (None: not at all; that reader is never made). Memory does not grow with pictures.

    From ``from_ms`` on: whole seconds, so that the rates go on as they went.

    ``on_progress`` is told the time of each picture. Raises UnreadableMedia.
    """
    with ExitStack() as readers:
        face = FaceWatch(readers.enter_context(vision.face_reader()), face_per_second) if face_per_second else None
        body = (
            BodyWatch(
                readers.enter_context(vision.pose_reader()),
                readers.enter_context(vision.hand_reader()),
                body_per_second,
            )
            if body_per_second
            else None
        )
        watches = [each for each in (face, body) if each]
        most = max(each.clock.per_second for each in watches)
        for frame in frames(path, per_second=most, max_side=MAX_SIDE, from_ms=from_ms):
            for each in watches:
                each.look(frame)
            on_progress(frame.t_ms)
    return Sightings(face=face.track() if face else None, body=body.track() if body else None)


class Clock:
    """Says which pictures fall due at a rate."""

    def __init__(self, per_second: float) -> None:
        self.per_second = per_second
        self._last = -1

    def is_due(self, t_ms: int) -> bool:
        slot = int(t_ms * self.per_second // 1000)
        due, self._last = slot > self._last, max(slot, self._last)
        return due


class FaceWatch:
    def __init__(self, reader: "FaceReader", per_second: float) -> None:
        self.reader, self.clock = reader, Clock(per_second)
        self.times_ms: list[int] = []
        self.counts: list[int] = []
        self.samples: list[FaceSample | None] = []

    def look(self, frame: Frame) -> None:
        if not self.clock.is_due(frame.t_ms):
            return
        height, width = frame.image.shape[:2]
        reading = self.reader.read(frame.image)
        self.times_ms.append(frame.t_ms)
        self.counts.append(reading.count)
        self.samples.append(None if reading.landmarks is None else measure_face(reading.landmarks, width, height))

    def track(self) -> FaceTrack:
        return FaceTrack(times_ms=tuple(self.times_ms), counts=tuple(self.counts), samples=tuple(self.samples))


class BodyWatch:
    def __init__(self, poses: "PoseReader", hands: "HandReader", per_second: float) -> None:
        self.poses, self.hand_reader, self.clock = poses, hands, Clock(per_second)
        self.times_ms: list[int] = []
        self.bodies: list[BodySample | None] = []
        self.hands: list[tuple[HandSample, ...]] = []

    def look(self, frame: Frame) -> None:
        if not self.clock.is_due(frame.t_ms):
            return
        height, width = frame.image.shape[:2]
        pose = self.poses.read(frame.image).landmarks
        body = None if pose is None else measure_body(pose, width, height)
        hands = self.hand_reader.read(frame.image).hands
        self.times_ms.append(frame.t_ms)
        self.bodies.append(body)
        self.hands.append(measure_hands(hands, body, width, height))

    def track(self) -> BodyTrack:
        return BodyTrack(times_ms=tuple(self.times_ms), bodies=tuple(self.bodies), hands=tuple(self.hands))
