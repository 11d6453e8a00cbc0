"""Notes on dispute risk and the register of disputes, over the REST API."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema

from hireloop.kernel.errors import N_, NotFound
from hireloop.platform.accounts.access import api_requires, colleague_of
from hireloop.platform.audit.actions import record_read
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory import queries as directory

from . import actions, queries
from .models import Dispute, DisputeClause, DisputeKind, DisputeOutcome

router = Router()
MOST_ROWS = 200


class Texts(Schema):
    zh: str
    en: str


class NoteOut(Schema):
    """What was said, word for word, and what to ask about it. A note is for asking, never for deciding."""

    id: UUID
    rule: str
    title: Texts
    advice: Texts
    quote: str
    source_type: str
    source_id: UUID
    place: int
    engine: str
    noted_at: datetime
    dismissed_at: datetime | None
    dismiss_reason: str


class DismissIn(Schema):
    reason: str = Field(max_length=1000)


class DisputeIn(Schema):
    """``amount_fen``: what it cost; null where that is not known."""

    kind: DisputeKind
    clause: DisputeClause = DisputeClause.NONE
    outcome: DisputeOutcome
    amount_fen: int | None = Field(None, ge=0, lt=10**15)
    decided_on: date | None = None
    summary: str = Field(max_length=4000)
    employer: UUID | None = None


class DisputeOut(DisputeIn):
    id: UUID


@router.get("/people/{person_id}/notes", response=list[NoteOut], summary="Statements worth asking about")
@api_requires("risk.view")
def list_notes(request: HttpRequest, person_id: UUID) -> list[dict[str, Any]]:
    person = directory.person_for(colleague_of(request), person_id)
    record_read(person, actor=Actor.of(request), person=person, what="risk")
    return [_note(each) for each in queries.notes_of(person)]


@router.post("/notes/{note_id}/dismiss", response=NoteOut, summary="A person has looked: the note no longer stands")
@api_requires("risk.dismiss")
def dismiss(request: HttpRequest, note_id: UUID, body: DismissIn) -> dict[str, Any]:
    user = colleague_of(request)
    note = actions.dismiss(queries.visible_note(user, note_id), reason=body.reason, actor=Actor.of(request), user=user)
    return next(_note(each) for each in queries.notes_of(note.person) if each.note.pk == note.pk)


@router.get("/disputes", response=list[DisputeOut], summary="The register of past disputes")
@api_requires("risk.view")
def list_disputes(request: HttpRequest, offset: int = 0, limit: int = 50) -> list[dict[str, Any]]:
    start, upto = max(0, offset), min(max(1, limit), MOST_ROWS)
    return [_dispute(each) for each in queries.disputes_visible_to(colleague_of(request))[start : start + upto]]


@router.post("/disputes", response=DisputeOut, summary="Enter a dispute into the register")
@api_requires("risk.edit")
def add_dispute(request: HttpRequest, body: DisputeIn) -> dict[str, Any]:
    employer = directory.employer_with(body.employer) if body.employer else directory.employer()
    if employer is None:
        raise NotFound(N_("There is no such employer."))
    given = body.dict(exclude={"employer"})
    dispute = Dispute(employer=employer, **given)
    return _dispute(actions.save_dispute(dispute, actor=Actor.of(request), user=colleague_of(request)))


def _note(shown: queries.ShownNote) -> dict[str, Any]:
    note, rule = shown.note, shown.rule
    return {
        "id": note.pk,
        "rule": note.rule,
        "title": rule.title,
        "advice": rule.advice,
        "quote": note.quote,
        "source_type": note.source_type,
        "source_id": note.source_id,
        "place": note.place,
        "engine": note.engine,
        "noted_at": note.created_at,
        "dismissed_at": note.dismissed_at,
        "dismiss_reason": note.dismiss_reason or "",
    }


def _dispute(dispute: Dispute) -> dict[str, Any]:
    names = ("id", "kind", "clause", "outcome", "amount_fen", "decided_on", "summary")
    return {name: getattr(dispute, name) for name in names} | {"employer": dispute.employer_id}
