"""Where one candidate is, as the interview room in the browser wants it. The server's state decides."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from hireloop.analysis.dimensions import catalog
from hireloop.platform.privacy import gate

from .models import Answer, Interview, InterviewQuestion, Segment, TextSource
from .states import COMPLETE, AnswerStatus

PATIENCE = timedelta(minutes=10)
"""How long a candidate is told that the transcript is being made; a later one is shown all the same."""


def room_state(interview: Interview, token: str) -> dict[str, Any]:
    """Plain values for JSON. The words of a question are there once the one before it was begun, not earlier."""
    questions = list(interview.questions.prefetch_related("answers__segments__chunks", "answers__texts"))
    consents = gate.allowed_purposes(interview.person_id)
    return {
        "id": str(interview.pk),
        "status": interview.status,
        "is_open": interview.is_open,
        "in_writing": interview.text_only or "recording" not in consents,
        "practised": interview.practised_at is not None,
        "closes_at": interview.closes_at.isoformat(),
        "language": interview.language,
        "consents": sorted(consents),
        "questions": [
            _question(interview, question, token, shown=question.position <= _shown_up_to(questions))
            for question in questions
        ],
    }


def dimension_labels(keys: Iterable[str]) -> list[str]:
    """What is assessed, in the reader's language; an employer's own dimension by its key."""
    language = "zh" if (get_language() or "").startswith("zh") else "en"
    known = catalog()
    return [known[key].label[language] if key in known else key for key in keys]  # type: ignore[index]


def _shown_up_to(questions: list[InterviewQuestion]) -> int:
    """One further than the last question begun: a candidate whose line drops there can still go on."""
    begun = [question.position for question in questions if question.answers.all()]
    return max(begun, default=0) + 1


def _question(interview: Interview, question: InterviewQuestion, token: str, *, shown: bool) -> dict[str, Any]:
    return {
        "id": str(question.pk),
        "position": question.position,
        "text": question.text if shown else None,
        "dimensions": dimension_labels(question.dimensions) if shown else [],
        "think_s": interview.seconds_with_extra(question.think_seconds),
        "answer_s": interview.seconds_with_extra(question.answer_seconds),
        "takes_allowed": question.takes_allowed,
        "answers": [_answer(answer, token) for answer in question.answers.all()],
    }


def _answer(answer: Answer, token: str) -> dict[str, Any]:
    segments = list(answer.segments.all())
    texts = {text.source: text.text or "" for text in answer.texts.all()}
    return {
        "id": str(answer.pk),
        "take": answer.take,
        "status": answer.status,
        "is_typed": answer.is_typed,
        "opened_s_ago": round((timezone.now() - answer.created_at).total_seconds()),
        "recorded_ms": sum(_reached_ms(segment) for segment in segments),
        "duration_ms": answer.duration_ms,
        "next_segment": 1 + max((segment.number for segment in segments), default=-1),
        "segments": [_segment(segment) for segment in segments],
        "replay": replay_url(answer, token),
        "texts": texts,
        "transcript": transcript_state(answer, set(texts)),
    }


def replay_url(answer: Answer, token: str) -> str | None:
    return reverse("interviews:replay", args=[token, answer.pk]) if answer.recording_id else None


def transcript_state(answer: Answer, sources: set[str]) -> str:
    """ "here", "coming", or "none" when no engine will write this answer down."""
    if TextSource.ENGINE in sources:
        return "here"
    hopeless = answer.is_typed or answer.no_transcript_why or answer.status == AnswerStatus.UNREADABLE
    if hopeless or answer.status not in COMPLETE or answer.finished_at is None:
        return "none"
    return "coming" if timezone.now() - answer.finished_at < PATIENCE else "none"


def _segment(segment: Segment) -> dict[str, Any]:
    return {
        "number": segment.number,
        "recorder": str(segment.recorder),
        "received": ranges(chunk.index for chunk in segment.chunks.all()),
    }


def _reached_ms(segment: Segment) -> int:
    return max((chunk.end_ms for chunk in segment.chunks.all()), default=0)


def ranges(numbers: Iterable[int]) -> list[list[int]]:
    """Sorted numbers as [first, last] pairs: 0 1 2 5 becomes [[0, 2], [5, 5]]."""
    found: list[list[int]] = []
    for number in sorted(numbers):
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return found
