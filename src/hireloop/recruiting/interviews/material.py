"""Everything that the evaluation needs of one answer, in one value."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from hireloop.analysis.job_spec import JobSpec
from hireloop.analysis.model import Question as AnalysedQuestion
from hireloop.analysis.model import Transcript, TranscriptSource, Word
from hireloop.kernel.languages import Language
from hireloop.platform.privacy import gate
from hireloop.platform.vault.models import StoredFile
from hireloop.recruiting.jobs import queries as jobs
from hireloop.recruiting.question_bank.queries import as_analysed

from .errors import AnswerUnknown
from .models import Answer, AnswerText, Segment, TextSource


@dataclass(frozen=True)
class TextVersion:
    """One version of the words. ``is_final`` is False while the candidate may still change them."""

    source: TextSource
    text: str
    language: Language
    confidence: float | None
    words: tuple[Word, ...]
    engine: str
    is_final: bool

    def transcript(self) -> Transcript:
        return Transcript(
            text=self.text,
            language=self.language,
            source=TranscriptSource(self.source.value),
            confidence=self.confidence,
            words=self.words,
        )


@dataclass(frozen=True)
class AnswerMaterial:
    """``texts`` by source; ``consents`` are the purposes that the person agrees to now."""

    answer_id: UUID
    interview_id: UUID
    person_id: UUID
    position: int
    take: int
    question: AnalysedQuestion
    recording: StoredFile | None
    has_video: bool
    duration_ms: int | None
    segments: tuple[Segment, ...]
    texts: dict[TextSource, TextVersion]
    language: Language
    consents: frozenset[str]
    job_spec: JobSpec

    @property
    def own_words(self) -> TextVersion | None:
        """What the candidate wrote or corrected, where there is such a version."""
        return self.texts.get(TextSource.CORRECTED) or self.texts.get(TextSource.TYPED)

    @property
    def best_text(self) -> TextVersion | None:
        """The candidate's own version, else the engine's, else the browser's."""
        return self.own_words or self.texts.get(TextSource.ENGINE) or self.texts.get(TextSource.BROWSER)


def answer_material(answer_id: UUID) -> AnswerMaterial:
    """Raises AnswerUnknown."""
    answer = (
        Answer.objects.select_related("question__interview__application__job", "recording")
        .prefetch_related("texts", "segments")
        .filter(pk=answer_id)
        .first()
    )
    if answer is None:
        raise AnswerUnknown
    question, interview = answer.question, answer.question.interview
    return AnswerMaterial(
        answer_id=answer.pk,
        interview_id=interview.pk,
        person_id=interview.person_id,
        position=question.position,
        take=answer.take,
        question=analysed_question(question),
        recording=answer.recording,
        has_video=answer.has_video,
        duration_ms=answer.duration_ms,
        segments=tuple(answer.segments.all()),
        texts={version.source: version for version in map(text_version, answer.texts.all())},
        language="en" if question.language == "en" else "zh",
        consents=gate.allowed_purposes(interview.person_id),
        job_spec=jobs.job_spec(interview.application.job),
    )


def analysed_question(question: Any) -> AnalysedQuestion:
    return as_analysed(
        question.text,
        language=question.language,
        dimensions=question.dimensions,
        reference=question.reference,
        key_points=question.key_points,
    )


def text_version(row: AnswerText) -> TextVersion:
    return TextVersion(
        source=TextSource(row.source),
        text=row.text or "",
        language="en" if row.language == "en" else "zh",
        confidence=row.confidence,
        words=tuple(Word(**word) for word in row.words or ()),
        engine=row.engine,
        is_final=row.is_final,
    )
