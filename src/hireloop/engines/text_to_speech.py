"""From words to sound."""

from typing import Protocol

from hireloop.kernel.errors import N_, BadInput
from hireloop.kernel.languages import Language

from .media import Audio
from .provenance import Provenance

LONGEST_TEXT = 4000


class TextToSpeech(Protocol):
    provenance: Provenance

    def speak(self, text: str, *, language: Language) -> Audio:
        """The spoken text, mono at 16 kHz. Raises BadInput, EngineUnavailable, EngineFailed."""
        ...


def check_text(text: str) -> str:
    if not any(character.isalnum() for character in text):
        raise BadInput(N_("There is nothing to say in this text."), code="nothing_to_say")
    if len(text) > LONGEST_TEXT:
        raise BadInput(
            N_("The text to be spoken is too long (%(length)d characters, at most %(most)d)."),
            code="text_too_long",
            length=len(text),
            most=LONGEST_TEXT,
        )
    return text
