"""Pauses: where nobody speaks between the first and the last word, and whether a sentence was finished there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from hireloop.analysis.model import Transcript, Word
from hireloop.engines.voice_activity import Span

# Shorter silences are the closures of consonants (Goldman-Eisler 1968 and most work since).
SHORTEST_PAUSE_MS = 250
SENTENCE_END = re.compile(r"[。!?;\uff01\uff1f\uff1b…]|\.(?=\s|$|[\"'”])")
CLOSING = "\"'”’)\uff09】」]"


class PausePlace(StrEnum):
    """Between sentences people breathe and think ahead; within one they look for words."""

    WITHIN = "within_sentence"
    BETWEEN = "between_sentences"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Pause:
    start_ms: int
    end_ms: int
    place: PausePlace

    @property
    def length_ms(self) -> int:
        return self.end_ms - self.start_ms


def find_pauses(spans: Sequence[Span], transcript: Transcript | None) -> tuple[Pause, ...]:
    """The pauses of one answer, in order. The silence before the first word is thinking, not a pause."""
    ends = sentence_ends(transcript)
    gaps = (
        (before.end_ms, after.start_ms)
        for before, after in pairwise(spans)
        if after.start_ms - before.end_ms >= SHORTEST_PAUSE_MS
    )
    return tuple(Pause(start_ms=start, end_ms=end, place=place_of(start, end, ends)) for start, end in gaps)


def place_of(start_ms: int, end_ms: int, ends: Sequence[tuple[Word, bool]]) -> PausePlace:
    middle = (start_ms + end_ms) / 2
    before = [finished for word, finished in ends if (word.start_ms + word.end_ms) / 2 <= middle]
    if not before:
        return PausePlace.UNKNOWN
    return PausePlace.BETWEEN if before[-1] else PausePlace.WITHIN


def sentence_ends(transcript: Transcript | None) -> list[tuple[Word, bool]]:
    """Each timed word, and whether a sentence ends after it; empty where the text has no sentence marks to tell by."""
    if transcript is None or not transcript.words or not SENTENCE_END.search(transcript.text):
        return []
    found, position = [], 0
    for word in transcript.words:
        start = transcript.text.find(word.text, position)
        if start < 0:
            continue
        position = start + len(word.text)
        found.append((word, ends_sentence(word.text, transcript.text[position : position + 3])))
    return found


def ends_sentence(word: str, following: str) -> bool:
    if SENTENCE_END.search(word[-2:]):
        return True
    return bool(SENTENCE_END.match(following.lstrip(CLOSING)))
