"""Reads of interviews. ``visible_to`` is the only way that a colleague's view or the API loads one."""

import io
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import BinaryIO
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from hireloop.kernel.errors import N_, NotFound
from hireloop.platform.accounts.access import can
from hireloop.platform.accounts.links import Link
from hireloop.platform.accounts.models import User
from hireloop.platform.audit import queries as audit
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.audit.names import Named
from hireloop.platform.directory.models import Person
from hireloop.recruiting.applications import queries as applications

from .errors import AnswerUnknown
from .material import AnswerMaterial, TextVersion, answer_material
from .models import (
    AdjustmentRequest,
    Answer,
    AnswerText,
    IntegritySignal,
    Interview,
    InterviewQuestion,
    RequestStatus,
    TextSource,
)
from .reading import ChunkStream
from .states import COMPLETE, OPEN, AnswerStatus

__all__ = ["AnswerMaterial", "TextVersion", "answer_material"]

MOST_ROWS = 500
WEIGHTS = {TextSource.CORRECTED: 0, TextSource.TYPED: 1, TextSource.ENGINE: 2, TextSource.BROWSER: 3}
"""Which version of an answer's words comes first."""


def visible_to(user: User) -> QuerySet[Interview]:
    """The interviews of the applications that this colleague may see."""
    if not can(user, "interviews.view"):
        return Interview.objects.none()
    return Interview.objects.filter(application__in=applications.visible_to(user)).select_related(
        "person", "application__job", "invited_by"
    )


def visible_interview(user: User, interview_id: UUID) -> Interview:
    interview = visible_to(user).filter(pk=interview_id).first()
    if interview is None:
        raise NotFound(N_("There is no such interview, or you may not see it."))
    return interview


def with_counts(interviews: QuerySet[Interview]) -> QuerySet[Interview]:
    """Adds ``question_count``, ``answered_count`` and ``signal_count``."""
    return interviews.annotate(
        question_count=Count("questions", distinct=True),
        answered_count=Count("questions", filter=Q(questions__answers__status__in=COMPLETE), distinct=True),
        signal_count=Count("integrity_signals", distinct=True),
    )


def of_link(link: Link) -> Interview:
    """The interview that a candidate's link opens."""
    found = Interview.objects.select_related("person", "application__job").filter(
        pk=link.target_id,  # type: ignore[misc]
        person_id=link.person_id,
    )
    interview = found.first()
    if interview is None:
        raise NotFound(N_("There is nothing at this address."))
    return interview


def answer_of(interview: Interview, answer_id: UUID) -> Answer:
    """An answer of this very interview; raises AnswerUnknown for anybody else's."""
    answer = (
        Answer.objects.select_related("question__interview", "recording")
        .filter(pk=answer_id, question__interview=interview)
        .first()
    )
    if answer is None:
        raise AnswerUnknown
    return answer


def question_of(interview: Interview, question_id: UUID) -> InterviewQuestion:
    question = interview.questions.filter(pk=question_id).first()
    if question is None:
        raise NotFound(N_("There is no such question in this interview."))
    return question


def counted_answers(interview: Interview) -> list[Answer]:
    """The take of each question that counts (the last complete one), in the order of the questions."""
    answers = (
        Answer.objects.filter(question__interview=interview, status__in=COMPLETE)
        .select_related("question", "recording")
        .prefetch_related("texts")
        .order_by("question__position", "take")
    )
    return list({answer.question_id: answer for answer in answers}.values())


@dataclass(frozen=True)
class AnsweredQuestion:
    """A question with the take that counts, every version of its words (the one that counts first), and prompts."""

    question: InterviewQuestion
    answer: Answer | None
    texts: tuple[AnswerText, ...]
    signals: tuple[IntegritySignal, ...]


def answers_of(interview: Interview) -> list[AnsweredQuestion]:
    """Every question in order."""
    counted = {answer.question_id: answer for answer in counted_answers(interview)}
    signals = list(interview.integrity_signals.all())
    return [
        AnsweredQuestion(
            question=question,
            answer=(answer := counted.get(question.pk)),
            texts=tuple(sorted(answer.texts.all(), key=lambda text: WEIGHTS[TextSource(text.source)]))
            if answer
            else (),
            signals=tuple(signal for signal in signals if signal.question_id == question.pk),
        )
        for question in interview.questions.all()
    ]


def answer_for_analysis(answer_id: UUID) -> Answer | None:
    """A complete take; None where it is gone, unfinished or replaced."""
    return (
        Answer.objects.select_related("question__interview__application__job", "recording")
        .prefetch_related("texts")
        .filter(pk=answer_id, status__in=COMPLETE)
        .first()
    )


def growing_recording(answer_id: UUID) -> BinaryIO | None:
    """What is here of the first segment of a take that still goes on; None where there is no such take."""
    answer = Answer.objects.filter(pk=answer_id, status=AnswerStatus.STARTED).first()
    segment = answer.segments.filter(number=0).first() if answer else None
    chunks = list(segment.chunks.select_related("stored").order_by("index")) if segment else []
    whole = [chunk for place, chunk in enumerate(chunks) if chunk.index == place]
    return io.BufferedReader(ChunkStream(whole)) if whole else None


def is_being_joined(interview: Interview) -> bool:
    """Whether a recording is still being put together in the background."""
    return Answer.objects.filter(question__interview=interview, status=AnswerStatus.UPLOADED).exists()


def timeline_of(interview: Interview) -> list[audit.Entry]:
    """What happened to this interview, newest first."""
    rows = AuditRow.objects.filter(person_id=interview.person_id, key__startswith="interviews.").order_by("-at", "-id")
    own = [row.pk for row in rows[:MOST_ROWS] if row.payload.get("interview_id") == str(interview.pk)]
    return audit.entries(AuditRow.objects.filter(pk__in=own).order_by("-at", "-id"))


def names(ids: set[str]) -> dict[str, Named]:
    """How the audit trail calls interviews."""
    rows = Interview.objects.filter(pk__in=ids).values_list("pk", "title")
    return {str(pk): Named(title, reverse("interviews:detail", args=[pk])) for pk, title in rows}


def of_person(user: User, person: Person) -> QuerySet[Interview]:
    return with_counts(visible_to(user).filter(person=person))


def open_interview_of(person_id: UUID, application_id: UUID | None = None) -> Interview | None:
    """The interview that the candidate can go on with."""
    found = Interview.objects.filter(person_id=person_id, status__in=OPEN).select_related("application__job")
    if application_id is not None:
        found = found.filter(application_id=application_id)
    return next((interview for interview in found if interview.is_open), None)


def waiting_adjustments(user: User) -> QuerySet[AdjustmentRequest]:
    return AdjustmentRequest.objects.filter(
        status=RequestStatus.WAITING, interview__in=visible_to(user)
    ).select_related("interview__person", "interview__application__job")


def visible_adjustment(user: User, request_id: UUID) -> AdjustmentRequest:
    found = AdjustmentRequest.objects.filter(pk=request_id, interview__in=visible_to(user)).first()
    if found is None:
        raise NotFound(N_("There is no such request, or you may not see it."))
    return found


def in_progress_today(user: User) -> QuerySet[Interview]:
    """Interviews that candidates held or sent since midnight, and those that are running."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    today = Q(started_at__gte=midnight) | Q(submitted_at__gte=midnight)
    return visible_to(user).filter(today)


def expiring_soon(user: User, within: timedelta = timedelta(days=1)) -> QuerySet[Interview]:
    until: datetime = timezone.now() + within
    return visible_to(user).filter(status__in=OPEN, expires_at__lte=until, expires_at__gt=timezone.now())
