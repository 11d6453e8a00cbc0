"""The real engine on real faces."""

import av
import pytest

from hireloop.analysis.conftest import silence
from hireloop.analysis.vision import observe_face, observe_posture, watch
from hireloop.engines.catalog import engine
from hireloop.engines.media import write_clip


def kinds(analysis) -> set[str]:
    return {interval.kind for interval in analysis.intervals}


def looked(path, *, face=10, body=None):
    return watch(path, engine("vision"), face_per_second=face, body_per_second=body)


def test_one_face_smiles_in_the_second_half_and_touches_itself_before(sample):
    seen = looked(sample("faces/one_face_20s.mp4"), face=5, body=2.5)
    face, posture = observe_face(seen.face), observe_posture(seen.body)
    smiles = [each for each in face.intervals if each.kind == "smile"]
    touches = [each for each in posture.intervals if each.kind == "self_touch"]

    assert face.measures["face_present_share"] == 1
    assert all(each.start_ms > 9_000 for each in smiles)
    assert sum(each.end_ms - each.start_ms for each in smiles) > 6_000
    assert touches
    assert all(2_000 < each.start_ms < each.end_ms < 11_000 for each in touches)


def test_a_face_that_leaves(sample):
    face = observe_face(looked(sample("faces/face_leaves_6s.mov")).face)

    lost = [each for each in face.intervals if each.kind == "face_lost"]
    assert len(lost) == 1
    assert 2_200 <= lost[0].start_ms <= 2_700


def test_no_face(sample):
    seen = looked(sample("faces/no_face_4s.mp4"), body=5)

    assert observe_face(seen.face).measures["face_present_share"] == 0
    assert observe_face(seen.face).lanes == ()


def test_several_faces(sample, tmp_path):
    image = av.open(str(sample("faces/several_faces.jpg"))).__enter__()
    picture = next(image.decode(video=0)).reformat(width=640, height=360, format="rgb24").to_ndarray()
    clip = tmp_path / "several.mp4"
    write_clip(clip, [picture] * 15, silence(1), fps=15)

    face = observe_face(looked(clip).face)

    assert face.measures["most_faces"] > 1
    assert "several_faces" in kinds(face)


def test_what_is_not_asked_for_is_not_read(make_clip):
    class NoBody:
        provenance = engine("vision").provenance
        face_reader = staticmethod(engine("vision").face_reader)

        def pose_reader(self):
            pytest.fail("the body must not be read")

        hand_reader = pose_reader

    seen = watch(make_clip("a.webm", seconds=1), NoBody(), face_per_second=5, body_per_second=None)

    assert seen.body is None
    assert len(seen.face.times_ms) == 5


def test_looking_in_two_parts_sees_what_looking_once_sees(sample):
    path = sample("faces/one_face_20s.mp4")
    whole, first = looked(path, face=5, body=2.5), looked(path, face=5, body=2.5).before(8_000)
    rest = watch(path, engine("vision"), face_per_second=5, body_per_second=2.5, from_ms=8_000)

    assert first.last_ms < 8_000 <= rest.face.times_ms[0]
    joined = first.then(rest)
    assert joined.face.times_ms == whole.face.times_ms
    assert joined.body.times_ms == whole.body.times_ms
    smiles = [
        {(each.kind, each.start_ms // 500) for each in observe_face(track).intervals if each.kind == "smile"}
        for track in (whole.face, joined.face)
    ]
    assert smiles[0] == smiles[1]


def test_nothing_is_left_to_see_after_the_end(make_clip):
    seen = watch(
        make_clip("a.webm", seconds=1), engine("vision"), face_per_second=5, body_per_second=None, from_ms=9000
    )
    assert seen.face.times_ms == ()
