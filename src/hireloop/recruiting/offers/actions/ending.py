"""Ways in which an offer ends without the candidate's word: withdrawn, expired; and the reminder before."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hireloop.kernel.errors import BadInput
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.recruiting.applications import actions as applications
from hireloop.recruiting.applications.stages import NextStep, Stage

from .. import acceptance, events
from ..models import Offer
from ..queries import current_version
from ..states import OfferState
from .moving import go, locked
from .preparing import take_back_approval
from .sending import write_to_candidate
from .telling import tell_team

SYSTEM = Actor.system("offers")
REMIND_BEFORE = timedelta(days=2)
NOT_SOONER_THAN = timedelta(days=1)


@transaction.atomic
def withdraw_offer(offer: Offer, *, reason: str, actor: Actor) -> Offer:
    """Take it back, with the reason. A candidate who has it is told; the reason stays with the team."""
    if not reason.strip():
        raise BadInput(_("Say in a few words why."), code="withdraw_reason")
    offer = locked(offer)
    old_state = offer.state
    go(offer, OfferState.WITHDRAWN, withdraw_reason=reason.strip())
    if old_state == OfferState.IN_APPROVAL:
        take_back_approval(offer, actor=actor)
    if old_state in {OfferState.SENT, OfferState.EXPIRED}:
        acceptance.close(offer, reason=reason, actor=actor)
    if old_state == OfferState.SENT:
        write_to_candidate(offer, current_version(offer), "offer_withdrawn", actor=actor)
    event = events.OfferWithdrawn(offer_id=offer.pk, application_id=offer.application_id)
    record(event, actor=actor, person=offer.person, subject=offer)
    if offer.application.stage == Stage.OFFER:
        applications.set_next_step(offer.application_id, NextStep.PREPARE_OFFER)
    return offer


def expire_offers(*, today: date | None = None) -> int:
    """Close what nobody has answered in time."""
    today = today or timezone.localdate()
    over = Offer.objects.filter(state=OfferState.SENT, expires_on__lt=today)
    return sum(_expire(offer) for offer in over)


def remind_candidates(*, today: date | None = None) -> int:
    """Once, two days before the end, candidate and team."""
    today = today or timezone.localdate()
    sent_before = timezone.now() - NOT_SOONER_THAN
    due = Offer.objects.filter(
        state=OfferState.SENT,
        reminded_at=None,
        sent_at__lt=sent_before,
        expires_on__lte=today + REMIND_BEFORE,
        expires_on__gte=today,
    )
    return sum(_remind(offer) for offer in due)


@transaction.atomic
def _expire(offer: Offer) -> bool:
    offer = locked(offer)
    if offer.state != OfferState.SENT or acceptance.is_signed(offer):
        return False
    go(offer, OfferState.EXPIRED)
    event = events.OfferExpired(offer_id=offer.pk, application_id=offer.application_id)
    record(event, actor=SYSTEM, person=offer.person, subject=offer)
    applications.set_next_step(offer.application_id, NextStep.PREPARE_OFFER)
    tell_team(offer, "expired", actor=SYSTEM)
    return True


@transaction.atomic
def _remind(offer: Offer) -> bool:
    offer = locked(offer)
    if offer.state != OfferState.SENT or offer.reminded_at is not None or acceptance.is_signed(offer):
        return False
    offer.reminded_at = timezone.now()
    offer.save(update_fields=["reminded_at", "updated_at"])
    write_to_candidate(offer, current_version(offer), "offer_reminder", actor=SYSTEM)
    tell_team(offer, "expiring", actor=SYSTEM)
    record(events.OfferReminderSent(offer.pk), actor=SYSTEM, person=offer.person, subject=offer)
    return True
