"""From sound to words: what a recogniser gives, and how speech is cut up for one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, Protocol

from hireloop.kernel.errors import N_
from hireloop.kernel.languages import Language

from .errors import EngineUnavailable
from .media import Audio
from .provenance import Provenance
from .voice_activity import Span

# Told as speech goes by: seconds done, seconds of speech altogether.
OnProgress = Callable[[float, float], None]

# A recogniser hears whole sentences better than pieces, and slows down on very long ones.
JOIN_WITHIN_MS = 700
LONGEST_PIECE_MS = 20_000


@dataclass(frozen=True)
class SpokenWord:
    """One word (English) or character run (Chinese), when it was said, and how sure the recogniser is."""

    text: str
    start_ms: int
    end_ms: int
    confidence: float | None = None


@dataclass(frozen=True)
class Recognised:
    """What was heard. ``confidence`` 0-1 is the mean over the words, None where the engine does not say.

    ``words`` is empty where the engine gives no times.
    """

    text: str
    words: tuple[SpokenWord, ...] = ()
    confidence: float | None = None


class SpeechToText(Protocol):
    """A recogniser. ``accuracy`` is what to expect of it on an ordinary microphone, to be said to the reader."""

    languages: tuple[Language, ...]
    accuracy: Literal["low", "good"]
    provenance: Provenance

    def transcribe(
        self,
        audio: Audio,
        *,
        language: Language,
        spans: Sequence[Span],
        on_progress: OnProgress | None = None,
    ) -> Recognised:
        """Words in the ``spans`` of speech, in order. Raises EngineUnavailable, EngineFailed."""
        ...


def check_language(engine: str, languages: tuple[Language, ...], language: Language) -> None:
    if language not in languages:
        raise EngineUnavailable(
            N_(
                "The speech recogniser %(engine)s does not understand %(language)s. Pull a model that does (hireloop"
                " models) or set ENGINE_SPEECH_TO_TEXT; without one, answers are typed."
            ),
            engine=engine,
            language=language,
        )


def pieces(
    spans: Sequence[Span], *, longest_ms: int = LONGEST_PIECE_MS, join_within_ms: int = JOIN_WITHIN_MS
) -> list[Span]:
    """Spans of speech joined over short pauses and cut where too long, to be recognised one by one."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last and span.start_ms - last.end_ms <= join_within_ms and span.end_ms - last.start_ms <= longest_ms:
            joined[-1] = Span(start_ms=last.start_ms, end_ms=span.end_ms)
        else:
            joined.append(span)
    return [piece for span in joined for piece in cut(span, longest_ms)]


def cut(span: Span, longest_ms: int) -> list[Span]:
    """Even parts, none longer than ``longest_ms``."""
    count = -(-span.length_ms // longest_ms) or 1
    edges = [span.start_ms + span.length_ms * part // count for part in range(count + 1)]
    return [Span(start_ms=start, end_ms=end) for start, end in pairwise(edges)]


def put_together(words: Sequence[SpokenWord], *, language: Language) -> Recognised:
    """The words as one text, with their mean confidence weighted by length."""
    known = [(word.confidence, max(1, word.end_ms - word.start_ms)) for word in words if word.confidence is not None]
    total_ms = sum(length for _, length in known)
    confidence = sum(value * length for value, length in known) / total_ms if total_ms else None
    separator = "" if language == "zh" else " "
    return Recognised(text=separator.join(word.text for word in words), words=tuple(words), confidence=confidence)
