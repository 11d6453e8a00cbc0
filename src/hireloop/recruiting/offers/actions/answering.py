"""The candidate looks, accepts or declines."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hireloop.kernel.errors import BadInput, Conflict
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor

from .. import acceptance, events
from ..models import Offer
from ..states import DeclineReason, OfferState
from .moving import go, locked
from .telling import tell_team


def note_viewed(offer: Offer, *, actor: Actor) -> bool:
    """The first look is written down; whether this was it."""
    if offer.state != OfferState.SENT or offer.viewed_at is not None:
        return False
    with transaction.atomic():
        now = timezone.now()
        if not Offer.objects.filter(pk=offer.pk, viewed_at=None).update(viewed_at=now):
            return False
        record(events.OfferViewed(offer.pk), actor=actor, person=offer.person_id, subject=offer)
    offer.viewed_at = now
    return True


@transaction.atomic
def accept_offer(offer: Offer, *, signed_at: datetime, actor: Actor) -> bool:
    """The candidate has signed. False where that is known already, so that it can be told twice."""
    offer = locked(offer)
    if offer.state == OfferState.ACCEPTED:
        return False
    go(offer, OfferState.ACCEPTED, answered_at=signed_at)
    record(events.OfferAccepted(offer.pk), actor=actor, person=offer.person, subject=offer)
    tell_team(offer, "accepted", actor=actor)
    return True


@transaction.atomic
def decline_offer(offer: Offer, *, reason: str, note: str = "", actor: Actor) -> bool:
    """The candidate says no. False where that is known already."""
    if reason not in DeclineReason.values:
        raise BadInput(_("Choose what comes closest."), code="decline_reason")
    offer = locked(offer)
    if offer.state == OfferState.DECLINED:
        return False
    if acceptance.is_signed(offer):
        raise Conflict(_("You have accepted this offer already."), code="offer_signed")
    note = note.strip() or None  # type: ignore[assignment]
    go(offer, OfferState.DECLINED, answered_at=timezone.now(), decline_reason=reason, answer_note=note)
    acceptance.close(offer, reason=_("The candidate declined the offer."), actor=actor)
    event = events.OfferDeclined(offer_id=offer.pk, application_id=offer.application_id, reason=reason)
    record(event, actor=actor, person=offer.person, subject=offer)
    tell_team(offer, "declined", actor=actor)
    return True
