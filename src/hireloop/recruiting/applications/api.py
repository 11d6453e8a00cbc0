"""Applications over the REST API."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema

from hireloop.platform.accounts.access import api_requires
from hireloop.platform.audit.actor import Actor

from . import actions, queries
from .models import StageMove
from .stages import RejectionReason, Stage

router = Router()
MOST_ROWS = 200


class ApplicationOut(Schema):
    id: UUID
    person_id: UUID
    name: str
    job_id: UUID
    job: str
    stage: Stage
    source: str
    next_step: str
    applied_at: datetime
    stage_since: datetime
    days: int


class ApplicationPage(Schema):
    count: int
    items: list[ApplicationOut]


class MoveIn(Schema):
    """``expected`` is the stage that the caller has seen; a conflict is answered where it has changed."""

    to: Stage
    note: str = Field("", max_length=1000)
    expected: str = ""


class RejectIn(Schema):
    reason: RejectionReason
    note: str = Field("", max_length=1000)
    tell_candidate: bool = True
    expected: str = ""


class MoveOut(Schema):
    id: UUID
    application_id: UUID
    from_stage: Stage
    to_stage: Stage
    created_at: datetime


class RequestOut(Schema):
    id: UUID
    application_id: UUID
    kind: str
    due_on: str
    is_answered: bool


@router.get("/", response=ApplicationPage, summary="List applications, newest first")
@api_requires("applications.view")
def list_applications(
    request: HttpRequest,
    job: UUID | None = None,
    stage: Stage | None = None,
    q: str = "",
    offset: int = 0,
    limit: int = 50,
) -> dict[str, object]:
    found = queries.visible_to(request.user)  # type: ignore[arg-type]
    found = found.filter(job=job) if job else found
    found = found.filter(stage=stage) if stage else found
    found = queries.search(found, q) if q.strip() else found
    start, upto = max(0, offset), min(max(1, limit), MOST_ROWS)
    rows = queries.for_lists(found).order_by("-applied_at", "-id")[start : start + upto]
    return {"count": found.count(), "items": [queries.material_for_api(row) for row in rows]}


@router.get("/board", response=dict[str, int], summary="How many applications each stage has")
@api_requires("applications.view")
def stage_counts(request: HttpRequest, job: UUID | None = None) -> dict[str, int]:
    found = queries.visible_to(request.user)  # type: ignore[arg-type]
    return queries.stage_counts(found.filter(job=job) if job else found)


@router.get("/requests", response=list[RequestOut], summary="What candidates ask for")
@api_requires("applications.answer_requests")
def list_requests(request: HttpRequest) -> list[dict[str, object]]:
    return [
        {
            "id": each.id,
            "application_id": each.application_id,
            "kind": each.kind,
            "due_on": each.due_on.isoformat(),
            "is_answered": each.answered_at is not None,
        }
        for each in queries.requests_visible_to(request.user)[:MOST_ROWS]  # type: ignore[arg-type]
    ]


@router.get("/{application_id}", response=ApplicationOut, summary="One application")
@api_requires("applications.view")
def get_application(request: HttpRequest, application_id: UUID) -> dict[str, object]:
    return queries.material_for_api(queries.visible_application(request.user, application_id))  # type: ignore[arg-type]


@router.post("/{application_id}/move", response=MoveOut, summary="Move to another stage")
@api_requires("applications.move")
def move_application(request: HttpRequest, application_id: UUID, move: MoveIn) -> StageMove:
    found = queries.visible_application(request.user, application_id)  # type: ignore[arg-type]
    return actions.move_stage(
        found,
        move.to,
        note=move.note,
        expected=move.expected,
        actor=Actor.of(request),
        user=request.user,  # type: ignore[arg-type]
    )


@router.post("/{application_id}/reject", response=MoveOut, summary="Reject with a reason")
@api_requires("applications.move")
def reject_application(request: HttpRequest, application_id: UUID, rejection: RejectIn) -> StageMove:
    found = queries.visible_application(request.user, application_id)  # type: ignore[arg-type]
    return actions.reject(
        found,
        reason=rejection.reason,
        note=rejection.note,
        tell_candidate=rejection.tell_candidate,
        expected=rejection.expected,
        actor=Actor.of(request),
        user=request.user,  # type: ignore[arg-type]
    )
