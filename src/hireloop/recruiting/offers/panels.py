"""What offers show elsewhere: on the person page, on Today, on the candidate's own page, and to approvers."""

from uuid import UUID

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hireloop.platform.accounts.access import can, colleague_of
from hireloop.platform.approvals.subjects import Subject
from hireloop.platform.audit.actions import record_read
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.models import Person
from hireloop.recruiting.applications.models import Application
from hireloop.recruiting.applications.next_links import NextLink

from . import differences, queries
from .fields import KIND
from .models import Offer
from .states import OfferState

SHOWN = 4
SHOWN_TO_CANDIDATES = (OfferState.SENT, OfferState.ACCEPTED, OfferState.DECLINED, OfferState.EXPIRED)


def person_panel(request: HttpRequest, person: Person) -> str | None:
    """The person's offers, and the way to prepare one where it is time."""
    user = colleague_of(request)
    if not can(user, "offers.view"):
        return None
    offers = list(queries.for_pages(queries.visible_to(user).filter(person=person)).order_by("-created_at")[:SHOWN])
    waiting = list(queries.to_prepare(user).filter(person=person)[:SHOWN])
    if not offers and not waiting:
        return None
    context = {"offers": offers, "waiting": waiting, "may_prepare": can(user, "offers.prepare")}
    return render_to_string("offers/_person_panel.html", context, request=request)


def home_card(request: HttpRequest) -> str | None:
    """What waits for HR: to prepare, to finish or send, to answer, soon over."""
    user = colleague_of(request)
    context = {
        "to_prepare": list(queries.to_prepare(user)[:SHOWN]),
        "to_finish": list(queries.to_finish(user)[:SHOWN]),
        "asked": queries.unanswered_questions(user)[:SHOWN],
        "expiring": list(queries.expiring(user)[:SHOWN]),
    }
    if not any(context.values()):
        return None
    return render_to_string("offers/_home_card.html", context, request=request)


def next_link(application: Application) -> NextLink | None:
    """To the offer, or to where one is prepared."""
    offer = queries.live_offer(application)
    if offer is not None:
        return NextLink(_("Open the offer"), reverse("offers:offer", args=[offer.pk]), "mail-check")
    return NextLink(_("Prepare the offer"), reverse("offers:prepare", args=[application.pk]), "mail-check")


def candidate_panel(request: HttpRequest, person: Person, application: Application) -> str | None:
    """On the own page: that there is an offer, and the way to it."""
    offer = queries.newest_offer(application)
    if offer is None or offer.state not in SHOWN_TO_CANDIDATES:
        return None
    match = request.resolver_match
    token = match.kwargs.get("token", "") if match else ""
    return render_to_string("offers/_candidate_panel.html", {"offer": offer, "token": token}, request=request)


def approval_title(offer_id: UUID) -> str:
    offer = queries.for_pages(Offer.objects.filter(pk=offer_id)).first()
    return f"{offer.person.name} · {offer.application.job.title}" if offer else ""


def approval_summary(request: HttpRequest, offer_id: UUID) -> str:
    """All terms: whoever is asked is entitled to them, and that they looked is recorded."""
    offer = queries.for_pages(Offer.objects.filter(pk=offer_id)).get()
    version = queries.current_version(offer)
    record_read(offer, actor=Actor.of(request), person=offer.person, what="pay")
    before = queries.versions_of(offer).filter(number__lt=offer.version).first()
    context = {
        "offer": offer,
        "version": version,
        "lines": differences.lines_of(version, with_pay=True),
        "changes": differences.differences(before, version, with_pay=True) if before else [],
    }
    return render_to_string("offers/_summary.html", context, request=request)


APPROVAL_SUBJECT = Subject(
    kind=KIND,
    model="offers.offer",
    label=_("Offer"),
    title=approval_title,
    summary=approval_summary,
    url=lambda offer_id: reverse("offers:offer", args=[offer_id]),
    amount_label=_("Yearly total at target"),
)
