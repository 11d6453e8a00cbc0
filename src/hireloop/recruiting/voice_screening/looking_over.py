"""The answers as the candidate looks over them before they are sent."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from hireloop.analysis.model import TranscriptSource

from . import queries
from .models import VoiceAnswer, VoiceQuestion, VoiceScreening
from .states import AnswerStatus
from .words import are_coming, words_of

COMING, PASSED_OVER, UNREADABLE, NOBODY = "coming", "passed_over", "unreadable", "none"


@dataclass(frozen=True)
class AnswerToCheck:
    """``words`` says who wrote the text: a transcript source, or "coming", "passed_over", "unreadable", "none"."""

    question: VoiceQuestion
    answer: VoiceAnswer | None
    text: str
    words: str
    replay: str | None

    @property
    def number(self) -> int:
        return self.question.position

    @property
    def can_be_corrected(self) -> bool:
        return self.answer is not None and self.words != PASSED_OVER

    @property
    def is_spoken(self) -> bool:
        return self.replay is not None or self.words == COMING

    @property
    def note(self) -> str:
        """What the candidate is told of the text, in the reader's language."""
        return notes()[self.words]

    def as_json(self) -> dict[str, Any]:
        return {
            "number": self.number,
            "text": self.text,
            "words": self.words,
            "note": self.note,
            "replay": self.replay,
        }


def answers_to_check(screening: VoiceScreening, token: str) -> list[AnswerToCheck]:
    """Every question in order."""
    return [_entry(each.question, each.answer, screening, token) for each in queries.answers_of(screening)]


def _entry(question: VoiceQuestion, answer: VoiceAnswer | None, screening: VoiceScreening, token: str) -> AnswerToCheck:
    if answer is None or answer.status == AnswerStatus.SKIPPED:
        return AnswerToCheck(question, answer, "", PASSED_OVER, None)
    words = words_of(answer)
    replay = reverse("voice_screening:replay", args=[token, answer.pk]) if answer.recording_id else None
    return AnswerToCheck(question, answer, words.text, _told(answer, words.source, screening), replay)


def _told(answer: VoiceAnswer, source: TranscriptSource | None, screening: VoiceScreening) -> str:
    if source is TranscriptSource.CORRECTED:
        return source.value
    if are_coming(answer, screening):
        return COMING
    if source is not None:
        return source.value
    return UNREADABLE if answer.status == AnswerStatus.UNREADABLE else NOBODY


def notes() -> dict[str, str]:
    """By ``AnswerToCheck.words``."""
    return {
        COMING: _("Your answer is being written down, usually within a minute. You can wait, or send without waiting."),
        PASSED_OVER: _("You passed this question over."),
        UNREADABLE: _("This recording cannot be read. If you like, write down what you said."),
        NOBODY: _("No machine here could write this answer down. If you like, write down what you said."),
        TranscriptSource.ENGINE: _("Written down by a machine. Please correct what it misheard."),
        TranscriptSource.BROWSER: _("Written down by your browser. Please correct what it misheard."),
        TranscriptSource.TYPED: _("Written by you."),
        TranscriptSource.CORRECTED: _("Corrected by you; what the machine heard is kept beside it."),
        TranscriptSource.FILE: "",
    }
