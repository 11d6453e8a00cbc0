"""Notices of the caller, and the mails that were written."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema, Status
from ninja.pagination import paginate

from hireloop.platform.accounts.access import api_requires, signed_in

from . import actions, queries
from .models import Message, Notice

router = Router()


class NoticeOut(Schema):
    id: UUID
    readable_text: str
    url: str
    created_at: datetime
    read_at: datetime | None


class MessageOut(Schema):
    id: UUID
    readable_subject: str
    recipient_name: str
    template: str
    language: str
    status: str
    created_at: datetime
    sent_at: datetime | None


@router.get("/notices", response=list[NoticeOut])
@paginate
@signed_in
def list_notices(request: HttpRequest) -> list[Notice]:
    """The caller's notices, newest first."""
    return queries.notices_of(request.user)  # type: ignore[return-value]


@router.post("/notices/{notice_id}/read", response={204: None})
@signed_in
def read_notice(request: HttpRequest, notice_id: UUID) -> Status[None]:
    actions.mark_read(get_object_or_404(queries.notices_of(request.user), id=notice_id))
    return Status(204, None)


@router.get("/messages", response=list[MessageOut])
@paginate
@api_requires("notifications.outbox")
def list_messages(request: HttpRequest) -> list[Message]:
    """Mails that were written, newest first, without what they say."""
    return queries.outbox()  # type: ignore[return-value]
