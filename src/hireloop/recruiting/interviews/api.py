"""The REST API of interviews."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema

from hireloop.platform.accounts.access import api_requires
from hireloop.platform.audit.actor import Actor
from hireloop.recruiting.applications import queries as applications
from hireloop.recruiting.question_bank import queries as question_bank

from . import actions, queries
from .models import Interview

router = Router()
PAGE_ROWS = 100


class InterviewOut(Schema):
    id: UUID
    application_id: UUID
    person_id: UUID
    title: str
    language: str
    status: str
    expires_at: datetime
    opened_at: datetime | None
    started_at: datetime | None
    submitted_at: datetime | None
    extra_time_factor: float
    text_only: bool


class AnswerOut(Schema):
    question: str
    position: int
    answer_id: UUID | None
    status: str | None
    duration_ms: int | None
    is_typed: bool | None


class SignalOut(Schema):
    kind: str
    answer_id: UUID | None
    at_ms: int | None
    details: dict[str, Any]
    created_at: datetime


class InterviewWithAnswersOut(InterviewOut):
    answers: list[AnswerOut]
    signals: list[SignalOut]


class InviteIn(Schema):
    application_id: UUID
    template_id: UUID
    days: int = 7


class ExtendIn(Schema):
    until: datetime


class CancelIn(Schema):
    reason: str


@router.get("", response=list[InterviewOut], summary="Interviews, newest first, 100 at a time")
@api_requires("interviews.view")
def list_interviews(request: HttpRequest, status: str = "", offset: int = 0) -> list[Interview]:
    interviews = queries.visible_to(request.user)  # type: ignore[arg-type]
    if status:
        interviews = interviews.filter(status=status)
    start = max(0, offset)
    return list(interviews[start : start + PAGE_ROWS])


@router.get("/{interview_id}", response=InterviewWithAnswersOut, summary="One interview with its answers and prompts")
@api_requires("interviews.view")
def get_interview(request: HttpRequest, interview_id: UUID) -> dict[str, Any]:
    """Integrity signals are prompts for a person to look, never scores."""
    interview = _interview(request, interview_id)
    fields = {name: getattr(interview, name) for name in InterviewOut.model_fields}
    return {
        **fields,
        "answers": [_answer(entry) for entry in queries.answers_of(interview)],
        "signals": list(interview.integrity_signals.all()),
    }


@router.post("", response={201: InterviewOut}, summary="Invite a candidate; the link goes by mail")
@api_requires("interviews.invite")
def invite(request: HttpRequest, body: InviteIn) -> tuple[int, Interview]:
    user: Any = request.user
    interview = actions.invite(
        applications.visible_application(user, body.application_id),
        question_bank.visible_template(user, body.template_id),
        actor=Actor.of(request),
        invited_by=user,
        valid_for=timedelta(days=body.days),
    )
    return 201, interview


@router.post("/{interview_id}/send-again", response=InterviewOut, summary="Mail a new link")
@api_requires("interviews.invite")
def send_again(request: HttpRequest, interview_id: UUID) -> Interview:
    return actions.send_link_again(_interview(request, interview_id), actor=Actor.of(request))


@router.post("/{interview_id}/extend", response=InterviewOut, summary="Open the interview longer")
@api_requires("interviews.invite")
def extend(request: HttpRequest, interview_id: UUID, body: ExtendIn) -> Interview:
    return actions.extend(_interview(request, interview_id), body.until, actor=Actor.of(request))


@router.post("/{interview_id}/cancel", response=InterviewOut, summary="Cancel the interview; the candidate is told")
@api_requires("interviews.invite")
def cancel(request: HttpRequest, interview_id: UUID, body: CancelIn) -> Interview:
    return actions.cancel(_interview(request, interview_id), actor=Actor.of(request), reason=body.reason)


def _interview(request: HttpRequest, interview_id: UUID) -> Interview:
    return queries.visible_interview(request.user, interview_id)  # type: ignore[arg-type]


def _answer(entry: queries.AnsweredQuestion) -> dict[str, Any]:
    answer = entry.answer
    return {
        "question": entry.question.text,
        "position": entry.question.position,
        "answer_id": answer.pk if answer else None,
        "status": answer.status if answer else None,
        "duration_ms": answer.duration_ms if answer else None,
        "is_typed": answer.is_typed if answer else None,
    }
