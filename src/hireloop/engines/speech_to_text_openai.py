"""Transcription by an OpenAI-compatible server (``/v1/audio/transcriptions``)."""

import json
import math
from collections.abc import Sequence
from typing import Any, Literal

from hireloop.kernel.errors import N_
from hireloop.kernel.languages import Language

from .errors import EngineFailed
from .media import Audio
from .openai_server import OpenAIServer
from .provenance import Provenance
from .settings import EngineSettings
from .speech_to_text import OnProgress, Recognised, SpokenWord, pieces
from .voice_activity import Span
from .wave import wave_bytes

# Servers take at most 25 MB; this is 10. A longer pause than usual is sent along, to need fewer calls.
LONGEST_PIECE_MS = 5 * 60 * 1000
PIECE_TIMEOUT_S = 300.0


class OpenAISpeechToText:
    languages: tuple[Language, ...] = ("zh", "en")
    accuracy: Literal["low", "good"] = "good"

    def __init__(self, settings: EngineSettings) -> None:
        self._server = OpenAIServer(settings)
        self._model = settings.model or "whisper-1"
        self.provenance = Provenance(step="speech_to_text", engine="openai-compatible", version=self._model)

    def transcribe(
        self,
        audio: Audio,
        *,
        language: Language,
        spans: Sequence[Span],
        on_progress: OnProgress | None = None,
    ) -> Recognised:
        heard: list[Recognised] = []
        todo = pieces(spans, longest_ms=LONGEST_PIECE_MS, join_within_ms=LONGEST_PIECE_MS)
        total_s, done_s = sum(piece.length_ms for piece in todo) / 1000, 0.0
        for piece in todo:
            heard.append(self._piece(audio.part(piece.start_ms, piece.end_ms), piece.start_ms, language))
            done_s += piece.length_ms / 1000
            if on_progress:
                on_progress(done_s, total_s)
        return joined(heard, language=language)

    def _piece(self, audio: Audio, start_ms: int, language: Language) -> Recognised:
        reply = self._server.post(
            "audio/transcriptions",
            timeout_s=PIECE_TIMEOUT_S,
            files={"file": ("answer.wav", wave_bytes(audio), "audio/wav")},
            data={
                "model": self._model,
                "language": language,
                "response_format": "verbose_json",
                "timestamp_granularities[]": ["word", "segment"],
            },
        )
        try:
            return recognised(json.loads(reply), start_ms=start_ms)
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            raise EngineFailed(
                N_("The speech server's answer has the wrong form: %(why)s"), code="engine_malformed", why=str(error)
            ) from error


def recognised(reply: dict[str, Any], *, start_ms: int) -> Recognised:
    """The server's verbose JSON. Where it times sentences only, each sentence is one run of words."""
    segments = reply.get("segments") or []
    timed = [(word["word"], word) for word in reply.get("words") or []] or [(part["text"], part) for part in segments]
    words = tuple(
        SpokenWord(
            text=text.strip(),
            start_ms=start_ms + round(float(place["start"]) * 1000),
            end_ms=start_ms + round(float(place["end"]) * 1000),
            confidence=certainty(place),
        )
        for text, place in timed
        if text.strip()
    )
    known = [value for value in map(certainty, segments) if value is not None]
    return Recognised(
        text=str(reply["text"]).strip(), words=words, confidence=sum(known) / len(known) if known else None
    )


def certainty(place: dict[str, Any]) -> float | None:
    log_probability = place.get("avg_logprob")
    return None if log_probability is None else min(1.0, math.exp(float(log_probability)))


def joined(heard: Sequence[Recognised], *, language: Language) -> Recognised:
    separator = "" if language == "zh" else " "
    known = [part.confidence for part in heard if part.confidence is not None]
    return Recognised(
        text=separator.join(part.text for part in heard if part.text),
        words=tuple(word for part in heard for word in part.words),
        confidence=sum(known) / len(known) if known else None,
    )
