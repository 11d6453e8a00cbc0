"""One body and its hands in one picture, as plain numbers, from MediaPipe's pose and hand landmarks.

Places are shares of the picture's width, from its upper left corner; lengths are shares of the
distance between the shoulders. "Right" is the person's own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from hireloop.engines.vision import Hand

Points = NDArray[np.float64]

# Landmark numbers of the pose.
NOSE, LEFT_EYE, RIGHT_EYE, LEFT_EAR, RIGHT_EAR, MOUTH_LEFT, MOUTH_RIGHT = 0, 2, 5, 7, 8, 9, 10
LEFT_SHOULDER, RIGHT_SHOULDER = 11, 12
# Landmark numbers of a hand: the wrist with the roots of the fingers, and the tips.
PALM = (0, 5, 9, 13, 17)
TIPS = (4, 8, 12, 16, 20)

SURELY_VISIBLE = 0.5
# Seen from the front, shoulders are farther apart than this share of the picture's width; else it is no body.
NARROWEST_SHOULDERS = 0.1
HEAD_RADIUS = 0.62
SAME_HAND = 0.12


@dataclass(frozen=True)
class BodySample:
    """Shoulders and head. ``tilt`` in degrees is positive where the left shoulder hangs lower.

    ``head_height`` is the height of the nose over the shoulders, ``head_radius`` as a share of the picture's width.
    """

    x: float
    y: float
    shoulder_width: float
    tilt: float
    head_x: float
    head_y: float
    head_height: float
    head_radius: float


@dataclass(frozen=True)
class HandSample:
    """One hand; ``touches_face`` and ``is_raised`` (above the shoulders) are None where the body is not seen."""

    side: Literal["left", "right"]
    x: float
    y: float
    touches_face: bool | None
    is_raised: bool | None


def measure_body(landmarks: NDArray[np.floating], width: int, height: int) -> BodySample | None:
    """``landmarks`` (33, 4) as a vision engine gives them; None where the shoulders are not in view."""
    points = in_widths(landmarks[:, :2], width, height)
    left, right = points[LEFT_SHOULDER], points[RIGHT_SHOULDER]
    shoulder_width = float(np.linalg.norm(left - right))
    if min(landmarks[[LEFT_SHOULDER, RIGHT_SHOULDER], 3]) < SURELY_VISIBLE or shoulder_width < NARROWEST_SHOULDERS:
        return None
    middle, head = (left + right) / 2, points[[LEFT_EYE, RIGHT_EYE, MOUTH_LEFT, MOUTH_RIGHT]].mean(axis=0)
    return BodySample(
        x=float(middle[0]),
        y=float(middle[1]),
        shoulder_width=shoulder_width,
        tilt=float(np.degrees(np.arctan2(left[1] - right[1], left[0] - right[0]))),
        head_x=float(head[0]),
        head_y=float(head[1]),
        head_height=float((middle[1] - points[NOSE, 1]) / shoulder_width),
        head_radius=head_radius(points),
    )


def in_widths(places: NDArray[np.floating], width: int, height: int) -> Points:
    return places.astype(np.float64) * (1, height / width)


def head_radius(points: Points) -> float:
    """From ear to ear, or where the head is turned, from eyes to mouth."""
    across = np.linalg.norm(points[LEFT_EAR] - points[RIGHT_EAR])
    eyes, mouth = points[[LEFT_EYE, RIGHT_EYE]].mean(axis=0), points[[MOUTH_LEFT, MOUTH_RIGHT]].mean(axis=0)
    return HEAD_RADIUS * float(max(across, 2.2 * np.linalg.norm(eyes - mouth)))


def measure_hands(hands: Sequence[Hand], body: BodySample | None, width: int, height: int) -> tuple[HandSample, ...]:
    """Each hand once: a reader may see the same one twice."""
    found: list[HandSample] = []
    for hand in sorted(hands, key=lambda hand: -hand.confidence):
        sample = measure_hand(hand, body, width, height)
        if all(np.hypot(sample.x - other.x, sample.y - other.y) > SAME_HAND for other in found):
            found.append(sample)
    return tuple(found)


def measure_hand(hand: Hand, body: BodySample | None, width: int, height: int) -> HandSample:
    points = in_widths(hand.landmarks[:, :2], width, height)
    palm, tips = points[list(PALM)].mean(axis=0), points[list(TIPS)]
    return HandSample(
        side=hand.side,
        x=float(palm[0]),
        y=float(palm[1]),
        touches_face=touches_face(tips, body) if body else None,
        is_raised=bool(palm[1] < body.y) if body else None,
    )


def touches_face(tips: Points, body: BodySample) -> bool:
    """At least two fingertips lie on the head as it is seen; in front of it cannot be told from on it."""
    distances = np.hypot(tips[:, 0] - body.head_x, tips[:, 1] - body.head_y)
    return int((distances < body.head_radius).sum()) >= 2
