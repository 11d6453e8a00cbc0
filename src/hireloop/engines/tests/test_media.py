"""Recordings as they come from browsers, phones and broken disks."""

import itertools
import tracemalloc

import av
import numpy as np
import pytest

from hireloop.engines import media
from hireloop.engines.media import Audio, MediaFlaw, UnreadableMedia

from .conftest import pictures, tone


def remux(source, target, **options):
    """Copy packets into another container, as a recorder would write them."""
    with av.open(str(source)) as old, av.open(str(target), "w", options=options) as new:
        streams = {stream.index: new.add_stream_from_template(stream) for stream in old.streams}
        for packet in old.demux():
            if packet.dts is not None:
                packet.stream = streams[packet.stream.index]
                new.mux(packet)
    return target


@pytest.mark.parametrize("name", ["a.webm", "a.mp4"])
def test_it_tells_what_a_recording_holds(clip, name):
    info = media.probe(clip(name, seconds=2, fps=20))
    assert (info.has_audio, info.has_video, info.width, info.height, info.flaws) == (True, True, 160, 90, ())
    assert info.duration_ms == pytest.approx(2000, abs=60)
    assert info.fps == pytest.approx(20, abs=0.5)


@pytest.mark.parametrize("name", ["a.webm", "a.mp4"])
def test_sound_comes_out_as_it_went_in(clip, name):
    heard = media.read_audio(clip(name, seconds=2, audio=tone(2, hertz=440)))
    assert heard.sample_rate == 16_000
    assert heard.samples.dtype == np.float32
    assert heard.duration_ms == pytest.approx(2000, abs=60)
    strength = np.abs(np.fft.rfft(heard.samples[8000:24000]))
    assert np.argmax(strength) == pytest.approx(440, abs=3)


def test_pictures_are_sampled_evenly_and_shrunk(clip):
    path = clip("a.webm", seconds=3, fps=20)
    found = list(media.frames(path, per_second=5, max_side=80))
    assert [frame.t_ms for frame in found] == pytest.approx([200 * n for n in range(15)], abs=60)
    assert found[0].image.shape == (46, 80, 3) or found[0].image.shape == (44, 80, 3)
    assert found[0].image.dtype == np.uint8


def test_pictures_are_never_more_than_there_are(clip):
    assert len(list(media.frames(clip("a.webm", seconds=2, fps=5), per_second=10))) == 10


def test_a_recording_without_a_duration_in_its_head_is_measured(clip, tmp_path):
    """MediaRecorder writes WebM live: no duration, no index."""
    live = remux(clip("a.webm", seconds=3), tmp_path / "live.webm", live="1")
    with av.open(str(live)) as container:
        assert not container.duration
    info = media.probe(live)
    assert info.duration_ms == pytest.approx(3000, abs=60)
    assert info.flaws == ()
    assert media.read_audio(live).duration_ms == pytest.approx(3000, abs=60)


def cut(path, share):
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    return path


def test_a_recording_cut_off_in_the_middle_is_read_as_far_as_it_goes(tmp_path, clip):
    fast = remux(clip("a.mp4", seconds=6), tmp_path / "fast.mp4", movflags="faststart")
    info = media.probe(cut(fast, 0.6))
    assert MediaFlaw.CUT_OFF in info.flaws
    assert 1000 < info.duration_ms < 5500
    assert 1000 < media.read_audio(fast).duration_ms < 5500
    assert 10 < len(list(media.frames(fast))) < 56


def test_a_live_recording_cut_off_in_the_middle_is_read_as_far_as_it_goes(tmp_path, clip):
    live = cut(remux(clip("a.webm", seconds=6), tmp_path / "live.webm", live="1"), 0.6)
    assert 1000 < media.probe(live).duration_ms < 5500
    assert 10 < len(list(media.frames(live))) < 56


def test_a_cut_off_wave_file_says_so(tmp_path, sample):
    path = tmp_path / "half.wav"
    path.write_bytes(sample("speech/en_librivox_0870.wav").read_bytes()[:100_000])
    assert media.read_audio(path).duration_ms == pytest.approx(3100, abs=100)
    assert media.probe(path).duration_ms == pytest.approx(3100, abs=100)


def test_holes_in_the_middle_are_passed_over(clip):
    path = clip("a.webm", seconds=6)
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 2000] = bytes(range(250)) * 8
    path.write_bytes(content)
    assert media.read_audio(path).duration_ms > 2500
    assert len(list(media.frames(path))) > 25


def test_lost_sound_is_silence_so_that_times_stay_true(tmp_path):
    """A recorder that was paused, or lost a chunk, leaves a gap between timestamps."""
    path = tmp_path / "gap.mkv"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("pcm_s16le", rate=16_000, layout="mono")
        for start_s in (0, 2):
            frame = av.AudioFrame.from_ndarray(np.full((1, 16_000), 8000, dtype=np.int16), format="s16", layout="mono")
            frame.sample_rate, frame.pts = 16_000, start_s * 16_000
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    heard = media.read_audio(path).samples
    assert len(heard) == pytest.approx(48_000, abs=200)
    assert abs(heard[20_000:30_000]).max() == 0
    assert heard[4000] == heard[44_000] == pytest.approx(8000 / 32768)


def test_a_phone_held_upright_gives_upright_pictures(tmp_path):
    path = tmp_path / "phone.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("h264", rate=10)
        stream.width, stream.height, stream.pix_fmt = 160, 90, "yuv420p"
        if not hasattr(stream, "set_display_rotation"):
            pytest.skip("this PyAV cannot write the turn of a picture")
        stream.set_display_rotation(-90)
        for image in pictures(5):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(image, format="rgb24")))
        container.mux(stream.encode(None))
    info = media.probe(path)
    assert (info.width, info.height) == (90, 160)
    assert next(media.frames(path)).image.shape == (160, 90, 3)


@pytest.mark.parametrize(
    ("name", "content", "code", "says"),
    [
        ("empty.webm", b"", "empty_media", "empty.webm is empty"),
        ("letter.mp4", b"Dear Sir or Madam, " * 200, "unreadable_media", "letter.mp4 is not a recording"),
        ("noise.webm", bytes(range(256)) * 40, "unreadable_media", "noise.webm is not a recording"),
        ("list.m3u8", b"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n/etc/passwd\n", "unreadable_media", "list.m3u8"),
        ("list.mp4", b"ffconcat version 1.0\nfile /etc/hostname\n", "unreadable_media", "list.mp4"),
    ],
)
def test_what_is_no_recording_is_refused_by_name(tmp_path, name, content, code, says):
    path = tmp_path / name
    path.write_bytes(content)
    for read in (media.probe, media.read_audio, lambda it: next(media.frames(it))):
        with pytest.raises(UnreadableMedia) as caught:
            read(path)
        assert caught.value.code == code
        assert says in str(caught.value)


def test_an_mp4_that_lost_its_index_says_so(clip):
    with pytest.raises(UnreadableMedia, match="cut off before its index") as caught:
        media.probe(cut(clip("a.mp4"), 0.5))
    assert caught.value.code == "cut_off_media"


def test_a_photo_is_no_recording(sample):
    with pytest.raises(UnreadableMedia, match=r"several_faces\.jpg is not a recording"):
        media.probe(sample("faces/several_faces.jpg"))


@pytest.mark.parametrize(("name", "code"), [("nowhere.mp4", "no_such_file"), (".", "no_file")])
def test_what_is_no_file_is_refused(tmp_path, name, code):
    with pytest.raises(UnreadableMedia) as caught:
        media.probe(tmp_path / name)
    assert caught.value.code == code


def test_missing_tracks_are_told_and_refused_only_where_needed(tmp_path, sample):
    silent = tmp_path / "silent.mp4"
    media.write_clip(silent, pictures(20), Audio(samples=np.zeros(0, np.float32)), fps=10)
    info = media.probe(silent)
    assert (info.has_audio, info.flaws) == (False, (MediaFlaw.NO_SOUND,))
    with pytest.raises(UnreadableMedia, match="microphone") as caught:
        media.read_audio(silent)
    assert caught.value.code in {"no_sound", "damaged_media"}

    spoken = sample("speech/zh_aishell_0121.wav")
    assert media.probe(spoken).flaws == (MediaFlaw.NO_PICTURE,)
    with pytest.raises(UnreadableMedia, match="camera") as caught:
        next(media.frames(spoken))
    assert caught.value.code == "no_picture"


def test_sound_of_many_hours_is_refused_before_it_fills_the_memory(tmp_path):
    path = tmp_path / "long.mkv"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("pcm_s16le", rate=16_000, layout="mono")
        for start_s in (0, 3 * 3600):
            frame = av.AudioFrame.from_ndarray(np.zeros((1, 16_000), dtype=np.int16), format="s16", layout="mono")
            frame.sample_rate, frame.pts = 16_000, start_s * 16_000
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    with pytest.raises(UnreadableMedia, match="longer than 2 hours"):
        media.read_audio(path)


def test_pictures_are_not_kept(clip):
    path = clip("a.webm", seconds=10, fps=20)
    tracemalloc.start()
    try:
        for frame in media.frames(path, per_second=20):
            del frame
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 2_000_000  # 200 pictures would be 8.6 MB


def test_blocks_of_sound_are_the_sound(clip):
    path = clip("a.webm", seconds=3)
    blocks = list(media.sound_blocks(path))
    assert len(blocks) > 10
    assert np.array_equal(np.concatenate(blocks), media.read_audio(path).samples)


def test_reading_can_stop_early(clip):
    path = clip("a.webm", seconds=3)
    assert len(list(itertools.islice(media.frames(path), 2))) == 2
    path.unlink()


def test_a_part_of_sound_is_cut_by_milliseconds():
    part = tone(2).part(500, 1500)
    assert part.duration_ms == 1000
    assert tone(2).part(1900, 9000).duration_ms == 100
