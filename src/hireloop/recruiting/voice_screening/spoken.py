"""What the machine says at each point, and its sound where the browser has no voice of its own."""

import io
import wave
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from django.urls import reverse

from hireloop.analysis.conversation.lines import Line, line
from hireloop.engines.catalog import engine
from hireloop.engines.media import SAMPLE_RATE
from hireloop.kernel.errors import N_, NotFound
from hireloop.kernel.languages import Language

from .models import VoiceQuestion, VoiceScreening
from .queries import current_question

ABOUT_A_QUESTION = frozenset({Line.RESUME, Line.QUESTION, Line.AGAIN, Line.FOLLOW_UP})


@dataclass(frozen=True)
class Utterance:
    """One thing to say; ``number`` of the question that it is about, 0 for none."""

    kind: Line
    number: int
    text: str

    def as_json(self, token: str) -> dict[str, Any]:
        audio = reverse("voice_screening:speech", args=[token, self.kind.value, self.number])
        return {"kind": self.kind.value, "text": self.text, "audio": audio}


def utterance(screening: VoiceScreening, kind: Line, question: VoiceQuestion | None = None) -> Utterance:
    """The words at this point of this conversation."""
    text = line(
        kind,
        language_of(screening),
        text=asked_text(question) if question else "",
        name=screening.person.name,
        count=screening.questions.count(),
    )
    return Utterance(kind, question.position if question else 0, text)


def asked_text(question: VoiceQuestion) -> str:
    """The follow-up once it was asked, else the question."""
    answer = getattr(question, "answer", None)
    return answer.follow_up_text if answer is not None and answer.part > 1 else question.text


def utterance_at(screening: VoiceScreening, kind: str, number: int) -> Utterance:
    """For the sound: only what has been reached may be heard. Raises NotFound."""
    if kind not in {each.value for each in Line}:
        raise NotFound(N_("There is nothing to say here."))
    if Line(kind) not in ABOUT_A_QUESTION:
        return utterance(screening, Line(kind))
    current = current_question(screening)
    reached = current.position if current else screening.questions.count()
    question = screening.questions.select_related("answer").filter(position=number).first()
    if question is None or number > reached:
        raise NotFound(N_("There is nothing to say here."))
    return utterance(screening, Line(kind), question)


@lru_cache(maxsize=64)
def sound_of(text: str, language: Language) -> bytes:
    """A WAV file of the spoken text. Raises EngineUnavailable, EngineFailed."""
    audio = engine("text_to_speech", language=language).speak(text, language=language)
    output = io.BytesIO()
    with wave.open(output, "wb") as file:
        file.setparams((1, 2, SAMPLE_RATE, 0, "NONE", ""))
        file.writeframes((np.clip(audio.samples, -1, 1) * 32767).astype("<i2").tobytes())
    return output.getvalue()


def language_of(screening: VoiceScreening) -> Language:
    return "en" if screening.language == "en" else "zh"
