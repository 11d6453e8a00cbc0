"""Send an approved offer, and the link to it once more."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hireloop.kernel.errors import BadInput, Conflict
from hireloop.platform.accounts import links
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.notifications import actions as notifications
from hireloop.recruiting.applications import actions as applications
from hireloop.recruiting.applications.stages import NextStep, Stage

from .. import acceptance, events
from ..models import Offer, OfferVersion
from ..queries import current_version
from ..states import OfferState
from .moving import go, locked
from .printing import printed

SCOPE = "offer"
KEPT_AFTER = timedelta(days=180)
"""How long the link goes on showing what became of the offer."""


def send_offer(offer: Offer, *, actor: Actor) -> Offer:
    """Print it, open it for signing, and write to the candidate: all of that or nothing."""
    pdf = printed(current_version(offer))
    with transaction.atomic():
        offer = locked(offer)
        version = current_version(offer)
        if offer.application.stage != Stage.OFFER:
            raise Conflict(_("Move the application to “Offer” first."), code="not_at_offer")
        if version.expires_on < timezone.localdate():
            raise BadInput(_("The day to answer by is over already. Revise the offer first."), code="offer_checks")
        go(offer, OfferState.SENT, sent_at=timezone.now(), viewed_at=None, reminded_at=None)
        acceptance.open_for(offer, version, pdf=pdf, actor=actor)
        write_to_candidate(offer, version, "offer_sent", actor=actor)
        event = events.OfferSent(offer_id=offer.pk, application_id=offer.application_id, version=version.number)
        record(event, actor=actor, person=offer.person, subject=offer)
        applications.set_next_step(offer.application_id, NextStep.WAIT_FOR_CANDIDATE)
    return offer


@transaction.atomic
def send_again(offer: Offer, *, actor: Actor) -> None:
    """A new link, where the first mail was lost."""
    offer = locked(offer)
    if offer.state != OfferState.SENT:
        raise Conflict(_("Only an offer that waits for an answer can be sent again."), code="offer_state")
    write_to_candidate(offer, current_version(offer), "offer_sent", actor=actor)


def offer_url(offer: Offer) -> str:
    """A new link for the candidate. Put it into a mail or send the candidate there: it cannot be shown again."""
    until = offer.expires_on - timezone.localdate() + KEPT_AFTER
    token = links.issue(offer.person, scope=SCOPE, target_id=offer.pk, valid_for=max(until, timedelta(days=1)))
    return settings.SITE_URL + reverse("offers:mine", args=[token])


def write_to_candidate(offer: Offer, version: OfferVersion, template: str, *, actor: Actor, **more: object) -> None:
    """In the letter's language, with the link; amounts stay behind it."""
    notifications.send(
        template,
        to_person=offer.person,
        language="zh-hans" if version.language == "zh" else "en",
        context={
            "name": offer.person.name,
            "employer": version.employer.name,
            "title": version.title,
            "expires_on": version.expires_on,
            "url": offer_url(offer),
            **more,
        },
        actor=actor,
    )
