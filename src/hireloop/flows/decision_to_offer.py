"""From the decision to the answer.

a person decides "go on" (interview_to_report) → the application is at "Offer", HR's next step is to prepare it
→ declined: the application is withdrawn, and comes back when the offer is revised
→ accepted: the application stays at "Offer" until the contract is signed (hire)
→ the application ends meanwhile: an offer that is still alive is withdrawn
"""

from uuid import UUID

from django.utils.translation import gettext as _

from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.handlers import handles
from hireloop.platform.audit.models import AuditRow
from hireloop.recruiting.applications import actions as applications
from hireloop.recruiting.applications.events import ApplicationRejected, ApplicationWithdrawn
from hireloop.recruiting.applications.models import Application
from hireloop.recruiting.applications.stages import NextStep, Stage
from hireloop.recruiting.offers import actions as offers
from hireloop.recruiting.offers.events import OfferAccepted, OfferDeclined
from hireloop.recruiting.offers.models import Offer
from hireloop.recruiting.offers.queries import live_offer
from hireloop.recruiting.offers.states import DeclineReason

FLOW = Actor.system("flows.decision_to_offer")


@handles(OfferAccepted)
def nothing_left_to_ask(event: OfferAccepted, row: AuditRow) -> None:
    offer = Offer.objects.select_related("application").get(pk=event.offer_id)
    if offer.application.stage == Stage.OFFER and offer.application.next_step == NextStep.WAIT_FOR_CANDIDATE:
        applications.set_next_step(offer.application_id, NextStep.NONE)


@handles(OfferDeclined)
def end_the_application(event: OfferDeclined, row: AuditRow) -> None:
    application = _application(event.application_id)
    if application.stage == Stage.OFFER:
        reason = DeclineReason(event.reason).label
        applications.withdraw(application, actor=FLOW, note=_("Offer declined: %(reason)s") % {"reason": reason})


@handles(ApplicationWithdrawn, ApplicationRejected)
def take_the_offer_back(event: ApplicationWithdrawn | ApplicationRejected, row: AuditRow) -> None:
    application = _application(event.application_id)
    offer = live_offer(application)
    if offer is not None and application.stage in {Stage.WITHDRAWN, Stage.REJECTED}:
        offers.withdraw_offer(offer, reason=_("The application has ended."), actor=FLOW)


def _application(application_id: UUID) -> Application:
    return Application.objects.select_related("person", "job").get(pk=application_id)
