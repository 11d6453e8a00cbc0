"""How quickly somebody speaks: per minute of speaking time with pauses (rate) and without (articulation)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hireloop.analysis.model import Transcript, TranscriptSource, Word
from hireloop.analysis.voice.spoken_units import count_units
from hireloop.engines.voice_activity import Span

# Below this a rate says more about one word than about the person.
SHORTEST_SPEECH_MS = 2_000
WINDOW_MS = 6_000


@dataclass(frozen=True)
class SpeakingRate:
    """Characters a minute in Chinese, syllables a minute in English."""

    units: int
    per_minute: float
    articulation_per_minute: float


def speaking_rate(spans: Sequence[Span], transcript: Transcript | None) -> SpeakingRate | None:
    """None where too little was said, or where the text was typed and need not be what was said."""
    spoken_ms = sum(span.length_ms for span in spans)
    if transcript is None or transcript.source is TranscriptSource.TYPED or spoken_ms < SHORTEST_SPEECH_MS:
        return None
    units = count_units(transcript.text, chinese=transcript.language == "zh")
    if not units:
        return None
    total_ms = spans[-1].end_ms - spans[0].start_ms
    return SpeakingRate(
        units=units,
        per_minute=units * 60_000 / total_ms,
        articulation_per_minute=units * 60_000 / spoken_ms,
    )


def rate_over_time(words: Sequence[Word], times_ms: Sequence[int], *, chinese: bool) -> tuple[float | None, ...]:
    """Units a minute in the six seconds around each time; None where no word was said there."""
    if not words:
        return (None,) * len(times_ms)
    middles = np.array([(word.start_ms + word.end_ms) / 2 for word in words])
    units = np.concatenate([[0], np.cumsum([count_units(word.text, chinese=chinese) for word in words])])
    starts = np.maximum(np.array(times_ms) - WINDOW_MS / 2, words[0].start_ms)
    ends = np.minimum(np.array(times_ms) + WINDOW_MS / 2, words[-1].end_ms)
    said = units[np.searchsorted(middles, ends)] - units[np.searchsorted(middles, starts)]
    with np.errstate(divide="ignore", invalid="ignore"):
        rates = said * 60_000 / (ends - starts)
    return tuple(
        float(rate) if count and length >= WINDOW_MS / 4 else None
        for rate, count, length in zip(rates, said, ends - starts, strict=True)
    )
