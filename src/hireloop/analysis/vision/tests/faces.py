"""A made-up face of the landmarks that are measured, which can be turned and made to smile."""

import numpy as np

from hireloop.analysis.vision import face_geometry as at

WIDTH, HEIGHT = 640, 360

# In units of the distance between the outer corners of the eyes, from the point between the eyes:
# to the person's left, down, into the head.
NEUTRAL = {
    at.RIGHT_EYE_OUTER: (-0.5, 0, 0), at.RIGHT_EYE_INNER: (-0.18, 0, -0.02),
    at.LEFT_EYE_INNER: (0.18, 0, -0.02), at.LEFT_EYE_OUTER: (0.5, 0, 0),
    at.RIGHT_IRIS: (-0.34, 0, -0.02), at.LEFT_IRIS: (0.34, 0, -0.02),
    at.FOREHEAD: (0, -0.6, 0), at.NOSE_BASE: (0, 0.6, 0),
    at.MOUTH_RIGHT: (-0.28, 0.85, 0), at.MOUTH_LEFT: (0.28, 0.85, 0),
    at.LIP_UPPER: (0, 0.85, -0.05), at.LIP_LOWER: (0, 0.87, -0.05),
}  # fmt: skip


def face(*, yaw=0.0, pitch=0.0, roll=0.0, smile=0.0, brows=0.0, eyes=1.0, look=0.0, size=0.2, middle=(0.5, 0.4)):
    """Landmarks (478, 3) as an engine gives them. ``smile``, ``brows`` and ``eyes`` 0-1, ``look`` in eye widths."""
    points = np.zeros((478, 3))
    for number, place in NEUTRAL.items():
        points[number] = place
    points[[at.MOUTH_RIGHT, at.MOUTH_LEFT]] += np.array([[-0.09, -0.09, 0], [0.09, -0.09, 0]]) * smile
    for side, lids, brow in ((-1, at.RIGHT_LIDS, at.RIGHT_BROW), (1, at.LEFT_LIDS, at.LEFT_BROW)):
        for upper, lower in lids:
            points[upper], points[lower] = (side * 0.34, -0.05 * eyes, 0), (side * 0.34, 0.05 * eyes, 0)
        for step, number in enumerate(brow):
            points[number] = (side * (0.55 - 0.1 * step), -0.22 - 0.08 * brows, 0)
    points[[at.RIGHT_IRIS, at.LEFT_IRIS], 0] += look * 0.32
    turned = points @ turning(yaw, pitch, roll).T * size * WIDTH
    turned += (middle[0] * WIDTH, middle[1] * HEIGHT, 0)
    return (turned / (WIDTH, HEIGHT, WIDTH)).astype(np.float32)


def turning(yaw: float, pitch: float, roll: float) -> np.ndarray:
    """First rolled, then nodded, then turned; degrees, in the directions of FaceSample."""
    y, p, r = np.radians([yaw, pitch, -roll])
    about_down = np.array([[np.cos(y), 0, -np.sin(y)], [0, 1, 0], [np.sin(y), 0, np.cos(y)]])
    about_left = np.array([[1, 0, 0], [0, np.cos(p), np.sin(p)], [0, -np.sin(p), np.cos(p)]])
    about_inward = np.array([[np.cos(r), -np.sin(r), 0], [np.sin(r), np.cos(r), 0], [0, 0, 1]])
    return about_down @ about_left @ about_inward
