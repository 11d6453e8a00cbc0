from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema

from hireloop.platform.accounts.access import api_requires, public

from . import notices, queries
from .jurisdiction import policy
from .models import Consent

router = Router()
PAGE_ROWS = 100


class ConsentOut(Schema):
    id: UUID
    person_id: UUID
    purpose: str
    notice_version: str
    notice_language: str
    notice_hash: str
    given_at: datetime
    withdrawn_at: datetime | None


class PurposeNoticeOut(Schema):
    purpose: str
    title: str
    what: str
    why: str
    impact: str
    who: str
    how_long: str
    without: str
    law: str
    single: bool
    ask: str


class NoticeOut(Schema):
    version: str
    language: str
    title: str
    introduction: str
    controller: str
    rights: str
    purposes: list[PurposeNoticeOut]


class PolicyOut(Schema):
    code: str
    face_emotion_allowed: bool
    voice_emotion_allowed: bool
    why: str


@router.get("/consents", response=list[ConsentOut], summary="Consents, newest first, 100 at a time")
@api_requires("privacy.view")
def list_consents(
    request: HttpRequest, person_id: UUID | None = None, purpose: str = "", offset: int = 0
) -> list[Consent]:
    found = queries.consents().order_by("-given_at", "pk")
    if person_id:
        found = found.filter(person_id=person_id)
    if purpose:
        found = found.filter(purpose=purpose)
    return list(found[max(0, offset) : max(0, offset) + PAGE_ROWS])


@router.get("/notices/{version}/{language}", response=NoticeOut, auth=None, summary="A notice, as it was shown")
@public
def get_notice(request: HttpRequest, version: str, language: str) -> dict[str, Any]:
    """``version`` may be "current"."""
    found = notices.notice(notices.current_version() if version == "current" else version, language)
    return {
        **{field: getattr(found, field) for field in ("version", "language", "title", "introduction", "rights")},
        "controller": queries.filled_controller(found),
        "purposes": [vars(shown) for shown in found.purposes.values()],
    }


@router.get("/policy", response=PolicyOut, summary="What may be inferred here, and why")
@api_requires("privacy.view")
def get_policy(request: HttpRequest, jurisdiction: str = "") -> dict[str, Any]:
    found = policy(jurisdiction or None)
    return {**vars(found), "why": str(found.why)}
