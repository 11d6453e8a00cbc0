"""Offers over the REST API."""

from datetime import date, datetime
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema

from hireloop.platform.accounts.access import api_requires, can, colleague_of
from hireloop.platform.audit.actions import record_read
from hireloop.platform.audit.actor import Actor
from hireloop.recruiting.applications import queries as applications

from . import actions, prefill, queries
from .models import Offer
from .states import OfferState
from .terms import Pay

router = Router()
MOST_ROWS = 200


class OfferOut(Schema):
    """``pay`` is null for those who may not see it; amounts are in fen."""

    id: UUID
    application_id: UUID
    person_id: UUID
    name: str
    job: str
    state: OfferState
    version: int
    title: str
    place: str
    start_on: date
    expires_on: date
    term_kind: str
    term_months: int | None
    probation_months: int
    working_time: str
    sent_at: datetime | None
    answered_at: datetime | None
    pay: dict[str, object] | None


class OfferLine(Schema):
    id: UUID
    application_id: UUID
    person_id: UUID
    name: str
    job: str
    state: OfferState
    version: int
    start_on: date
    expires_on: date


class OfferPage(Schema):
    count: int
    items: list[OfferLine]


class ReasonIn(Schema):
    reason: str = Field("", max_length=1000)


@router.get("/", response=OfferPage, summary="List offers, newest first")
@api_requires("offers.view")
def list_offers(
    request: HttpRequest, state: OfferState | None = None, offset: int = 0, limit: int = 50
) -> dict[str, object]:
    found = queries.for_pages(queries.visible_to(colleague_of(request)))
    found = found.filter(state=state) if state else found
    start, upto = max(0, offset), min(max(1, limit), MOST_ROWS)
    rows = found.order_by("-created_at", "-id")[start : start + upto]
    return {"count": found.count(), "items": [_line(row) for row in rows]}


@router.get("/{offer_id}", response=OfferOut, summary="One offer; the pay for those entitled")
@api_requires("offers.view")
def get_offer(request: HttpRequest, offer_id: UUID) -> dict[str, object]:
    return _whole(request, queries.visible_offer(colleague_of(request), offer_id))


@router.post("/for/{application_id}", response=OfferOut, summary="Prepare an offer from what is known, as a draft")
@api_requires("offers.prepare")
def prepare_offer(request: HttpRequest, application_id: UUID) -> dict[str, object]:
    user = colleague_of(request)
    application = applications.visible_application(user, application_id)
    draft = prefill.first_draft(application)
    return _whole(request, actions.prepare_offer(application, draft, actor=Actor.of(request), user=user))


@router.post("/{offer_id}/hand-in", response=OfferLine, summary="Hand in for approval")
@api_requires("offers.prepare")
def hand_in(request: HttpRequest, offer_id: UUID) -> dict[str, object]:
    user = colleague_of(request)
    offer = queries.visible_offer(user, offer_id)
    actions.hand_in(offer, actor=Actor.of(request), user=user)
    return _line(queries.visible_offer(user, offer_id))


@router.post("/{offer_id}/send", response=OfferLine, summary="Send to the candidate")
@api_requires("offers.prepare")
def send(request: HttpRequest, offer_id: UUID) -> dict[str, object]:
    offer = queries.visible_offer(colleague_of(request), offer_id)
    return _line(actions.send_offer(offer, actor=Actor.of(request)))


@router.post("/{offer_id}/revise", response=OfferLine, summary="Back to a draft; the old version is kept")
@api_requires("offers.prepare")
def revise(request: HttpRequest, offer_id: UUID) -> dict[str, object]:
    user = colleague_of(request)
    offer = queries.visible_offer(user, offer_id)
    return _line(actions.revise_offer(offer, actor=Actor.of(request), user=user))


@router.post("/{offer_id}/withdraw", response=OfferLine, summary="Withdraw, with the reason")
@api_requires("offers.prepare")
def withdraw(request: HttpRequest, offer_id: UUID, given: ReasonIn) -> dict[str, object]:
    offer = queries.visible_offer(colleague_of(request), offer_id)
    return _line(actions.withdraw_offer(offer, reason=given.reason, actor=Actor.of(request)))


def _line(offer: Offer) -> dict[str, object]:
    return {
        "id": offer.pk,
        "application_id": offer.application_id,
        "person_id": offer.person_id,
        "name": offer.person.name,
        "job": offer.application.job.title,
        "state": offer.state,
        "version": offer.version,
        "start_on": offer.start_on,
        "expires_on": offer.expires_on,
    }


def _whole(request: HttpRequest, offer: Offer) -> dict[str, object]:
    version = queries.current_version(offer)
    pay = None
    if can(request.user, "offers.see_salary"):
        record_read(offer, actor=Actor.of(request), person=offer.person, what="pay")
        pay = {**version.pay, "yearly_fen": Pay.from_json(version.pay).yearly_fen}
    names = ("title", "place", "term_kind", "term_months", "probation_months", "working_time")
    return {
        **_line(offer),
        **{name: getattr(version, name) for name in names},
        "sent_at": offer.sent_at,
        "answered_at": offer.answered_at,
        "pay": pay,
    }
