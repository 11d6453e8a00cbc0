import numpy as np
import pytest

from hireloop.analysis.vision.face_geometry import measure_face
from hireloop.analysis.vision.tests.faces import HEIGHT, WIDTH, face


def measured(**how):
    return measure_face(face(**how), WIDTH, HEIGHT)


@pytest.mark.parametrize(
    ("yaw", "pitch", "roll"), [(0, 0, 0), (30, 0, 0), (-20, 0, 0), (0, 25, 0), (0, -15, 0), (0, 0, 20)]
)
def test_it_finds_the_angles_of_the_head(yaw, pitch, roll):
    found = measured(yaw=yaw, pitch=pitch, roll=roll)

    assert (found.yaw, found.pitch, found.roll) == pytest.approx((yaw, pitch, roll), abs=0.5)


def test_it_finds_angles_that_come_together():
    found = measured(yaw=20, pitch=10, roll=-15)

    assert (found.yaw, found.pitch, found.roll) == pytest.approx((20, 10, -15), abs=0.5)


@pytest.mark.parametrize("how", [{"yaw": 25}, {"pitch": -20}, {"roll": 30}, {"size": 0.08}, {"middle": (0.2, 0.7)}])
def test_neither_turning_nor_size_nor_place_changes_an_expression(how):
    still, moved = measured(smile=1, brows=0.5), measured(smile=1, brows=0.5, **how)

    for name in ("mouth_width", "mouth_lift", "brow_height", "brow_gap", "eye_open", "eye_yaw"):
        assert getattr(moved, name) == pytest.approx(getattr(still, name), abs=0.03 if name != "eye_yaw" else 2), name


def test_a_smile_widens_and_lifts_the_mouth():
    assert measured(smile=1).mouth_width > measured().mouth_width + 0.15
    assert measured(smile=1).mouth_lift > measured().mouth_lift + 0.08


def test_eyes_look_to_the_persons_left_and_close():
    assert measured(look=0.2).eye_yaw == pytest.approx(30, abs=2)
    assert measured(eyes=0.1).eye_open < 0.2 * measured().eye_open


def test_a_face_without_extent_is_no_face():
    assert measure_face(np.zeros((478, 3), dtype=np.float32), WIDTH, HEIGHT) is None
