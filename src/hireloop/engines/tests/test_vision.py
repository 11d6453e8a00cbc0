"""Faces, bodies and hands on the sample clips, and on the portrait that scikit-image carries."""

import av
import numpy as np
import pytest

from hireloop.engines.media import frames
from hireloop.engines.settings import EngineSettings
from hireloop.engines.vision_mediapipe import FAR_FACES_EVERY, MediaPipeVision, hand_of


@pytest.fixture(scope="module")
def vision():
    return MediaPipeVision(EngineSettings("vision"))


@pytest.fixture(scope="module")
def portrait():
    from skimage import data

    return data.astronaut()


def photo(path) -> np.ndarray:
    with av.open(str(path)) as container:
        return next(container.decode(video=0)).to_ndarray(format="rgb24")


def test_it_reads_the_landmarks_of_a_face(vision, portrait):
    with vision.face_reader() as reader:
        reading = reader.read(portrait)
    assert reading.count == 1
    assert reading.landmarks.shape == (478, 3)
    assert reading.landmarks.dtype == np.float32
    nose, left_eye, right_eye, chin = (reading.landmarks[index] for index in (1, 263, 33, 152))
    assert right_eye[0] < nose[0] < left_eye[0]  # the person's own right is at the left of the picture
    assert left_eye[1] < nose[1] < chin[1]
    assert 0.3 < nose[0] < 0.6
    assert 0.1 < nose[1] < 0.4


def test_the_readings_follow_a_face_that_moves(vision, portrait):
    with vision.face_reader() as reader:
        before = reader.read(portrait).landmarks
        after = reader.read(np.roll(portrait, 40, axis=1)).landmarks
    assert (after - before)[:, 0].mean() == pytest.approx(40 / 512, abs=0.02)


def test_it_counts_several_faces_and_reads_the_largest(vision, sample):
    image = photo(sample("faces/several_faces.jpg"))
    with vision.face_reader() as reader:
        reading = reader.read(image)
    assert reading.count >= 4
    assert reading.landmarks is not None


def test_two_people_in_the_picture_are_two(vision, portrait):
    pair = np.concatenate([portrait, portrait[:, ::-1]], axis=1)
    with vision.face_reader() as reader:
        assert reader.read(pair).count == 2


def test_nobody_is_nobody(vision):
    empty = np.full((360, 640, 3), 127, dtype=np.uint8)
    with vision.face_reader() as faces, vision.pose_reader() as poses, vision.hand_reader() as hands:
        assert (faces.read(empty).count, faces.read(empty).landmarks) == (0, None)
        assert poses.read(empty).landmarks is None
        assert hands.read(empty).hands == ()


def test_a_face_that_goes_is_told_at_once_and_counted_no_more_soon(vision, portrait):
    empty = np.full_like(portrait, 127)
    with vision.face_reader() as reader:
        assert reader.read(portrait).count == 1
        readings = [reader.read(empty) for _ in range(FAR_FACES_EVERY + 1)]
    assert readings[0].landmarks is None
    assert readings[-1].count == 0


def test_it_follows_the_face_of_a_real_clip(vision, sample):
    with vision.face_reader() as reader:
        readings = [reader.read(frame.image) for frame in frames(sample("faces/one_face_20s.mp4"), per_second=2)]
    assert len(readings) == 40
    assert all(reading.count == 1 and reading.landmarks is not None for reading in readings)


def test_it_sees_a_face_leave_and_an_empty_room(vision, sample):
    with vision.face_reader() as reader:
        leaving = [
            reader.read(frame.image).landmarks is not None for frame in frames(sample("faces/face_leaves_6s.mov"))
        ]
    assert 0.2 < np.mean(leaving) < 0.8
    with vision.face_reader() as reader:
        assert not any(reader.read(frame.image).count for frame in frames(sample("faces/no_face_4s.mp4"), per_second=4))


def test_it_reads_the_body(vision, portrait):
    with vision.pose_reader() as reader:
        landmarks = reader.read(portrait).landmarks
    assert landmarks.shape == (33, 4)
    nose, left_shoulder, right_shoulder = landmarks[0], landmarks[11], landmarks[12]
    assert right_shoulder[0] < nose[0] < left_shoulder[0]
    assert nose[1] < left_shoulder[1]
    assert 0.9 < left_shoulder[3] <= 1


def test_it_reads_hands(vision, sample):
    with vision.hand_reader() as reader:
        seen = [reader.read(frame.image).hands for frame in frames(sample("faces/one_face_20s.mp4"), per_second=2)]
    found = [hand for hands in seen for hand in hands]
    assert len(found) > 5
    assert all(hand.landmarks.shape == (21, 3) and 0.5 <= hand.confidence <= 1 for hand in found)


def test_hands_are_the_persons_own():
    """MediaPipe says Left for what would be the left hand in a mirror."""
    from types import SimpleNamespace

    landmarks = SimpleNamespace(landmark=[SimpleNamespace(x=0.5, y=0.5, z=0)] * 21)
    assert hand_of(landmarks, SimpleNamespace(label="Left", score=0.9)).side == "right"


def test_its_c_library_stays_silent(vision, portrait, capfd):
    with vision.face_reader() as faces, vision.pose_reader() as poses, vision.hand_reader() as hands:
        faces.read(portrait)
        poses.read(portrait)
        hands.read(portrait)
    said = capfd.readouterr()
    assert (said.out, said.err) == ("", "")


def test_it_says_where_it_comes_from(vision):
    assert (vision.provenance.engine, vision.provenance.version) == ("mediapipe", "0.10.21")
    assert len(vision.provenance.model_hash) == 12
