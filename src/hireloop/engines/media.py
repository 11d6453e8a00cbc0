"""Read sound and pictures out of recordings, as they come: cut off, without a duration, turned on their side.

All times are milliseconds from the start of the recording. Everything streams: a recording
of 90 minutes costs no more memory than one of a minute, but for its sound (see ``read_audio``).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from os import PathLike, fspath
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from hireloop.kernel.errors import N_, BadInput

SAMPLE_RATE = 16_000
LONGEST_MS = 2 * 60 * 60 * 1000

# Playlists and scripts are left out on purpose: they can make a reader open other files and addresses.
FORMATS = (
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,ogg,wav,w64,mp3,flac,aac,avi,mpeg,mpegts,flv,asf,amr,caf,aiff,yuv4mpegpipe"
)
SAFE_OPENING = {"format_whitelist": FORMATS, "protocol_whitelist": "file"}

# A header may promise a little more than was recorded; beyond this it was cut off.
CUT_OFF_SHARE = 0.05
CUT_OFF_MS = 500

# Smaller gaps between timestamps are jitter of the clock, not lost sound.
SMALLEST_GAP_MS = 60

MediaPath = str | PathLike[str]


class UnreadableMedia(BadInput):
    """The recording cannot be read; the message names the file and the way out."""

    code = "unreadable_media"


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
        walked = walk(container, [stream for stream in (picture, sound) if stream])
        if not walked.end_ms:
            raise nothing_inside(path)
        has_video = bool(picture) and walked.count(picture) > 0
        has_audio = bool(sound) and walked.count(sound) > 0
        rotation = rotation_of(path) if has_video else 0
        width, height = shown_size(picture, rotation) if has_video else (None, None)
        return MediaInfo(
            duration_ms=walked.end_ms,
            has_audio=has_audio,
            has_video=has_video,
            width=width,
            height=height,
            fps=walked.rate(picture) if has_video else None,
            rotation=rotation,
            flaws=flaws(walked, container, has_audio=has_audio, has_video=has_video),
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
            blocks += [block.to_ndarray().reshape(-1) for block in resampler.resample(frame)]
            count += sum(map(len, blocks))
            yield from blocks
        for block in resampler.resample(None) if count else ():
            yield block.to_ndarray().reshape(-1)
    if not count:
        raise nothing_inside(path)


def frames(path: MediaPath, *, per_second: float = 10, max_side: int = 640) -> Iterator[Frame]:
    """Pictures sampled evenly, at most ``per_second``, shrunk so that no side is longer than ``max_side``.

    Every picture is decoded, only the sampled ones are converted. What cannot be decoded is left
    out. Raises UnreadableMedia where there is no picture.
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
                yield Frame(t_ms=t_ms, image=upright(frame, max_side))
        if last_slot < 0:
            raise nothing_inside(path)


# --- opening


@contextmanager
def opened(path: MediaPath) -> Iterator["av.container.InputContainer"]:
    """The open recording, or an UnreadableMedia that says why not and what to do."""
    size = size_of(path)
    if size == 0:
        raise UnreadableMedia(
            N_("%(name)s is empty (0 bytes). Record or upload it again."), code="empty_media", name=name_of(path)
        )
    try:
        container = av.open(fspath(path), options=SAFE_OPENING)
    except (av.FFmpegError, ValueError, UnicodeError) as error:
        raise cannot_open(path) from error
    with container:
        yield container


def size_of(path: MediaPath) -> int:
    file = Path(path)
    if not file.exists():
        raise UnreadableMedia(N_("%(name)s does not exist. Check the path."), code="no_such_file", name=fspath(path))
    if not file.is_file():
        raise UnreadableMedia(N_("%(name)s is no file. Name one recording."), code="no_file", name=fspath(path))
    return file.stat().st_size


def cannot_open(path: MediaPath) -> UnreadableMedia:
    with Path(path).open("rb") as file:
        head = file.read(12)
    if head[4:8] in {b"ftyp", b"moov", b"mdat"}:
        message = N_(
            "%(name)s is an MP4 or MOV that was cut off before its index was written. Copy it again from where it was"
            " recorded, or repair it (for example with untrunc)."
        )
        return UnreadableMedia(message, code="cut_off_media", name=name_of(path))
    message = N_(
        "%(name)s is not a recording that can be read. Use MP4, MOV, WebM, MKV, AVI, WAV, MP3, M4A, OGG or FLAC."
    )
    return UnreadableMedia(message, name=name_of(path))


def nothing_inside(path: MediaPath) -> UnreadableMedia:
    message = N_("%(name)s holds no sound or picture that can be decoded; it is damaged. Record or upload it again.")
    return UnreadableMedia(message, code="damaged_media", name=name_of(path))


def name_of(path: MediaPath) -> str:
    return Path(path).name


def picture_stream(container: "av.container.InputContainer") -> "av.VideoStream | None":
    """The first moving picture; covers of music files are none."""
    still = av.stream.Disposition.attached_pic | av.stream.Disposition.timed_thumbnails
    moving = (stream for stream in container.streams.video if not stream.disposition & still)
    return next((stream for stream in moving if stream.codec_context), None)


def sound_stream(container: "av.container.InputContainer") -> "av.AudioStream | None":
    return next((stream for stream in container.streams.audio if stream.codec_context), None)


# --- walking


class Walk:
    """What passing over all packets has shown."""

    def __init__(self) -> None:
        self.starts: dict[int, int] = {}
        self.ends: dict[int, int] = {}
        self.counts: dict[int, int] = {}
        self.damaged = False

    def add(self, packet: "av.Packet", t_ms: int) -> None:
        index = packet.stream.index
        end_ms = t_ms + int((packet.duration or 0) * packet.time_base * 1000)
        self.starts[index] = min(t_ms, self.starts.get(index, t_ms))
        self.ends[index] = max(end_ms, self.ends.get(index, end_ms))
        self.counts[index] = self.counts.get(index, 0) + 1
        self.damaged |= packet.is_corrupt

    @property
    def end_ms(self) -> int:
        return max(self.ends.values(), default=0)

    def count(self, stream: "av.stream.Stream") -> int:
        return self.counts.get(stream.index, 0)

    def rate(self, stream: "av.stream.Stream") -> float | None:
        spent_ms = self.ends.get(stream.index, 0) - self.starts.get(stream.index, 0)
        return round(self.count(stream) * 1000 / spent_ms, 2) if spent_ms > 0 else None


def walk(container: "av.container.InputContainer", streams: "list[av.stream.Stream]") -> Walk:
    walked = Walk()
    try:
        for packet in container.demux(streams):
            if packet.pts is not None and not packet.is_discard:
                walked.add(packet, ms_of(packet, container))
    except av.FFmpegError:
        walked.damaged = True
    return walked


def flaws(
    walked: Walk, container: "av.container.InputContainer", *, has_audio: bool, has_video: bool
) -> tuple[MediaFlaw, ...]:
    promised_ms = (container.duration or 0) // 1000
    missing_ms = promised_ms - walked.end_ms
    found = {
        MediaFlaw.CUT_OFF: missing_ms > max(CUT_OFF_MS, promised_ms * CUT_OFF_SHARE),
        MediaFlaw.DAMAGED: walked.damaged,
        MediaFlaw.NO_SOUND: not has_audio,
        MediaFlaw.NO_PICTURE: not has_video,
    }
    return tuple(flaw for flaw, holds in found.items() if holds)


def rotation_of(path: MediaPath) -> int:
    """Degrees by which the first picture has to be turned, which stands with the decoded picture only."""
    with opened(path) as container:
        stream = picture_stream(container)
        frame = next(decoded(container, stream), None) if stream else None
        return int(frame.rotation) % 360 if frame else 0


def shown_size(stream: "av.VideoStream | None", rotation: int) -> tuple[int | None, int | None]:
    if stream is None:
        return None, None
    size = (stream.codec_context.width, stream.codec_context.height)
    return size[::-1] if rotation % 180 else size


# --- decoding


def decoded(container: "av.container.InputContainer", stream: "av.stream.Stream") -> Iterator["av.frame.Frame"]:
    """The frames that can be decoded; those that cannot are passed over, and a broken end is the end."""
    packets = container.demux(stream)
    while True:
        try:
            packet = next(packets)
        except (StopIteration, av.FFmpegError):
            return
        try:
            yield from packet.decode()
        except av.FFmpegError:
            continue


def ms_of(timed: "av.Packet | av.frame.Frame", container: "av.container.InputContainer") -> int:
    """When it is shown or heard, from the start of the recording."""
    if timed.pts is None or timed.time_base is None:
        return 0
    start = Fraction(container.start_time or 0, 1_000_000)
    return max(0, int((timed.pts * timed.time_base - start) * 1000))


def silence_before(t_ms: int, count: int, path: MediaPath) -> NDArray[np.float32]:
    """The silence that is missing between the ``count`` samples so far and sound that starts at ``t_ms``."""
    if t_ms > LONGEST_MS:
        message = N_("%(name)s is longer than %(hours)d hours. Cut it into shorter recordings.")
        raise UnreadableMedia(message, code="media_too_long", name=name_of(path), hours=LONGEST_MS // 3_600_000)
    missing_ms = t_ms - count * 1000 // SAMPLE_RATE
    return np.zeros(missing_ms * SAMPLE_RATE // 1000 if missing_ms > SMALLEST_GAP_MS else 0, dtype=np.float32)


def upright(frame: "av.VideoFrame", max_side: int) -> NDArray[np.uint8]:
    shrink = min(1.0, max_side / max(frame.width, frame.height))
    size = {"width": even(frame.width * shrink), "height": even(frame.height * shrink)}
    image = frame.reformat(**size, format="rgb24", interpolation="BILINEAR").to_ndarray()
    quarter_turns = round(frame.rotation / 90) % 4
    return np.ascontiguousarray(np.rot90(image, quarter_turns)) if quarter_turns else image


def even(length: float) -> int:
    return max(2, 2 * round(length / 2))
