"""The REST API of voice screenings."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema

from hireloop.platform.accounts.access import api_requires
from hireloop.platform.audit.actions import record_read
from hireloop.platform.audit.actor import Actor
from hireloop.recruiting.applications import queries as applications
from hireloop.recruiting.applications.stages import RejectionReason
from hireloop.recruiting.jobs import queries as jobs

from . import actions, player, queries
from .actions.scripts import LineDraft, ScriptDraft
from .models import VoiceScreening

router = Router()
PAGE_ROWS = 100


class ScreeningOut(Schema):
    id: UUID
    application_id: UUID
    person_id: UUID
    title: str
    language: str
    status: str
    in_writing: bool
    proposed: str
    decided: str
    expires_at: datetime
    started_at: datetime | None
    submitted_at: datetime | None


class TranscriptOut(Schema):
    """``source``: engine, browser, typed, corrected."""

    source: str
    text: str
    confidence: float | None


class VoiceAnswerOut(Schema):
    """``transcript`` is the version that counts: the candidate's correction, else what was heard or typed."""

    position: int
    question: str
    follow_up: str
    follow_up_kind: str
    status: str | None
    ended_by: str
    transcript: str | None
    transcript_source: str
    other_transcripts: list[TranscriptOut]
    duration_ms: int | None
    measures: dict[str, Any]


class ProposalOut(Schema):
    verdict: str
    score: float | None
    low: float | None
    high: float | None
    reasons: list[str]
    evidence: list[dict[str, Any]]
    engines: list[str]


class ScreeningWithAnswersOut(ScreeningOut):
    answers: list[VoiceAnswerOut]
    proposal: ProposalOut | None


class InviteIn(Schema):
    application_id: UUID
    days: int = 7


class DecideIn(Schema):
    verdict: str
    reason: str = ""
    rejection_reason: str = RejectionReason.INTERVIEW.value
    tell_candidate: bool = True


class LineIn(Schema):
    question_id: UUID
    asks_further: bool = True
    follow_up: str = ""


class ScriptIn(Schema):
    lines: list[LineIn]
    language: str = "zh"
    patience_ms: int = 2500
    voice: str = "browser"
    answer_seconds: int = 180
    advance_from: int = 60
    not_now_below: int = 35


class ExtendIn(Schema):
    until: datetime


class CancelIn(Schema):
    reason: str


@router.get("", response=list[ScreeningOut], summary="Voice screenings, newest first, 100 at a time")
@api_requires("voice_screening.view")
def list_screenings(request: HttpRequest, status: str = "", proposed: str = "", offset: int = 0) -> list[Any]:
    found = queries.visible_to(request.user)  # type: ignore[arg-type]
    if status:
        found = found.filter(status=status)
    if proposed:
        found = found.filter(proposed=proposed)
    start = max(0, offset)
    return list(found[start : start + PAGE_ROWS])


@router.get("/{screening_id}", response=ScreeningWithAnswersOut, summary="One voice screening with its proposal")
@api_requires("voice_screening.view")
def get_screening(request: HttpRequest, screening_id: UUID, language: str = "zh") -> dict[str, Any]:
    """The proposal is the machine's; ``decided`` says what a person made of it."""
    screening = _screening(request, screening_id)
    record_read(screening, actor=Actor.of(request), person=screening.person, what="voice_screening")
    reader: Any = "en" if language == "en" else "zh"
    row = queries.proposal_row(screening)
    proposal = player.proposal_view(row, reader)
    fields = {name: getattr(screening, name) for name in ScreeningOut.model_fields}
    names = ProposalOut.model_fields
    return {
        **fields,
        "answers": [_answer(view) for view in player.answer_views(screening, row, reader)],
        "proposal": {name: getattr(proposal, name) for name in names} if proposal else None,
    }


@router.post("", response={201: ScreeningOut}, summary="Invite a candidate; the link goes by mail")
@api_requires("voice_screening.invite")
def invite(request: HttpRequest, body: InviteIn) -> tuple[int, VoiceScreening]:
    user: Any = request.user
    screening = actions.invite(
        applications.visible_application(user, body.application_id),
        actor=Actor.of(request),
        invited_by=user,
        valid_for=timedelta(days=body.days),
    )
    return 201, screening


@router.put("/scripts/{job_id}", response={204: None}, summary="Write the voice script of a job")
@api_requires("voice_screening.script")
def save_script(request: HttpRequest, job_id: UUID, body: ScriptIn) -> tuple[int, None]:
    job = jobs.visible_job(request.user, job_id)  # type: ignore[arg-type]
    fields = body.dict(exclude={"lines"})
    lines = tuple(LineDraft(line.question_id, line.asks_further, line.follow_up) for line in body.lines)
    actions.save_script(job, ScriptDraft(lines=lines, **fields), actor=Actor.of(request))
    return 204, None


@router.post("/{screening_id}/decide", response=ScreeningOut, summary="Decide; an invitation follows by itself")
@api_requires("voice_screening.decide")
def decide(request: HttpRequest, screening_id: UUID, body: DecideIn) -> VoiceScreening:
    user: Any = request.user
    screening = _screening(request, screening_id)
    actions.decide(screening, decided_by=user, actor=Actor.of(request), **body.dict())
    screening.refresh_from_db()
    return screening


@router.post("/{screening_id}/send-again", response=ScreeningOut, summary="Mail a new link")
@api_requires("voice_screening.invite")
def send_again(request: HttpRequest, screening_id: UUID) -> VoiceScreening:
    return actions.send_link_again(_screening(request, screening_id), actor=Actor.of(request))


@router.post("/{screening_id}/extend", response=ScreeningOut, summary="Open the voice screening longer")
@api_requires("voice_screening.invite")
def extend(request: HttpRequest, screening_id: UUID, body: ExtendIn) -> VoiceScreening:
    return actions.extend(_screening(request, screening_id), body.until, actor=Actor.of(request))


@router.post("/{screening_id}/cancel", response=ScreeningOut, summary="Cancel; the candidate is told")
@api_requires("voice_screening.invite")
def cancel(request: HttpRequest, screening_id: UUID, body: CancelIn) -> VoiceScreening:
    return actions.cancel(_screening(request, screening_id), actor=Actor.of(request), reason=body.reason)


def _screening(request: HttpRequest, screening_id: UUID) -> VoiceScreening:
    return queries.visible_screening(request.user, screening_id)  # type: ignore[arg-type]


def _answer(view: player.AnswerView) -> dict[str, Any]:
    question, answer = view.entry.question, view.entry.answer
    voice = (view.analysed or {}).get("voice") or {}
    return {
        "position": question.position,
        "question": question.text,
        "follow_up": answer.follow_up_text if answer else "",
        "follow_up_kind": answer.follow_up_kind if answer else "",
        "status": answer.status if answer else None,
        "ended_by": answer.ended_by if answer else "",
        "transcript": view.analysed["transcript"] if view.analysed else None,
        "transcript_source": view.versions[0].source.value if view.versions else "",
        "other_transcripts": view.versions[1:],
        "duration_ms": answer.duration_ms if answer else None,
        "measures": voice.get("measures") or {},
    }
