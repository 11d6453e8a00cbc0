"""Open a recording safely and pass over what is in it, however damaged."""

from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from os import PathLike, fspath
from pathlib import Path
from typing import Any

import av
from av.container import InputContainer
from av.stream import Disposition

from hireloop.kernel.errors import N_, BadInput

# Playlists and scripts are left out on purpose: they can make a reader open other files and addresses.
FORMATS = (
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,ogg,wav,w64,mp3,flac,aac,avi,mpeg,mpegts,flv,asf,amr,caf,aiff,yuv4mpegpipe"
)
SAFE_OPENING = {"format_whitelist": FORMATS, "protocol_whitelist": "file"}
STILL = Disposition.attached_pic | Disposition.timed_thumbnails

MediaPath = str | PathLike[str]


class UnreadableMedia(BadInput):
    """The recording cannot be read; the message names the file and the way out."""

    code = "unreadable_media"


@contextmanager
def opened(path: MediaPath) -> Iterator[InputContainer]:
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


def picture_stream(container: InputContainer) -> av.VideoStream | None:
    """The first moving picture; covers of music files are none."""
    moving = (stream for stream in container.streams.video if not stream.disposition & STILL)
    return next((stream for stream in moving if stream.codec_context), None)


def sound_stream(container: InputContainer) -> av.AudioStream | None:
    return next((stream for stream in container.streams.audio if stream.codec_context), None)


def decoded(container: InputContainer, stream: av.stream.Stream) -> Iterator[Any]:
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


def ms_of(timed: av.Packet | av.frame.Frame, container: InputContainer) -> int:
    """When it is shown or heard, from the start of the recording."""
    if timed.pts is None or timed.time_base is None:
        return 0
    start = Fraction(container.start_time or 0, 1_000_000)
    return max(0, int((timed.pts * timed.time_base - start) * 1000))
