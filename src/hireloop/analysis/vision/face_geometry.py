"""One face in one picture, as plain numbers, from the 478 landmarks of MediaPipe's face mesh.

Lengths are shares of the distance between the outer corners of the eyes, measured in the face's
own frame, so that neither size nor turning of the head changes them. "Right" is the person's own.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]

# Landmark numbers of the face mesh.
RIGHT_EYE_OUTER, RIGHT_EYE_INNER, LEFT_EYE_INNER, LEFT_EYE_OUTER = 33, 133, 362, 263
RIGHT_LIDS = ((159, 145), (158, 153), (160, 144))
LEFT_LIDS = ((386, 374), (385, 380), (387, 373))
RIGHT_IRIS, LEFT_IRIS = 468, 473
RIGHT_BROW, LEFT_BROW = (70, 63, 105, 66, 107), (300, 293, 334, 296, 336)
RIGHT_BROW_INNER, LEFT_BROW_INNER = 107, 336
MOUTH_RIGHT, MOUTH_LEFT, LIP_UPPER, LIP_LOWER = 61, 291, 13, 14
FOREHEAD, NOSE_BASE = 10, 2

# The eyeball's radius against the width of the visible eye: about 12 mm to 30 mm.
EYEBALL_RADIUS = 0.4


@dataclass(frozen=True)
class FaceSample:
    """Angles in degrees: yaw to the person's left, pitch upwards, roll to the person's right shoulder are positive.

    ``eye_yaw`` and ``eye_pitch`` turn the same ways, against the head. ``eye_open`` is lid distance by
    eye width, averaged over both eyes. ``x``, ``y`` and ``size`` are shares of the picture's width.
    """

    yaw: float
    pitch: float
    roll: float
    eye_yaw: float
    eye_pitch: float
    eye_open: float
    mouth_width: float
    mouth_lift: float
    mouth_open: float
    brow_height: float
    brow_gap: float
    x: float
    y: float
    size: float


def measure_face(landmarks: NDArray[np.floating], width: int, height: int) -> FaceSample | None:
    """``landmarks`` (478, 3) as a vision engine gives them, for a picture of that size; None for a degenerate face."""
    points = landmarks.astype(np.float64) * (width, height, width)
    axes = face_axes(points)
    if axes is None:
        return None
    yaw, pitch, roll = head_angles(axes)
    scale = float(np.linalg.norm(points[LEFT_EYE_OUTER] - points[RIGHT_EYE_OUTER]))
    centre = points[[RIGHT_EYE_OUTER, LEFT_EYE_OUTER]].mean(axis=0)
    upright = (points - centre) @ axes.T / scale
    eye_yaw, eye_pitch = eye_angles(upright)
    corners, lips = upright[[MOUTH_RIGHT, MOUTH_LEFT]], upright[[LIP_UPPER, LIP_LOWER]]
    return FaceSample(
        yaw=yaw,
        pitch=pitch,
        roll=roll,
        eye_yaw=eye_yaw,
        eye_pitch=eye_pitch,
        eye_open=(openness(upright, RIGHT_LIDS, RIGHT_EYE_OUTER, RIGHT_EYE_INNER)
                  + openness(upright, LEFT_LIDS, LEFT_EYE_INNER, LEFT_EYE_OUTER)) / 2,
        mouth_width=float(np.linalg.norm(corners[1] - corners[0])),
        mouth_lift=float(lips[:, 1].mean() - corners[:, 1].mean()),
        mouth_open=float(np.linalg.norm(lips[1] - lips[0])),
        brow_height=-float(upright[[*RIGHT_BROW, *LEFT_BROW], 1].mean()),
        brow_gap=float(upright[LEFT_BROW_INNER, 0] - upright[RIGHT_BROW_INNER, 0]),
        x=float(centre[0] / width),
        y=float(centre[1] / width),
        size=scale / width,
    )  # fmt: skip


def face_axes(points: Points) -> Points | None:
    """The face's own axes as rows: to its left (right in the picture), down, and into the head."""
    across = points[LEFT_EYE_OUTER] - points[RIGHT_EYE_OUTER] + points[LEFT_EYE_INNER] - points[RIGHT_EYE_INNER]
    down = points[NOSE_BASE] - points[FOREHEAD]
    if np.linalg.norm(across) < 1e-9:
        return None
    left = across / np.linalg.norm(across)
    below = down - (down @ left) * left
    if np.linalg.norm(below) < 1e-9:
        return None
    below /= np.linalg.norm(below)
    return np.stack([left, below, np.cross(left, below)])


def head_angles(axes: Points) -> tuple[float, float, float]:
    """Yaw, pitch, roll in degrees from the axes: as if the head first rolled, then nodded, then turned."""
    left, _below, inward = axes
    yaw = np.arctan2(-inward[0], inward[2])
    pitch = np.arcsin(np.clip(inward[1], -1, 1))
    roll = np.arctan2(left[1], axes[1][1])
    return float(np.degrees(yaw)), float(np.degrees(pitch)), float(-np.degrees(roll))


def eye_angles(upright: Points) -> tuple[float, float]:
    """Where the irises look against the head, averaged over both eyes, in degrees."""
    sides = (
        (RIGHT_IRIS, RIGHT_EYE_OUTER, RIGHT_EYE_INNER),
        (LEFT_IRIS, LEFT_EYE_INNER, LEFT_EYE_OUTER),
    )
    offsets = [iris_offset(upright, iris, upright[first], upright[last]) for iris, first, last in sides]
    x, y = np.clip(np.mean(offsets, axis=0) / EYEBALL_RADIUS, -1, 1)
    return float(np.degrees(np.arcsin(x))), float(-np.degrees(np.arcsin(y)))


def iris_offset(upright: Points, iris: int, first: Points, last: Points) -> Points:
    """Of the iris from the middle between the eye's corners, in eye widths: (to the left, down)."""
    eye_width = np.linalg.norm(last[:2] - first[:2]) or 1.0
    return (upright[iris, :2] - (first[:2] + last[:2]) / 2) / eye_width


def openness(upright: Points, lids: tuple[tuple[int, int], ...], first: int, last: int) -> float:
    gaps = [np.linalg.norm(upright[upper] - upright[lower]) for upper, lower in lids]
    return float(np.mean(gaps) / (np.linalg.norm(upright[last] - upright[first]) or 1.0))
