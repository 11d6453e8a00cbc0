"""MediaPipe's face mesh, pose and hands, with the models that come in its package.

On one core at 640x360: face 3.5 ms, pose 12 ms, hands 9 ms a picture.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from importlib import import_module
from importlib.metadata import version
from types import ModuleType
from typing import Any, Literal, Self

import numpy as np

from hireloop.kernel.errors import N_

from .errors import EngineFailed, EngineUnavailable
from .model_files import model_hash, packaged_file
from .provenance import Provenance
from .settings import EngineSettings
from .vision import FaceReading, Hand, HandReading, Image, Landmarks, PoseReading

MOST_FACES = 3

# The detector for faces far away costs as much as the mesh, so it looks once in so many pictures.
FAR_FACES_EVERY = 10
FAR_FACES_ABOVE = 0.6

DRAWING = ("matplotlib", "matplotlib.pyplot")

MODEL = ("mediapipe", "modules", "face_landmark", "face_landmark_with_attention.tflite")


class MediaPipeVision:
    """The embedded vision engine."""

    def __init__(self, settings: EngineSettings) -> None:
        self.provenance = Provenance(
            step="vision",
            engine="mediapipe",
            version=installed_version(),
            model_hash=model_hash(packaged_file(*MODEL)),
        )

    def face_reader(self) -> "MediaPipeFaceReader":
        return MediaPipeFaceReader()

    def pose_reader(self) -> "MediaPipePoseReader":
        return MediaPipePoseReader()

    def hand_reader(self) -> "MediaPipeHandReader":
        return MediaPipeHandReader()


class MediaPipeReader:
    """Runs one of MediaPipe's graphs and closes it."""

    def __init__(self, solution: str, name: str, *, output: str, **options: Any) -> None:
        with quiet_native_logs():
            self._graph = getattr(load(solution), name)(**options)
            # The models are loaded, and complain, only when the first picture is there.
            self._graph.process(np.zeros((64, 64, 3), dtype=np.uint8))
        self._output = output
        self._has_seen = False

    def process(self, image: Image) -> Any:
        """MediaPipe's own result. Its graphs complain once more at the first thing they see."""
        with nullcontext() if self._has_seen else quiet_native_logs():
            try:
                result = self._graph.process(np.ascontiguousarray(image))
            except (RuntimeError, ValueError) as error:
                raise EngineFailed(N_("MediaPipe could not read a picture: %(why)s"), why=str(error)) from error
        self._has_seen = self._has_seen or bool(getattr(result, self._output))
        return result

    def close(self) -> None:
        self._graph.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class MediaPipeFaceReader(MediaPipeReader):
    """Face mesh on the largest of at most three near faces; far and small ones are counted about once a second."""

    def __init__(self) -> None:
        super().__init__(
            "face_mesh", "FaceMesh", output="multi_face_landmarks", max_num_faces=MOST_FACES, refine_landmarks=True
        )
        self._far = MediaPipeReader(
            "face_detection",
            "FaceDetection",
            output="detections",
            model_selection=1,
            min_detection_confidence=FAR_FACES_ABOVE,
        )
        self._far_count = 0
        self._near_count = 0
        self._pictures = 0

    def read(self, image: Image) -> FaceReading:
        meshes = self.process(image).multi_face_landmarks or ()
        # Near faces that have gone must not go on being counted as far ones.
        if self._pictures % FAR_FACES_EVERY == 0 or len(meshes) < self._near_count:
            self._far_count = len(self._far.process(image).detections or ())
        self._pictures += 1
        self._near_count = len(meshes)
        faces = [points(mesh) for mesh in meshes]
        return FaceReading(count=max(len(faces), self._far_count), landmarks=max(faces, key=extent, default=None))

    def close(self) -> None:
        super().close()
        self._far.close()


class MediaPipePoseReader(MediaPipeReader):
    """The full pose model: the lite one is not in the package."""

    def __init__(self) -> None:
        super().__init__("pose", "Pose", output="pose_landmarks", model_complexity=1)

    def read(self, image: Image) -> PoseReading:
        body = self.process(image).pose_landmarks
        if body is None:
            return PoseReading(landmarks=None)
        visibility = np.fromiter((point.visibility for point in body.landmark), dtype=np.float32)
        return PoseReading(landmarks=np.column_stack([points(body), visibility]))


class MediaPipeHandReader(MediaPipeReader):
    def __init__(self) -> None:
        super().__init__("hands", "Hands", output="multi_hand_landmarks", model_complexity=0, max_num_hands=2)

    def read(self, image: Image) -> HandReading:
        found = self.process(image)
        pairs = zip(found.multi_hand_landmarks or (), found.multi_handedness or (), strict=True)
        return HandReading(hands=tuple(hand_of(landmarks, sides.classification[0]) for landmarks, sides in pairs))


def hand_of(landmarks: Any, side: Any) -> Hand:
    """MediaPipe names sides for a mirrored picture; recordings are not mirrored."""
    own: Literal["left", "right"] = "right" if side.label == "Left" else "left"
    return Hand(side=own, landmarks=points(landmarks), confidence=float(side.score))


def points(landmarks: Any) -> Landmarks:
    return np.array([(point.x, point.y, point.z) for point in landmarks.landmark], dtype=np.float32)


def extent(landmarks: Landmarks) -> float:
    width, height = np.ptp(landmarks[:, :2], axis=0)
    return float(width * height)


# --- loading


def load(solution: str) -> ModuleType:
    os.environ.setdefault("GLOG_minloglevel", "2")
    try:
        with without_drawing():
            return import_module(f"mediapipe.python.solutions.{solution}")
    except ImportError as error:
        raise EngineUnavailable(
            N_("MediaPipe cannot be loaded (%(why)s): install mediapipe==0.10.21."), why=str(error)
        ) from error


@contextmanager
def without_drawing() -> Iterator[None]:
    """MediaPipe loads matplotlib (0.7 s, 40 MB) for drawings that nothing here makes; an empty stand-in spares that."""
    spared = [name for name in DRAWING if name not in sys.modules]
    for name in spared:
        sys.modules[name] = ModuleType(name)
    if "matplotlib" in spared:
        sys.modules["matplotlib"].pyplot = sys.modules["matplotlib.pyplot"]  # type: ignore[attr-defined]
    try:
        yield
    finally:
        for name in spared:
            del sys.modules[name]


def installed_version() -> str:
    packaged_file(*MODEL)
    return version("mediapipe")


@contextmanager
def quiet_native_logs() -> Iterator[None]:
    """Keep the C++ library's greetings off standard error, which Python's own ``sys.stderr`` cannot do."""
    sys.stderr.flush()
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
