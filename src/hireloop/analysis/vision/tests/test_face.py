import pytest

from hireloop.analysis.vision import FaceTrack, describe_face, describe_face_state, observe_face
from hireloop.analysis.vision.face_geometry import measure_face
from hireloop.analysis.vision.tests.faces import HEIGHT, WIDTH, face

STEP_MS = 100


def track(*stretches: tuple[int, dict | None], counts: dict[int, int] | None = None) -> FaceTrack:
    """``stretches`` are (samples, how the face looks, None: no face), ten samples a second."""
    samples = [
        None if how is None else measure_face(face(**how), WIDTH, HEIGHT)
        for number, how in stretches
        for _ in range(number)
    ]
    seen = [0 if sample is None else 1 for sample in samples]
    for index, count in (counts or {}).items():
        seen[index] = count
    return FaceTrack(tuple(range(0, len(samples) * STEP_MS, STEP_MS)), tuple(seen), tuple(samples))


def intervals(analysis, kind: str) -> list[tuple[int, int]]:
    return [(each.start_ms, each.end_ms) for each in analysis.intervals if each.kind == kind]


def test_a_smile_is_found_where_it_is_with_the_picture_that_shows_it():
    found = observe_face(track((50, {}), (20, {"smile": 1}), (30, {})))

    assert intervals(found, "smile") == [(5000, 7000)]
    assert found.measures["smile_share"] == pytest.approx(0.2, abs=0.01)
    smile = next(each for each in found.intervals if each.kind == "smile")
    assert 5000 <= smile.shown_at_ms < 7000


def test_a_smile_all_along_is_seen_too():
    assert observe_face(track((50, {"smile": 1}))).measures["smile_share"] > 0.9


def test_raised_and_knit_brows_are_told_apart():
    found = observe_face(track((60, {}), (10, {"brows": 1}), (30, {})))

    assert intervals(found, "brow_raise") == [(6000, 7000)]
    assert intervals(found, "frown") == []


def test_looking_away_counts_from_where_the_person_mostly_looks():
    aside = {"yaw": 25}
    found = observe_face(track((60, aside), (10, {"yaw": -10}), (30, aside)))

    assert intervals(found, "gaze_away") == [(6000, 7000)]
    assert found.measures["gaze_on_camera_share"] == pytest.approx(0.9, abs=0.02)


def test_eyes_alone_can_look_away():
    found = observe_face(track((60, {}), (10, {"look": 0.2}), (30, {})))

    assert intervals(found, "gaze_away") == [(6000, 7000)]


def test_short_closures_are_blinks_and_long_ones_looking_down():
    found = observe_face(track((30, {}), (2, {"eyes": 0.1}), (30, {}), (10, {"eyes": 0.1}), (28, {})))

    assert intervals(found, "blink") == [(3000, 3200)]
    assert intervals(found, "gaze_away") == [(6200, 7200)]
    assert found.measures["blinks_per_min_at_least"] == pytest.approx(6)


def test_a_face_that_leaves_is_lost_and_its_lanes_stay_empty_there():
    found = observe_face(track((20, {}), (20, None)))
    yaw = next(lane for lane in found.lanes if lane.key == "head_yaw")

    assert intervals(found, "face_lost") == [(2000, 4000)]
    assert found.measures["face_present_share"] == 0.5
    assert yaw.values[4:] == (None,) * 4


def test_several_faces_are_told():
    found = observe_face(track((50, {}), counts=dict.fromkeys(range(10, 20), 2)))

    assert intervals(found, "several_faces") == [(1000, 2000)]
    assert found.measures["most_faces"] == 2
    assert "face.several" in {phrase.key for phrase in describe_face(found)}


def test_where_no_face_is_seen_nothing_is_made_up():
    found = observe_face(track((30, None)))

    assert found.lanes == ()
    assert set(found.measures) == {
        "face_present_share", "face_lost_count", "face_lost_ms", "several_faces_share", "most_faces"
    }  # fmt: skip
    assert [phrase.key for phrase in describe_face(found)] == ["face.not_seen"]
    assert describe_face_state(found) == ()


def test_without_leave_expressions_are_not_worked_out():
    found = observe_face(track((50, {}), (50, {"smile": 1})), expressions=False)

    assert not {"smile_share", "frown_share", "mouth_open_mean"} & set(found.measures)
    assert not {"smile", "brow_raise", "frown", "mouth_open"} & {lane.key for lane in found.lanes}
    assert intervals(found, "smile") == []
    assert describe_face_state(found) == ()


def test_a_reading_of_the_state_ends_with_its_doubts():
    state = describe_face_state(observe_face(track((50, {}), (50, {"smile": 1}))))

    assert [phrase.key for phrase in state] == ["face.state_cheerful", "face.state_caution"]
