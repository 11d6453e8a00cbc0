import numpy as np
import pytest

from hireloop.analysis.vision import BodyTrack, describe_posture, observe_posture
from hireloop.analysis.vision.body_geometry import measure_body, measure_hands
from hireloop.engines.vision import Hand

WIDTH, HEIGHT = 640, 360
STEP_MS = 200


def body(*, scale=1.0, tilt=0.0, x=0.5, visible=1.0):
    """Head and shoulders from the front, as a vision engine gives them."""
    places = {0: (0, -0.55), 2: (0.06, -0.62), 5: (-0.06, -0.62), 7: (0.16, -0.58), 8: (-0.16, -0.58),
              9: (0.05, -0.42), 10: (-0.05, -0.42), 11: (0.5, 0), 12: (-0.5, 0)}  # fmt: skip
    turn = np.radians(tilt)
    points = np.zeros((33, 4), dtype=np.float32)
    for number, (left, down) in places.items():
        width = 0.4 * scale
        across, below = left * np.cos(turn) - down * np.sin(turn), left * np.sin(turn) + down * np.cos(turn)
        points[number] = (x + across * width, (0.45 + below * width) * WIDTH / HEIGHT, 0, visible)
    return points


def hand(x, y, *, side="right", confidence=0.9):
    """A small hand around a place, both in widths of the picture."""
    points = np.tile(np.array([x, y * WIDTH / HEIGHT, 0], dtype=np.float32), (21, 1))
    return Hand(side=side, landmarks=points, confidence=confidence)


def track(*stretches) -> BodyTrack:
    """``stretches`` are (samples, landmarks of the body or None, function of the sample's number to hands)."""
    bodies, hands = [], []
    for number, landmarks, hands_at in stretches:
        for index in range(number):
            sample = None if landmarks is None else measure_body(landmarks, WIDTH, HEIGHT)
            bodies.append(sample)
            hands.append(measure_hands(hands_at(index) if hands_at else [], sample, WIDTH, HEIGHT))
    return BodyTrack(tuple(range(0, len(bodies) * STEP_MS, STEP_MS)), tuple(bodies), tuple(hands))


def intervals(analysis, kind):
    return [(each.start_ms, each.end_ms) for each in analysis.intervals if each.kind == kind]


def test_shoulders_tell_tilt_and_size():
    found = measure_body(body(tilt=10), WIDTH, HEIGHT)

    assert found.tilt == pytest.approx(10, abs=0.5)
    assert found.shoulder_width == pytest.approx(0.4, abs=0.01)


def test_shoulders_out_of_view_are_no_body():
    assert measure_body(body(visible=0.2), WIDTH, HEIGHT) is None


def test_leaning_is_against_the_usual_distance():
    found = observe_posture(track((40, body(), None), (10, body(scale=1.25), None)))

    assert intervals(found, "lean_forward") == [(8000, 10_000)]
    assert found.measures["lean_forward_share"] == pytest.approx(0.2)
    assert found.measures["lean_back_share"] == 0


def test_a_hand_that_moves_is_a_gesture():
    def waving(index):
        return [hand(0.3 + 0.1 * (index % 2), 0.5)]

    found = observe_posture(track((20, body(), None), (10, body(), waving), (20, body(), None)))

    assert len(intervals(found, "gesture")) == 1
    assert found.measures["gestures_per_min"] == pytest.approx(6)
    assert found.measures["hands_visible_share"] == pytest.approx(0.2)


def test_a_hand_that_rests_is_none():
    found = observe_posture(track((50, body(), lambda _: [hand(0.3, 0.5)])))

    assert intervals(found, "gesture") == []
    assert found.measures["hands_visible_share"] == 1


def test_a_hand_at_the_face_is_told_and_is_no_gesture():
    def at_the_face(index):
        return [hand(0.5 + 0.05 * (index % 2), 0.25)]

    found = observe_posture(track((20, body(), None), (10, body(), at_the_face), (20, body(), None)))

    assert intervals(found, "self_touch") == [(4000, 6000)]
    assert intervals(found, "gesture") == []
    assert intervals(found, "hand_raised") == []


def test_a_raised_hand_beside_the_head():
    found = observe_posture(track((10, body(), None), (10, body(), lambda _: [hand(0.1, 0.2)])))

    assert intervals(found, "hand_raised") == [(2000, 4000)]


def test_one_hand_seen_twice_counts_once():
    hands = measure_hands([hand(0.3, 0.5), hand(0.31, 0.5, confidence=0.5)], None, WIDTH, HEIGHT)

    assert len(hands) == 1


def test_sitting_still_and_moving_differ():
    moving = [(1, body(x=0.5 + 0.06 * (index % 2)), None) for index in range(40)]

    still = observe_posture(track((40, body(), None))).measures["movement_shoulder_widths_per_s"]
    assert still == pytest.approx(0, abs=0.01)
    assert observe_posture(track(*moving)).measures["movement_shoulder_widths_per_s"] > 0.5


def test_where_nobody_is_seen_nothing_is_made_up():
    found = observe_posture(track((20, None, None)))

    assert found.measures == {"body_present_share": 0.0}
    assert found.lanes == ()
    assert [phrase.key for phrase in describe_posture(found)] == ["posture.not_seen"]


def test_the_words_end_with_how_little_they_mean():
    found = observe_posture(track((40, body(), None)))

    assert describe_posture(found)[-1].key == "posture.caution"
