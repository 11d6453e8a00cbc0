"""Read sound and pictures out of recordings, as they come: cut off, without a duration, turned on their side.

All times are milliseconds from the start of the recording. Everything streams: a recording
of 90 minutes costs no more memory than one of a minute, but for its sound (see ``read_audio``).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from os import fspath
from pathlib import Path
from typing import Self, cast

import av
import numpy as np
from av.container import InputContainer
from numpy.typing import NDArray

from hireloop.kernel.errors import N_

from .media_container import (
    MediaPath,
    UnreadableMedia,
    decoded,
    ms_of,
    name_of,
    nothing_inside,
    opened,
    picture_stream,
    sound_stream,
)

SAMPLE_RATE = 16_000
LONGEST_MS = 2 * 60 * 60 * 1000

# Picture, sound, and what makes the picture's encoder quick.
CODECS: dict[str, tuple[str, str, dict[str, str]]] = {
    ".webm": ("libvpx", "libopus", {"deadline": "realtime", "cpu-used": "8"}),
    ".mp4": ("h264", "aac", {"preset": "veryfast"}),
}

# A header may promise a little more than was recorded; beyond this it was cut off.
CUT_OFF_SHARE = 0.05
CUT_OFF_MS = 500

# Smaller gaps between timestamps are jitter of the clock, not lost sound.
SMALLEST_GAP_MS = 60


class MediaFlaw(StrEnum):
    """What is wrong with a recording that can be read all the same."""

    CUT_OFF = "cut_off"
    DAMAGED = "damaged"
    NO_SOUND = "no_sound"
    NO_PICTURE = "no_picture"


@dataclass(frozen=True)
class MediaInfo:
    """What a recording holds. ``width`` and ``height`` are as shown, after turning by ``rotation`` degrees.

    ``duration_ms`` and ``fps`` are counted from the packets that are there, not believed from the header.
    """

    duration_ms: int
    has_audio: bool
    has_video: bool
    width: int | None
    height: int | None
    fps: float | None
    rotation: int = 0
    flaws: tuple[MediaFlaw, ...] = ()


@dataclass(frozen=True)
class Audio:
    """Sound: ``samples`` (n,) float32 mono in -1..1."""

    samples: NDArray[np.float32]
    sample_rate: int = SAMPLE_RATE

    @property
    def duration_ms(self) -> int:
        return round(len(self.samples) * 1000 / self.sample_rate)

    def part(self, start_ms: int, end_ms: int) -> "Audio":
        """A view of a stretch; no copy."""
        first, last = (ms * self.sample_rate // 1000 for ms in (start_ms, end_ms))
        return Audio(samples=self.samples[first:last], sample_rate=self.sample_rate)


@dataclass(frozen=True)
class Frame:
    """One picture: ``image`` (h, w, 3) uint8 RGB, upright."""

    t_ms: int
    image: NDArray[np.uint8]


def probe(path: MediaPath) -> MediaInfo:
    """What the recording holds, by walking over its packets without decoding them.

    Raises UnreadableMedia.
    """
    with opened(path) as container:
        picture, sound = picture_stream(container), sound_stream(container)
        has_picture_track = picture is not None
        walked = walk(container, [stream for stream in (picture, sound) if stream])
        promised_ms = (container.duration or 0) // 1000
        has_audio = bool(sound and walked.count(sound))
        fps = walked.rate(picture) if picture else None
    if not walked.end_ms:
        raise nothing_inside(path)
    shown = first_picture(path) if has_picture_track else None
    found = {
        MediaFlaw.CUT_OFF: promised_ms - walked.end_ms > max(CUT_OFF_MS, promised_ms * CUT_OFF_SHARE),
        MediaFlaw.DAMAGED: walked.damaged or (has_picture_track and shown is None),
        MediaFlaw.NO_SOUND: not has_audio,
        MediaFlaw.NO_PICTURE: shown is None,
    }
    return MediaInfo(
        duration_ms=walked.end_ms,
        has_audio=has_audio,
        has_video=shown is not None,
        width=shown.width if shown else None,
        height=shown.height if shown else None,
        fps=fps if shown else None,
        rotation=shown.rotation if shown else 0,
        flaws=tuple(flaw for flaw, holds in found.items() if holds),
    )


def read_audio(path: MediaPath) -> Audio:
    """All the sound, mono at 16 kHz, placed so that sample 0 is the start of the recording.

    Costs 3.9 MB of memory a minute (90 minutes: 350 MB). Lost stretches are silence, so that times
    stay true. What cannot be decoded is left out. Raises UnreadableMedia where there is no sound,
    or more than ``LONGEST_MS``.
    """
    samples = bytearray()
    for block in sound_blocks(path):
        samples += block.tobytes()
    return Audio(samples=np.frombuffer(samples, dtype=np.float32))


def sound_blocks(path: MediaPath) -> Iterator[NDArray[np.float32]]:
    """The sound as ``read_audio`` gives it, block after block as decoded, so that length costs no memory."""
    count = 0
    with opened(path) as container:
        stream = sound_stream(container)
        if stream is None:
            raise UnreadableMedia(
                N_("%(name)s has no sound track. Record it again with the microphone on, or give a transcript."),
                code="no_sound",
                name=name_of(path),
            )
        resampler = av.AudioResampler(format="flt", layout="mono", rate=SAMPLE_RATE)
        for frame in decoded(container, stream):
            gap = silence_before(ms_of(frame, container), count, path)
            blocks = [gap] if len(gap) else []
            blocks += [samples_of(block) for block in resampler.resample(frame)]
            count += sum(map(len, blocks))
            yield from blocks
        for block in resampler.resample(None) if count else ():
            yield samples_of(block)
    if not count:
        raise nothing_inside(path)


def frames(path: MediaPath, *, per_second: float = 10, max_side: int = 640, from_ms: int = 0) -> Iterator[Frame]:
    """Pictures sampled evenly, at most ``per_second``, shrunk so that no side is longer than ``max_side``.

    Every picture is decoded, only the sampled ones from ``from_ms`` on are converted. What cannot be
    decoded is left out. Raises UnreadableMedia where there is no picture.
    """
    with opened(path) as container:
        stream = picture_stream(container)
        if stream is None:
            raise UnreadableMedia(
                N_("%(name)s has no picture. Record it again with the camera on, or analyse the sound alone."),
                code="no_picture",
                name=name_of(path),
            )
        stream.thread_type = "AUTO"
        last_slot = -1
        for frame in decoded(container, stream):
            t_ms = ms_of(frame, container)
            slot = int(t_ms * per_second // 1000)
            if slot > last_slot:
                last_slot = slot
                if t_ms >= from_ms:
                    yield Frame(t_ms=t_ms, image=upright(frame, max_side))
        if last_slot < 0:
            raise nothing_inside(path)


def write_clip(path: MediaPath, frames: Iterable[NDArray[np.uint8]], audio: Audio, *, fps: int = 15) -> None:
    """Write a recording: WebM (VP8, Opus) or MP4 (H.264, AAC) by the name's ending.

    All pictures are (h, w, 3) uint8 RGB of one size, with even sides.
    """
    picture_codec, sound_codec, options = CODECS[Path(path).suffix.lower()]
    with av.open(fspath(path), "w") as container:
        picture = cast(av.VideoStream, container.add_stream(picture_codec, rate=fps, options=options))
        sound = cast(av.AudioStream, container.add_stream(sound_codec, rate=48_000, layout="mono"))
        picture.pix_fmt = "yuv420p"
        heard_ms = 0
        for number, image in enumerate(frames):
            if number == 0:
                picture.height, picture.width = image.shape[:2]
            container.mux(picture.encode(av.VideoFrame.from_ndarray(image, format="rgb24")))
            shown_ms = (number + 1) * 1000 // fps
            container.mux(encoded(sound, audio, heard_ms, shown_ms))
            heard_ms = shown_ms
        container.mux(encoded(sound, audio, heard_ms, audio.duration_ms))
        container.mux(picture.encode(None))
        container.mux(sound.encode(None))


def encoded(stream: av.AudioStream, audio: Audio, start_ms: int, end_ms: int) -> list[av.Packet]:
    """The packets of a stretch of sound; none past the end of the sound."""
    part = audio.part(start_ms, end_ms)
    if not len(part.samples):
        return []
    frame = av.AudioFrame.from_ndarray(part.samples[np.newaxis], format="flt", layout="mono")
    frame.sample_rate = audio.sample_rate
    frame.pts = start_ms * audio.sample_rate // 1000
    frame.time_base = Fraction(1, audio.sample_rate)
    return stream.encode(frame)


class Walk:
    """What passing over all packets has shown."""

    def __init__(self) -> None:
        self.starts: dict[int, int] = {}
        self.ends: dict[int, int] = {}
        self.counts: dict[int, int] = {}
        self.damaged = False

    def add(self, packet: av.Packet, t_ms: int) -> None:
        index = packet.stream.index
        end_ms = t_ms + int((packet.duration or 0) * packet.time_base * 1000)
        self.starts[index] = min(t_ms, self.starts.get(index, t_ms))
        self.ends[index] = max(end_ms, self.ends.get(index, end_ms))
        self.counts[index] = self.counts.get(index, 0) + 1
        self.damaged |= packet.is_corrupt

    @property
    def end_ms(self) -> int:
        return max(self.ends.values(), default=0)

    def count(self, stream: av.stream.Stream) -> int:
        return self.counts.get(stream.index, 0)

    def rate(self, stream: av.stream.Stream) -> float | None:
        spent_ms = self.ends.get(stream.index, 0) - self.starts.get(stream.index, 0)
        return round(self.count(stream) * 1000 / spent_ms, 2) if spent_ms > 0 else None


def walk(container: InputContainer, streams: list[av.stream.Stream]) -> Walk:
    walked = Walk()
    try:
        for packet in container.demux(streams):
            if packet.pts is not None and not packet.is_discard:
                walked.add(packet, ms_of(packet, container))
    except av.FFmpegError:
        walked.damaged = True
    return walked


@dataclass(frozen=True)
class FirstPicture:
    """Size as shown and degrees to be turned, which stand with a decoded picture only."""

    width: int
    height: int
    rotation: int

    @classmethod
    def of(cls, frame: av.VideoFrame) -> Self:
        rotation = round(frame.rotation) % 360
        width, height = (frame.height, frame.width) if rotation % 180 else (frame.width, frame.height)
        return cls(width=width, height=height, rotation=rotation)


def first_picture(path: MediaPath) -> FirstPicture | None:
    with opened(path) as container:
        stream = picture_stream(container)
        frame = next(decoded(container, stream), None) if stream else None
        return FirstPicture.of(frame) if frame else None


def silence_before(t_ms: int, count: int, path: MediaPath) -> NDArray[np.float32]:
    """The silence that is missing between the ``count`` samples so far and sound that starts at ``t_ms``."""
    if t_ms > LONGEST_MS:
        message = N_("%(name)s is longer than %(hours)d hours. Cut it into shorter recordings.")
        raise UnreadableMedia(message, code="media_too_long", name=name_of(path), hours=LONGEST_MS // 3_600_000)
    missing_ms = t_ms - count * 1000 // SAMPLE_RATE
    return np.zeros(missing_ms * SAMPLE_RATE // 1000 if missing_ms > SMALLEST_GAP_MS else 0, dtype=np.float32)


def upright(frame: av.VideoFrame, max_side: int) -> NDArray[np.uint8]:
    shrink = min(1.0, max_side / max(frame.width, frame.height))
    size = {"width": even(frame.width * shrink), "height": even(frame.height * shrink)}
    image = frame.reformat(**size, format="rgb24", interpolation="BILINEAR").to_ndarray().astype(np.uint8, copy=False)
    quarter_turns = round(frame.rotation / 90) % 4
    return np.ascontiguousarray(np.rot90(image, quarter_turns)) if quarter_turns else image


def even(length: float) -> int:
    return max(2, 2 * round(length / 2))


def samples_of(block: av.AudioFrame) -> NDArray[np.float32]:
    return block.to_ndarray().reshape(-1).astype(np.float32, copy=False)
