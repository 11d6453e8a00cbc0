"""What a recogniser makes of a stretch of an answer while it is still going on. Runs in a worker process."""

from dataclasses import dataclass

import numpy as np

from hireloop.engines.catalog import engine
from hireloop.engines.errors import EngineUnavailable
from hireloop.engines.media import Audio
from hireloop.engines.speech_to_text import SpeechToText
from hireloop.engines.voice_activity import speech_spans
from hireloop.kernel.errors import BadInput
from hireloop.kernel.languages import Language


@dataclass(frozen=True)
class Written:
    """The words of a stretch; ``confidence`` None where the engine does not say."""

    text: str
    confidence: float | None


def quick_recogniser(language: Language) -> SpeechToText | None:
    """The engine for the middle of a conversation; None where there is none that can be relied upon."""
    try:
        found: SpeechToText = engine("speech_to_text", language=language)
    except (EngineUnavailable, BadInput):
        return None
    return found if found.accuracy == "good" else None


def write_down(sound: bytes, language: Language) -> Written | None:
    """Words in 16-bit mono sound at 16 kHz; None where no engine can be relied upon."""
    recogniser = quick_recogniser(language)
    if recogniser is None:
        return None
    audio = Audio(samples=np.frombuffer(sound, dtype="<i2").astype(np.float32) / 32768)
    heard = recogniser.transcribe(audio, language=language, spans=speech_spans(audio))
    return Written(heard.text, heard.confidence)
