"""What the machine does next."""

from dataclasses import dataclass
from enum import StrEnum


class EndedBy(StrEnum):
    """What ended an answer."""

    PAUSE = "pause"
    BUTTON = "button"
    SKIPPED = "skipped"
    LIMIT = "limit"


@dataclass(frozen=True)
class Act:
    """One thing to do."""


@dataclass(frozen=True)
class StopSpeaking(Act):
    """Be silent at once: the candidate has begun to speak."""


@dataclass(frozen=True)
class Listen(Act):
    """It is the candidate's turn; from here on their sound is the answer."""


@dataclass(frozen=True)
class ShowHearing(Act):
    """Speech is heard."""


@dataclass(frozen=True)
class WaitForThought(Act):
    """A pause: the answer is over if it lasts ``patience_ms``; nothing is said meanwhile."""

    patience_ms: int


@dataclass(frozen=True)
class RepeatQuestion(Act):
    """Say the question again. ``asked_for`` by the candidate, else because of silence."""

    asked_for: bool


@dataclass(frozen=True)
class OfferOtherWays(Act):
    """Nothing was said twice: typing or passing over are offered, without hurry."""


@dataclass(frozen=True)
class EndAnswer(Act):
    """The answer is over; ``heard_ms`` of speech were in it."""

    why: EndedBy
    heard_ms: int
