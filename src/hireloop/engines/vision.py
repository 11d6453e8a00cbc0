"""Faces, bodies and hands in pictures: what a vision engine gives.

Readers follow one person from picture to picture, so make one reader per recording, give it the
pictures in order, and close it. All images are (h, w, 3) uint8 RGB, upright. Landmarks are
float32: x and y as shares of the picture's width and height (so multiply by both before measuring
angles), z on about the scale of x, smaller is nearer. "Left" and "right" are the person's own.
"""

from dataclasses import dataclass
from typing import Literal, Protocol, Self

import numpy as np
from numpy.typing import NDArray

from .provenance import Provenance

Image = NDArray[np.uint8]
Landmarks = NDArray[np.float32]


@dataclass(frozen=True)
class FaceReading:
    """How many faces there are, and the landmarks of the largest.

    ``landmarks`` (478, 3) in MediaPipe face mesh order with irises, or None where there is no
    face, or only ones too small to read.
    """

    count: int
    landmarks: Landmarks | None


@dataclass(frozen=True)
class PoseReading:
    """The body nearest: ``landmarks`` (33, 4) in MediaPipe pose order, x, y, z, visibility 0-1; None where unseen."""

    landmarks: Landmarks | None


@dataclass(frozen=True)
class Hand:
    """One hand: ``landmarks`` (21, 3) in MediaPipe hand order."""

    side: Literal["left", "right"]
    landmarks: Landmarks
    confidence: float


@dataclass(frozen=True)
class HandReading:
    """At most two hands."""

    hands: tuple[Hand, ...]


class Reader(Protocol):
    """Holds native memory until closed; use it in a ``with``."""

    def close(self) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...


class FaceReader(Reader, Protocol):
    def read(self, image: Image) -> FaceReading: ...


class PoseReader(Reader, Protocol):
    def read(self, image: Image) -> PoseReading: ...


class HandReader(Reader, Protocol):
    def read(self, image: Image) -> HandReading: ...


class Vision(Protocol):
    """A vision engine makes readers. ``catalog.engine("vision")`` gives the chosen one."""

    provenance: Provenance

    def face_reader(self) -> FaceReader: ...

    def pose_reader(self) -> PoseReader: ...

    def hand_reader(self) -> HandReader: ...
