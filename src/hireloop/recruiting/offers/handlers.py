"""What approvals and signatures mean for an offer."""

from uuid import UUID

from hireloop.platform.approvals.events import (
    ApprovalGranted,
    ApprovalRefused,
    ApprovalReturned,
    ApprovalWithdrawn,
)
from hireloop.platform.approvals.queries import latest_for
from hireloop.platform.approvals.states import State
from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.handlers import handles
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.background.enqueueing import enqueue_once
from hireloop.platform.signing.events import EnvelopeCompleted, SigningDeclined
from hireloop.platform.signing.models import Envelope

from . import actions, tasks
from .events import OfferHandedIn
from .models import Offer, OfferVersion
from .states import DeclineReason, OfferState

SUBJECT = Offer._meta.label_lower
HERE = Actor.system("offers")


@handles(OfferHandedIn)
def print_it(event: OfferHandedIn, row: AuditRow) -> None:
    version = OfferVersion.objects.filter(offer=event.offer_id, number=event.version).first()
    if version is not None:
        enqueue_once(tasks.print_offer, f"{version.pk}", str(version.pk))


@handles(ApprovalGranted)
def take_up_the_approval(event: ApprovalGranted, row: AuditRow) -> None:
    offer = _offer(event.subject_type, event.subject_id)
    if offer is not None and _stands(event.approval_id, offer, State.GRANTED):
        actions.note_approved(offer, actor=HERE)


@handles(ApprovalReturned, ApprovalRefused, ApprovalWithdrawn)
def take_it_back(event: ApprovalReturned | ApprovalRefused | ApprovalWithdrawn, row: AuditRow) -> None:
    offer = _offer(event.subject_type, event.subject_id)
    if offer is not None and _stands(event.approval_id, offer, State.RETURNED, State.REFUSED, State.WITHDRAWN):
        actions.note_not_approved(offer, is_refused=isinstance(event, ApprovalRefused), actor=HERE)


@handles(EnvelopeCompleted)
def take_up_the_signature(event: EnvelopeCompleted, row: AuditRow) -> None:
    offer = _offer(event.subject_type, event.subject_id)
    if offer is not None and offer.state in {OfferState.SENT, OfferState.EXPIRED}:
        actions.accept_offer(offer, signed_at=row.at, actor=Actor.candidate(offer.person))


@handles(SigningDeclined)
def take_up_the_refusal(event: SigningDeclined, row: AuditRow) -> None:
    """Declined on the signing page, where the reason is in the candidate's own words."""
    offer = _offer(event.subject_type, event.subject_id)
    if offer is None or offer.state != OfferState.SENT:
        return
    envelope = Envelope.objects.get(pk=event.envelope_id)
    actor = Actor.candidate(offer.person)
    actions.decline_offer(offer, reason=DeclineReason.OTHER, note=envelope.end_reason or "", actor=actor)


def _stands(approval_id: UUID, offer: Offer, *states: State) -> bool:
    """Whether what the event says still holds: the offer may have been handed in anew meanwhile."""
    newest = latest_for(offer)
    return newest is not None and newest.pk == approval_id and newest.state in states


def _offer(subject_type: str, subject_id: UUID) -> Offer | None:
    if subject_type != SUBJECT:
        return None
    return Offer.objects.select_related("person").filter(pk=subject_id).first()
