"""Puts the segments of an answer together into one file that can be seeked and knows its length.

A browser's recording is a live stream: it has no duration and no index, and after a reload there is a
second one. Where all segments hold the same kinds of track the packets are copied as they are; where
a candidate went on with another kind of device they are encoded anew as VP8 and Opus.
Everything happens in memory: no plain recording touches the disk.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, BinaryIO

import av
from av.error import FFmpegError

from hireloop.kernel.errors import N_, BadInput

WEBM_CODECS = frozenset({"vp8", "vp9", "av1", "opus", "vorbis"})
MILLISECOND = Fraction(1, 1000)
REPEATABLE = {"fflags": "+bitexact"}
"""No random ids and dates: the same parts give the same file, so that what was computed from it stays valid."""


class UnreadableRecording(BadInput):
    code = "unreadable_recording"


@dataclass(frozen=True)
class Joined:
    """``parts`` are the positions of the segments that are in it; the others held no readable media."""

    stream: BinaryIO
    media_type: str
    duration_ms: int
    has_video: bool
    has_audio: bool
    parts: tuple[int, ...]


@dataclass(frozen=True)
class _Shape:
    """What must be alike for packets to be copied: per kind of track the codec, and what the codec cannot change."""

    video: tuple[Any, ...] | None
    audio: tuple[Any, ...] | None
    last_ms: int

    @property
    def codecs(self) -> set[str]:
        return {track[0] for track in (self.video, self.audio) if track}


def join(parts: Sequence[BinaryIO]) -> Joined:
    """One verified recording. ``parts`` are seekable streams in the order of speaking.

    Raises UnreadableRecording when no part holds media or the result does not hold up.
    """
    shapes = {number: shape for number, part in enumerate(parts) if (shape := _look_at(part))}
    if not shapes:
        raise UnreadableRecording(N_("The recording holds neither picture nor sound."))
    readable = [parts[number] for number in shapes]
    alike = len({(shape.video, shape.audio) for shape in shapes.values()}) == 1
    codecs = next(iter(shapes.values())).codecs
    container = "webm" if not alike or codecs <= WEBM_CODECS else "mp4"
    output = io.BytesIO()
    (_copy if alike else _encode)(readable, output, container)
    return _verified(output, container, tuple(shapes), expected_ms=sum(shape.last_ms for shape in shapes.values()))


def _look_at(part: BinaryIO) -> _Shape | None:
    """What a segment holds; None where nothing of it can be read. Reads every packet, decodes none."""
    part.seek(0)
    last_ms = 0
    try:
        with av.open(part) as source:
            video, audio = _tracks(source)
            for packet in _packets(source, video, audio):
                last_ms = max(last_ms, _end_ms(packet))
            if not last_ms:
                return None
            return _Shape(_video_shape(video), _audio_shape(audio), last_ms)
    except FFmpegError:
        return None


def _video_shape(video: Any) -> tuple[Any, ...] | None:
    if video is None:
        return None
    name = video.codec_context.name
    # VP8 and VP9 name their size in each key frame; the others fix it in the header.
    fixed = () if name in {"vp8", "vp9"} else (video.width, video.height, video.codec_context.extradata)
    return (name, *fixed)


def _audio_shape(audio: Any) -> tuple[Any, ...] | None:
    if audio is None:
        return None
    context = audio.codec_context
    return (context.name, context.sample_rate, context.layout.name)


def _tracks(source: Any) -> tuple[Any, Any]:
    return next(iter(source.streams.video), None), next(iter(source.streams.audio), None)


def _packets(source: Any, *tracks: Any) -> Iterator[Any]:
    """Every packet up to where the stream breaks off: the last cluster of a crashed recorder is cut."""
    demuxed = source.demux(*[track for track in tracks if track is not None])
    while True:
        try:
            packet = next(demuxed)
        except (StopIteration, FFmpegError):
            return
        if packet.dts is not None and packet.size:
            yield packet


def _end_ms(packet: Any) -> int:
    return round(float((packet.pts + (packet.duration or 0)) * packet.time_base) * 1000)


def _copy(parts: Sequence[BinaryIO], output: BinaryIO, container: str) -> None:
    offset_ms = 0
    with av.open(output, "w", format=container, options=REPEATABLE) as target:
        streams: dict[str, Any] = {}
        for part in parts:
            part.seek(0)
            with av.open(part) as source:
                tracks = [track for track in _tracks(source) if track is not None]
                for track in tracks:
                    if track.type not in streams:
                        streams[track.type] = target.add_stream_from_template(track)
                offset_ms = _copy_packets(source, tracks, target, streams, offset_ms)


def _copy_packets(source: Any, tracks: list[Any], target: Any, streams: dict[str, Any], offset_ms: int) -> int:
    """Copies one part, shifted to where the one before ended; answers where this one ends."""
    end_ms = offset_ms
    for packet in _packets(source, *tracks):
        shift = round(Fraction(offset_ms, 1000) / packet.time_base)
        packet.pts += shift
        packet.dts += shift
        end_ms = max(end_ms, _end_ms(packet))
        packet.stream = streams[packet.stream.type]
        target.mux(packet)
    return end_ms


def _encode(parts: Sequence[BinaryIO], output: BinaryIO, container: str) -> None:
    """Decode and encode anew; the first picture gives the size, others are fitted into it."""
    offset_ms = 0
    with av.open(output, "w", format=container, options=REPEATABLE) as target:
        encoder = _Encoder(target, *_wanted_tracks(parts))
        for part in parts:
            part.seek(0)
            with av.open(part) as source:
                video, audio = _tracks(source)
                end_ms = offset_ms
                for packet in _packets(source, video, audio):
                    end_ms = max(end_ms, offset_ms + _end_ms(packet))
                    encoder.take(packet, offset_ms)
                offset_ms = end_ms
        encoder.close()


def _wanted_tracks(parts: Sequence[BinaryIO]) -> tuple[tuple[int, int] | None, bool]:
    size, sound = None, False
    for part in parts:
        part.seek(0)
        with av.open(part) as source:
            video, audio = _tracks(source)
            size = size or ((video.width, video.height) if video is not None else None)
            sound = sound or audio is not None
    return size, sound


class _Encoder:
    """Takes packets of any kind, writes VP8 and Opus."""

    def __init__(self, target: Any, size: tuple[int, int] | None, sound: bool) -> None:
        self._target = target
        self._video = self._audio = None
        if size:
            self._video = target.add_stream("libvpx", rate=30, options={"deadline": "realtime", "cpu-used": "8"})
            self._video.width, self._video.height = (side - side % 2 for side in size)
            self._video.pix_fmt = "yuv420p"
            self._video.bit_rate = 900_000
            self._video.codec_context.time_base = MILLISECOND
        if sound:
            self._audio = target.add_stream("libopus", rate=48_000, layout="mono")
        self._resamplers: dict[tuple[Any, ...], Any] = {}
        self._last_ms = -1
        self._samples = 0

    def take(self, packet: Any, offset_ms: int) -> None:
        for frame in _decoded(packet):
            if packet.stream.type == "video":
                self._picture(frame, offset_ms)
            else:
                self._sound(frame, offset_ms)

    def _picture(self, frame: Any, offset_ms: int) -> None:
        at_ms = offset_ms + round((frame.time or 0) * 1000)
        if self._video is None or at_ms <= self._last_ms:
            return
        self._last_ms = at_ms
        fitted = frame.reformat(self._video.width, self._video.height, "yuv420p")
        fitted.pts, fitted.time_base = at_ms, MILLISECOND
        self._target.mux(self._video.encode(fitted))

    def _sound(self, frame: Any, offset_ms: int) -> None:
        """Keeps sound in step with the picture: a hole before this frame is filled with silence."""
        wanted = round((offset_ms / 1000 + (frame.time or 0)) * 48_000)
        missing = wanted - self._samples
        if missing > 4_800:
            self._resample(_silence(missing))
        frame.pts = None
        self._resample(frame)

    def _resample(self, frame: Any) -> None:
        kind = (frame.format.name, frame.layout.name, frame.sample_rate)
        if kind not in self._resamplers:
            self._flush()
            self._resamplers[kind] = av.AudioResampler(format="flt", layout="mono", rate=48_000, frame_size=960)
        self._write_sound(self._resamplers[kind].resample(frame))

    def _flush(self) -> None:
        """What a resampler still holds belongs before the next source's sound."""
        for resampler in self._resamplers.values():
            self._write_sound(resampler.resample(None))
        self._resamplers.clear()

    def _write_sound(self, pieces: list[Any]) -> None:
        for piece in pieces:
            piece.pts = self._samples
            self._samples += piece.samples
            self._target.mux(self._audio.encode(piece))  # type: ignore[union-attr]

    def close(self) -> None:
        self._flush()
        for stream in (self._video, self._audio):
            if stream is not None:
                self._target.mux(stream.encode(None))


def _decoded(packet: Any) -> list[Any]:
    try:
        return packet.decode()
    except FFmpegError:
        return []


def _silence(samples: int) -> Any:
    frame = av.AudioFrame(format="flt", layout="mono", samples=samples)
    frame.sample_rate = 48_000
    for plane in frame.planes:
        plane.update(bytes(plane.buffer_size))
    return frame


def _verified(output: io.BytesIO, container: str, parts: tuple[int, ...], *, expected_ms: int) -> Joined:
    """Reads the result once more: as long as its parts together, and with a length of its own."""
    found = _look_at(output)
    if found is None or abs(found.last_ms - expected_ms) > max(500, expected_ms * 0.02):
        raise UnreadableRecording(N_("The recording could not be put together; its parts are kept."))
    output.seek(0)
    kind = "video" if found.video else "audio"
    return Joined(
        stream=output,
        media_type=f"{kind}/{container}",
        duration_ms=found.last_ms,
        has_video=found.video is not None,
        has_audio=found.audio is not None,
        parts=parts,
    )
