"""Approvals over the REST API."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema

from hireloop.platform.accounts.access import api_requires, colleague_of
from hireloop.platform.audit.actor import Actor

from . import actions, queries
from .models import Approval

router = Router()
MOST_ROWS = 200


class ApprovalOut(Schema):
    id: UUID
    kind: str
    title: str
    subject_type: str
    subject_id: UUID
    person_id: UUID | None
    state: str
    round: int
    requested_at: datetime
    decided_at: datetime | None


class CommentIn(Schema):
    comment: str = Field("", max_length=4000)


@router.get("/", response=list[ApprovalOut], summary="Requests for approval: those that wait for me, or all I may see")
@api_requires("approvals.take_part")
def list_approvals(request: HttpRequest, waiting: bool = True) -> list[dict[str, object]]:
    user = colleague_of(request)
    found = queries.waiting_for(user) if waiting else queries.visible_to(user).order_by("-requested_at")
    return [_out(each) for each in found[:MOST_ROWS]]


@router.get("/{approval_id}", response=ApprovalOut, summary="One request for approval")
@api_requires("approvals.take_part")
def get_approval(request: HttpRequest, approval_id: UUID) -> dict[str, object]:
    return _out(queries.visible_approval(colleague_of(request), approval_id))


@router.post("/{approval_id}/approve", response=ApprovalOut, summary="Approve")
@api_requires("approvals.take_part")
def approve(request: HttpRequest, approval_id: UUID, said: CommentIn) -> dict[str, object]:
    user = colleague_of(request)
    found = queries.visible_approval(user, approval_id)
    return _out(actions.approve(found, user=user, actor=Actor.of(request), comment=said.comment))


@router.post("/{approval_id}/return", response=ApprovalOut, summary="Return to the author for changes")
@api_requires("approvals.take_part")
def return_(request: HttpRequest, approval_id: UUID, said: CommentIn) -> dict[str, object]:
    user = colleague_of(request)
    found = queries.visible_approval(user, approval_id)
    return _out(actions.return_(found, user=user, actor=Actor.of(request), comment=said.comment))


@router.post("/{approval_id}/refuse", response=ApprovalOut, summary="Refuse with a reason")
@api_requires("approvals.take_part")
def refuse(request: HttpRequest, approval_id: UUID, said: CommentIn) -> dict[str, object]:
    user = colleague_of(request)
    found = queries.visible_approval(user, approval_id)
    return _out(actions.refuse(found, user=user, actor=Actor.of(request), comment=said.comment))


def _out(approval: Approval) -> dict[str, object]:
    return {
        "id": approval.pk,
        "kind": approval.kind,
        "title": queries.line_of(approval).title,
        "subject_type": approval.subject_type,
        "subject_id": approval.subject_id,
        "person_id": approval.person_id,
        "state": approval.state,
        "round": approval.round,
        "requested_at": approval.requested_at,
        "decided_at": approval.decided_at,
    }
