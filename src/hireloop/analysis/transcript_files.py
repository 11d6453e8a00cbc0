"""Transcripts from files: subtitles (SRT, VTT), plain text, or JSON as recognisers write it."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

from hireloop.analysis.content.languages import main_language
from hireloop.analysis.model import Transcript, TranscriptSource, Word
from hireloop.analysis.voice.spoken_units import PIECES, units_of_piece
from hireloop.kernel.errors import N_, BadInput
from hireloop.kernel.languages import Language

MAX_FILE_BYTES = 5_000_000
CUE_TIMES = re.compile(r"(?:(\d+):)?(\d{1,2}):(\d{2})[.,](\d{1,3})\s*-->\s*(?:(\d+):)?(\d{1,2}):(\d{2})[.,](\d{1,3})")
TAG = re.compile(r"<[^>]*>|\{\\[^}]*\}")
SEPARATE_BLOCKS = re.compile(r"\n\s*\n")


@dataclass(frozen=True)
class Cue:
    """What was said in a stretch of time."""

    start_ms: int
    end_ms: int
    text: str
    confidence: float | None = None


def read_transcript(path: Path, *, language: Language | None = None) -> Transcript:
    """The transcript in a file; ``language`` None: the one that most of it is in. BadInput names the file."""
    text = content_of(path)
    kind = path.suffix.lower()
    if kind in {".srt", ".vtt"}:
        return from_cues(cues_of(text, path), language, path)
    if kind == ".json":
        return from_json(text, language, path)
    if kind in {".txt", ".md", ""}:
        plain = " ".join(text.split()) if main_language(text, otherwise="en") == "en" else text.strip()
        return transcript_of(plain, (), language, path)
    raise BadInput(
        N_("%(name)s: transcripts are read from .json, .srt, .vtt and .txt files."),
        code="unknown_transcript",
        name=path.name,
    )


def content_of(path: Path) -> str:
    if not path.is_file():
        raise BadInput(N_("There is no transcript %(path)s. Check the path."), code="no_such_file", path=str(path))
    if path.stat().st_size > MAX_FILE_BYTES:
        raise BadInput(N_("%(name)s is larger than a transcript may be (5 MB)."), code="too_large", name=path.name)
    content = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadInput(N_("%(name)s is no text in UTF-8 or GB 18030. Save it as UTF-8."), code="no_text", name=path.name)


def cues_of(text: str, path: Path) -> list[Cue]:
    found = []
    for block in SEPARATE_BLOCKS.split(text.replace("\r\n", "\n")):
        times = CUE_TIMES.search(block)
        if times:
            said = TAG.sub("", block[times.end() :].partition("\n")[2])
            found.append(
                Cue(milliseconds(times.groups()[:4]), milliseconds(times.groups()[4:]), " ".join(said.split()))
            )
    if not found:
        raise BadInput(N_("%(name)s holds no subtitles with times. Check the file."), code="no_cues", name=path.name)
    return found


def milliseconds(parts: Iterable[str | None]) -> int:
    hours, minutes, seconds, fraction = (part or "0" for part in parts)
    return (int(hours) * 3600 + int(minutes) * 60 + int(seconds)) * 1000 + int(fraction.ljust(3, "0"))


def from_json(text: str, language: Language | None, path: Path) -> Transcript:
    """``{"text", "words": [{"text", "start_ms", "end_ms"}]}``, or segments ``{"text", "start", "end"}`` in seconds."""
    try:
        content = json.loads(text)
    except ValueError as error:
        raise BadInput(N_("%(name)s is no JSON: %(why)s."), code="not_json", name=path.name, why=str(error)) from None
    entries = content if isinstance(content, list) else content.get("words") or content.get("segments") or []
    cues = [cue_of(entry, path) for entry in entries]
    whole = content.get("text") if isinstance(content, dict) else None
    if not cues and not isinstance(whole, str):
        raise BadInput(
            N_("%(name)s holds neither “text” nor “segments” nor “words”."), code="no_transcript", name=path.name
        )
    if cues and whole is None:
        return from_cues(cues, language, path)
    return transcript_of(str(whole), words_of(cues), language, path)


def cue_of(entry: Any, path: Path) -> Cue:
    if not isinstance(entry, Mapping):
        raise bad_entry(path, entry)
    try:
        start, end = time_of(entry, "start"), time_of(entry, "end")
        confidence = entry.get("confidence", entry.get("probability"))
        return Cue(start, end, str(entry.get("text", entry.get("word", ""))).strip(), confidence)
    except (KeyError, TypeError, ValueError):
        raise bad_entry(path, entry) from None


def time_of(entry: Mapping[str, Any], edge: str) -> int:
    return int(entry[f"{edge}_ms"]) if f"{edge}_ms" in entry else round(float(entry[edge]) * 1000)


def bad_entry(path: Path, entry: Any) -> BadInput:
    message = N_("%(name)s: each word or segment needs a text, a start and an end; this has not: %(entry)s")
    return BadInput(message, code="bad_transcript_entry", name=path.name, entry=str(entry)[:80])


def from_cues(cues: list[Cue], language: Language | None, path: Path) -> Transcript:
    joint = "" if main_language("".join(cue.text for cue in cues), otherwise="en") == "zh" else " "
    return transcript_of(joint.join(cue.text for cue in cues if cue.text), words_of(cues), language, path)


def words_of(cues: list[Cue]) -> tuple[Word, ...]:
    return tuple(word for cue in cues for word in spread(cue))


def spread(cue: Cue) -> list[Word]:
    """The words of a cue, each with its part of the time by its length."""
    pieces = PIECES.findall(cue.text)
    ends = list(accumulate((units_of_piece(piece, chinese=False) for piece in pieces), initial=0))
    length = cue.end_ms - cue.start_ms
    edges = [cue.start_ms + round(length * end / max(ends[-1], 1)) for end in ends]
    return [
        Word(piece, start, end, cue.confidence) for piece, start, end in zip(pieces, edges[:-1], edges[1:], strict=True)
    ]


def transcript_of(text: str, words: tuple[Word, ...], language: Language | None, path: Path) -> Transcript:
    if not text.strip():
        raise BadInput(N_("%(name)s is empty. Give the words of the answer."), code="empty_transcript", name=path.name)
    known = [word.confidence for word in words if word.confidence is not None]
    return Transcript(
        text=text,
        language=language or main_language(text, otherwise="zh"),
        source=TranscriptSource.FILE,
        confidence=sum(known) / len(known) if known else None,
        words=words,
    )
