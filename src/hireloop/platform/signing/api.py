"""The REST API of signing."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import Router, Schema

from hireloop.platform.accounts.access import api_requires, colleague_of
from hireloop.platform.audit.actions import record_read
from hireloop.platform.audit.actor import Actor
from hireloop.platform.vault import files

from . import actions, queries
from .models import Envelope

router = Router()
PAGE_ROWS = 100


class SignerOut(Schema):
    id: UUID
    role: str
    name: str
    order: int
    state: str
    ended_at: datetime | None


class VersionOut(Schema):
    number: int
    sha256: str
    created_at: datetime


class EnvelopeOut(Schema):
    id: UUID
    title: str
    kind: str
    subject_type: str
    subject_id: UUID
    person_id: UUID | None
    code: str
    state: str
    created_at: datetime
    expires_at: datetime
    ended_at: datetime | None


class EnvelopeWithSignersOut(EnvelopeOut):
    signers: list[SignerOut]
    versions: list[VersionOut]


class CancelIn(Schema):
    reason: str


@router.get("/envelopes", response=list[EnvelopeOut], summary="Documents sent for signing, newest first, 100 at a time")
@api_requires("signing.seal")
def list_envelopes(request: HttpRequest, state: str = "", offset: int = 0) -> list[Envelope]:
    found = queries.visible_to(colleague_of(request))
    if state:
        found = found.filter(state=state)
    return list(found[max(0, offset) : max(0, offset) + PAGE_ROWS])


@router.get("/envelopes/{uuid:envelope_id}", response=EnvelopeWithSignersOut, summary="One document and its signers")
@api_requires("signing.seal")
def get_envelope(request: HttpRequest, envelope_id: UUID) -> dict[str, Any]:
    return _material(queries.visible_envelope(colleague_of(request), envelope_id))


@router.get("/envelopes/{uuid:envelope_id}/document", summary="The document as it is now (PDF)")
@api_requires("signing.seal")
def get_document(request: HttpRequest, envelope_id: UUID) -> HttpResponseBase:
    found = queries.visible_envelope(colleague_of(request), envelope_id)
    record_read(found, actor=Actor.of(request), person=found.person_id, what="signed_document")
    return files.serve(request, queries.newest_version(found).file, download=True)


@router.post("/envelopes/{uuid:envelope_id}/cancel", response=EnvelopeWithSignersOut, summary="Take a document back")
@api_requires("signing.manage")
def cancel_envelope(request: HttpRequest, envelope_id: UUID, body: CancelIn) -> dict[str, Any]:
    found = queries.visible_envelope(colleague_of(request), envelope_id)
    return _material(actions.cancel(found, reason=body.reason, actor=Actor.of(request)))


def _material(envelope: Envelope) -> dict[str, Any]:
    fields = [name for name in EnvelopeOut.model_fields if name != "person_id"]
    return {
        **{name: getattr(envelope, name) for name in fields},
        "person_id": envelope.person_id,
        "signers": list(envelope.signers.all()),
        "versions": list(envelope.versions.all()),
    }
