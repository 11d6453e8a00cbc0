"""Ways in which an envelope ends without all signatures: declined, cancelled, expired."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hireloop.kernel.errors import BadInput, Conflict
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.events import Event

from ..events import EnvelopeCancelled, EnvelopeExpired, SigningDeclined
from ..models import Envelope, Signer, StepKind
from ..states import EnvelopeState, SignerState
from ..steps import note
from .telling import tell_declined

LONGEST_REASON = 2000


@transaction.atomic
def decline(signer: Signer, *, reason: str, actor: Actor) -> Envelope:
    """The signer says no, and why; nobody can sign any more."""
    envelope = held(signer.envelope_id)
    fresh = Signer.objects.get(pk=signer.pk)
    fresh.envelope = envelope
    check_up(fresh)
    if not reason.strip():
        raise BadInput(_("Say in a few words why you do not sign."), code="decline_reason")
    fresh.state, fresh.ended_at = SignerState.DECLINED, timezone.now()
    fresh.save(update_fields=["state", "ended_at", "updated_at"])
    note(fresh, StepKind.DECLINED, actor=actor)
    event = SigningDeclined(envelope.id, signer.id, envelope.subject_type, envelope.subject_id)
    end(envelope, EnvelopeState.DECLINED, event, actor=actor, reason=reason)
    tell_declined(envelope)
    return envelope


@transaction.atomic
def cancel(envelope: Envelope, *, reason: str, actor: Actor) -> Envelope:
    """Take the document back before everybody has signed."""
    envelope = held(envelope.pk)
    if envelope.state != EnvelopeState.OPEN:
        raise Conflict(_("Only what still waits for signatures can be cancelled."), code="envelope_over")
    event = EnvelopeCancelled(envelope.id, envelope.subject_type, envelope.subject_id)
    end(envelope, EnvelopeState.CANCELLED, event, actor=actor, reason=reason)
    if envelope.provider_reference:
        from ..tasks import cancel_outside

        cancel_outside.enqueue(str(envelope.pk))
    return envelope


@transaction.atomic
def expire(envelope_id: UUID) -> bool:
    """Close the envelope if its time is over; whether that was so."""
    envelope = held(envelope_id)
    if envelope.state != EnvelopeState.OPEN or envelope.expires_at > timezone.now():
        return False
    event = EnvelopeExpired(envelope.id, envelope.subject_type, envelope.subject_id)
    end(envelope, EnvelopeState.EXPIRED, event, actor=Actor.system("signing"))
    return True


def held(envelope_id: UUID) -> Envelope:
    """The row as it is now, held until the transaction ends."""
    rows = Envelope.objects.select_for_update(of=("self",)).select_related("person", "opened_by")
    return rows.get(pk=envelope_id)


def check_up(signer: Signer) -> None:
    """Conflict unless this signer may sign right now; says why not."""
    envelope = signer.envelope
    if signer.state == SignerState.SIGNED:
        raise Conflict(_("You have signed this document already."), code="signed_already")
    if envelope.state == EnvelopeState.CANCELLED:
        raise Conflict(_("This document was taken back; it is not to be signed any more."), code="envelope_cancelled")
    if envelope.state == EnvelopeState.DECLINED:
        raise Conflict(_("Signing was declined; the document is not to be signed any more."), code="envelope_declined")
    if not envelope.is_open:
        raise Conflict(_("The time to sign this document is over."), code="envelope_expired")
    if not envelope.is_built_in:
        raise Conflict(_("This document is signed at the signing service, by its own page."), code="signed_outside")
    if not signer.is_up:
        raise Conflict(_("Somebody else signs first; you will be told when it is your turn."), code="not_their_turn")


def end(envelope: Envelope, state: EnvelopeState, event: Event, *, actor: Actor, reason: str = "") -> None:
    """Close the envelope and write the fact down; the row is held by the caller."""
    envelope.state, envelope.ended_at = state, timezone.now()
    envelope.end_reason = reason.strip()[:LONGEST_REASON] or None
    envelope.save()
    record(event, actor=actor, person=envelope.person_id, subject=envelope, reason=reason.strip()[:LONGEST_REASON])
