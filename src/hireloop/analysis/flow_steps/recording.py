"""The recording of one answer, opened: what it holds and what is wrong with it."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from hireloop.analysis.model import Phrase, SwitchedOff
from hireloop.engines.media import MediaFlaw, MediaInfo, probe

BLOCK = 1 << 20


@dataclass(frozen=True)
class Recording:
    """``digest`` is the SHA-256 of the file: what the results of later steps are kept by."""

    path: str
    digest: str
    info: MediaInfo

    def has_flaw(self, flaw: MediaFlaw) -> bool:
        return flaw in self.info.flaws


def open_recording(media_path: Path) -> Recording:
    """Raises UnreadableMedia: no such file, empty, no video, cut off before its index."""
    info = probe(media_path)
    return Recording(path=str(media_path), digest=digest_of(media_path), info=info)


def take_sound(recording: Recording) -> Recording | None:
    return recording if recording.info.has_audio else None


def take_picture(recording: Recording) -> Recording | None:
    return recording if recording.info.has_video else None


def digest_of(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()


def flaws_told(recording: Recording) -> list[SwitchedOff]:
    """What the reader must know about a recording that can be read only in part."""
    seconds = {"seconds": round(recording.info.duration_ms / 1000, 1)}
    found = []
    if recording.has_flaw(MediaFlaw.CUT_OFF):
        found.append(SwitchedOff("recording", Phrase("flow.cut_off", seconds)))
    elif recording.has_flaw(MediaFlaw.DAMAGED):
        found.append(SwitchedOff("recording", Phrase("flow.damaged", seconds)))
    return found
