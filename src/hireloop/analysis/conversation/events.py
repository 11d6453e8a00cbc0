"""What happens in a conversation. ``at_ms`` is the time of the sound that the server has heard, not of a wall clock."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Event:
    at_ms: int


@dataclass(frozen=True)
class MachineBegan(Event):
    """The machine says something and the candidate's browser plays it."""


@dataclass(frozen=True)
class MachineEnded(Event):
    """The machine has finished speaking, or was made to."""


@dataclass(frozen=True)
class SpeechBegan(Event):
    """The candidate speaks since ``at_ms``."""


@dataclass(frozen=True)
class SpeechEnded(Event):
    """The candidate has been silent since ``at_ms``."""


@dataclass(frozen=True)
class TimePassed(Event):
    """Sound has been heard up to here."""


@dataclass(frozen=True)
class WordsHeard(Event):
    """A recogniser's words of this answer so far."""

    text: str


@dataclass(frozen=True)
class Typed(Event):
    """The candidate is writing."""


@dataclass(frozen=True)
class DonePressed(Event):
    """ "I have finished": by button, key, or by sending what was written."""


@dataclass(frozen=True)
class SkipPressed(Event):
    """The candidate passes the question over."""


@dataclass(frozen=True)
class RepeatPressed(Event):
    """The candidate wants to hear the question again."""


@dataclass(frozen=True)
class InterruptPressed(Event):
    """The candidate does not want to hear the rest."""


@dataclass(frozen=True)
class PatienceChosen(Event):
    patience_ms: int
