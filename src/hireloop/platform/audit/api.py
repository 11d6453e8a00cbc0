from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema

from hireloop.platform.accounts.access import api_requires

from . import chain, queries
from .queries import Entry

router = Router()
PAGE_ROWS = 100


class AuditRowOut(Schema):
    id: int
    at: datetime
    event: str
    payload: dict[str, Any]
    actor_kind: str
    actor_id: UUID | None
    actor: str
    person_id: UUID | None
    subject_type: str
    subject_id: str
    position: int | None = Field(description="position in the hash chain; null until sealed")
    seal: str


class ChainOut(Schema):
    holds: bool
    checked: int
    unsealed: int
    position: int
    seal: str
    broken_at: int | None
    why: str | None


@router.get("/rows", response=list[AuditRowOut], summary="The audit trail, oldest first, 100 rows at a time")
@api_requires("audit.view")
def list_rows(
    request: HttpRequest, after: int = 0, event: str = "", person_id: UUID | None = None
) -> list[dict[str, Any]]:
    """``after`` is the last id that the caller has."""
    found = queries.rows().filter(pk__gt=after)
    if event:
        found = found.filter(key=event)
    if person_id:
        found = found.filter(person_id=person_id)
    return [_out(entry) for entry in queries.entries(found.order_by("pk")[:PAGE_ROWS])]


@router.get("/chain", response=ChainOut, summary="Whether the audit trail is still what was written")
@api_requires("audit.view")
def check_chain(request: HttpRequest) -> dict[str, Any]:
    verdict = chain.verify_chain()
    return {
        "holds": verdict.holds,
        "checked": verdict.checked,
        "unsealed": verdict.unsealed,
        "position": verdict.head.position,
        "seal": verdict.head.seal,
        "broken_at": verdict.broken.position if verdict.broken else None,
        "why": verdict.broken.why if verdict.broken else None,
    }


def _out(entry: Entry) -> dict[str, Any]:
    row = entry.row
    return {
        "id": row.pk,
        "at": row.at,
        "event": row.key,
        "payload": row.payload,
        "actor_kind": row.actor_kind,
        "actor_id": row.actor_id,
        "actor": entry.actor.text,
        "person_id": row.person_id,
        "subject_type": row.subject_type,
        "subject_id": row.subject_id,
        "position": row.position,
        "seal": row.seal,
    }
