"""Questions about an offer, and answers."""

from django.db import transaction
from django.utils.translation import gettext as _

from hireloop.kernel.errors import BadInput, Conflict
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.recruiting.applications import actions as applications
from hireloop.recruiting.applications.stages import NextStep

from .. import events
from ..models import Offer, OfferMessage
from ..queries import current_version
from ..states import OfferState
from .moving import locked
from .sending import write_to_candidate
from .telling import tell_team

LONGEST = 4000
MOST_QUESTIONS = 50


@transaction.atomic
def ask_question(offer: Offer, *, text: str, actor: Actor) -> OfferMessage:
    """The candidate asks; whoever prepared the offer is told."""
    offer = _open(offer, text)
    if offer.messages.filter(author=None).count() >= MOST_QUESTIONS:
        raise Conflict(_("There are many questions here already. Please call us."), code="too_many_questions")
    message = OfferMessage.objects.create(offer=offer, text=text.strip())
    event = events.OfferQuestionAsked(offer_id=offer.pk, message_id=message.pk)
    record(event, actor=actor, person=offer.person, subject=offer)
    applications.set_next_step(offer.application_id, NextStep.ANSWER_REQUEST)
    tell_team(offer, "asked", actor=actor)
    return message


@transaction.atomic
def answer_question(offer: Offer, *, text: str, actor: Actor, user: User) -> OfferMessage:
    """The candidate gets a mail with the way to the answer."""
    offer = _open(offer, text)
    message = OfferMessage.objects.create(offer=offer, author=user, text=text.strip())
    event = events.OfferQuestionAnswered(offer_id=offer.pk, message_id=message.pk)
    record(event, actor=actor, person=offer.person, subject=offer)
    applications.set_next_step(offer.application_id, NextStep.WAIT_FOR_CANDIDATE)
    write_to_candidate(offer, current_version(offer), "offer_answered", actor=actor)
    return message


def _open(offer: Offer, text: str) -> Offer:
    if not text.strip():
        raise BadInput(_("Write something first."), code="message_empty")
    if len(text) > LONGEST:
        raise BadInput(_("Please be a little briefer."), code="message_long")
    offer = locked(offer)
    if offer.state != OfferState.SENT:
        raise Conflict(_("This offer is not open any more."), code="offer_state")
    return offer
