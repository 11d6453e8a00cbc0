"""The words of an answer: what a machine heard, what the candidate typed or corrected. Each version stays."""

from dataclasses import dataclass
from datetime import timedelta
from difflib import SequenceMatcher

from django.utils import timezone

from hireloop.analysis.model import AnswerAnalysis, Transcript, TranscriptSource
from hireloop.analysis.realign import carry_times
from hireloop.kernel.languages import Language

from .as_json import from_json
from .models import VoiceAnswer, VoiceQuestion, VoiceScreening
from .states import AnswerStatus

WAIT_FOR_WORDS = timedelta(minutes=10)
"""How long a candidate is told that the words are being written down; later ones are shown all the same."""

MUCH_ALIKE = 0.6
"""A correction less like what was heard than this is a text of its own: somebody should listen."""


@dataclass(frozen=True)
class Words:
    """``heard`` is what the analysis knows: heard by a machine, or typed; None where nobody wrote anything down."""

    language: Language
    heard: Transcript | None
    corrected: str
    is_recorded: bool

    @property
    def text(self) -> str:
        """The version that counts."""
        return self.corrected or (self.heard.text if self.heard else "")

    @property
    def source(self) -> TranscriptSource | None:
        """Who wrote the version that counts."""
        if not self.corrected:
            return self.heard.source if self.heard else None
        return TranscriptSource.CORRECTED if self.heard else TranscriptSource.TYPED

    def transcript(self) -> Transcript | None:
        """The version that counts, its words placed in time as far as the machine's can be found in it."""
        if not self.corrected or self.source is None:
            return self.heard
        times = carry_times(self.heard.words, self.corrected) if self.heard else ()
        return Transcript(self.corrected, self.language, self.source, words=times)

    @property
    def is_rewritten(self) -> bool:
        """Whether the correction of a spoken answer says something else than what was heard, or nobody else
        wrote it down."""
        if not self.corrected or not self.is_recorded:
            return False
        if self.heard is None:
            return True
        heard, own = _units(self.heard.text, self.language), _units(self.corrected, self.language)
        return SequenceMatcher(None, heard, own).ratio() < MUCH_ALIKE


def words_of(answer: VoiceAnswer) -> Words:
    """Before the analysis is there, what the browser heard and the candidate typed stand in for it."""
    result = getattr(answer, "result", None)
    heard = from_json(AnswerAnalysis, result.analysis).transcript if result is not None else _heard_so_far(answer)
    return Words(language_of(answer.question), heard, tidy(answer.corrected), answer.recording_id is not None)


def _heard_so_far(answer: VoiceAnswer) -> Transcript | None:
    browser, written = tidy(answer.browser_words), tidy(answer.written)
    if not browser and not written:
        return None
    source = TranscriptSource.BROWSER if browser else TranscriptSource.TYPED
    text = "\n".join(part for part in (browser, written) if part)
    return Transcript(text, language_of(answer.question), source)


def are_coming(answer: VoiceAnswer, screening: VoiceScreening) -> bool:
    """Whether somebody still writes down what was said aloud."""
    is_there = getattr(answer, "result", None) is not None or answer.status == AnswerStatus.SKIPPED
    ended = screening.talk_ended_at
    return not is_there and answer.segments.exists() and ended is not None and timezone.now() - ended < WAIT_FOR_WORDS


def tidy(text: str | None) -> str:
    """Line ends as everywhere else, nothing around it."""
    return (text or "").replace("\r\n", "\n").strip()


def language_of(question: VoiceQuestion) -> Language:
    return "en" if question.language == "en" else "zh"


def _units(text: str, language: Language) -> list[str]:
    return list(text) if language == "zh" else text.casefold().split()
