"""Hand an offer in for approval, and take up what came of it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hireloop.kernel.errors import BadInput, Conflict
from hireloop.platform.accounts.models import User
from hireloop.platform.approvals import actions as approvals
from hireloop.platform.approvals.models import Approval
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.recruiting.applications import actions as applications
from hireloop.recruiting.applications.stages import NextStep, Stage

from .. import checks, events
from ..fields import KIND
from ..models import Offer
from ..queries import current_version
from ..states import OfferState
from ..terms import Pay
from .moving import go, locked


@transaction.atomic
def hand_in(offer: Offer, *, actor: Actor, user: User) -> Approval:
    """From now on this version is fixed. Refused where its dates or the law stand against it."""
    offer = locked(offer)
    version = current_version(offer)
    against = checks.blocking(checks.objections(version.draft(), job=offer.application.job, employer=version.employer))
    if against:
        raise BadInput(_("The offer cannot go out like this: %(why)s") % {"why": against[0].text}, code="offer_checks")
    if offer.application.stage != Stage.OFFER:
        raise Conflict(_("Move the application to “Offer” first."), code="not_at_offer")
    go(offer, OfferState.IN_APPROVAL)
    if version.frozen_at is None:
        version.frozen_at = timezone.now()
        version.save(update_fields=["frozen_at"])
    approval = approvals.request_approval(
        offer,
        kind=KIND,
        author=user,
        amount_fen=Pay.from_json(version.pay).yearly_fen,
        department=version.department,
        employer=version.employer,
        person=offer.person,
        actor=actor,
    )
    record(events.OfferHandedIn(offer.pk, version.number), actor=actor, person=offer.person, subject=offer)
    applications.set_next_step(offer.application_id, NextStep.WAIT_FOR_APPROVAL)
    return approval


@transaction.atomic
def note_approved(offer: Offer, *, actor: Actor) -> bool:
    """The approval was granted; False where the offer has gone another way meanwhile."""
    offer = locked(offer)
    if offer.state != OfferState.IN_APPROVAL:
        return False
    go(offer, OfferState.APPROVED)
    record(events.OfferApproved(offer.pk, offer.version), actor=actor, person=offer.person, subject=offer)
    applications.set_next_step(offer.application_id, NextStep.SEND_OFFER)
    return True


@transaction.atomic
def note_not_approved(offer: Offer, *, is_refused: bool, actor: Actor) -> bool:
    """Returned or taken back: a draft again. Refused: it stays so until somebody revises it."""
    offer = locked(offer)
    if offer.state != OfferState.IN_APPROVAL:
        return False
    state = OfferState.REFUSED if is_refused else OfferState.DRAFT
    go(offer, state)
    record(events.OfferNotApproved(offer.pk, offer.version, state), actor=actor, person=offer.person, subject=offer)
    applications.set_next_step(offer.application_id, NextStep.PREPARE_OFFER)
    return True
