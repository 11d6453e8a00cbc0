"""Envelopes that are signed at a service from outside (SIGNING_PROVIDER): hand over, ask, fetch, take back.

Who signs there is identified there; here the document comes back whole, with one version for all signatures.
"""

from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hireloop.engines.pdf_signatures import preparing
from hireloop.engines.signature_providers.catalog import provider_named
from hireloop.engines.signature_providers.provider import FlowState, Party, PartyPlace, SignatureProvider
from hireloop.kernel.errors import Conflict
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor

from ..events import EnvelopeCancelled, EnvelopeCompleted, EnvelopeExpired, SignerSigned, SigningDeclined
from ..models import Envelope, Signer, StepKind
from ..queries import current_pdf, newest_version
from ..states import EnvelopeState, SignerState
from ..steps import note
from .ending import end, held
from .opening import add_version
from .telling import tell_completed, tell_declined, who_may_seal

SERVICE = Actor.system("signing service")


def configured_provider() -> SignatureProvider:
    """The service that the settings name; EngineUnavailable where they are not complete."""
    return provider_named(
        settings.SIGNING_PROVIDER,
        url=settings.SIGNING_PROVIDER_URL,
        app_id=settings.SIGNING_PROVIDER_APP_ID,
        secret=settings.SIGNING_PROVIDER_SECRET,
    )


def hand_over(envelope_id: UUID) -> bool:
    """Begin the flow at the service, once; whether it was begun now."""
    envelope = Envelope.objects.get(pk=envelope_id)
    if envelope.state != EnvelopeState.OPEN or envelope.provider_reference or envelope.is_built_in:
        return False
    reference = configured_provider().hand_over(
        current_pdf(envelope),
        title=envelope.title[:60],
        parties=[_party(signer, envelope) for signer in _signers(envelope)],
        expires_at=envelope.expires_at,
        callback_url=settings.SITE_URL + reverse("signing:callback"),
    )
    fresh = Envelope.objects.filter(pk=envelope.pk, provider_reference="")
    return bool(fresh.update(provider_reference=reference, updated_at=timezone.now()))


def outside_url(signer: Signer) -> str:
    """Where the signer signs at the service."""
    envelope = signer.envelope
    if not envelope.provider_reference:
        raise Conflict(_("The document is being handed to the signing service. Please try again in a minute."))
    return configured_provider().signing_url(envelope.provider_reference, _party(signer, envelope))


def ask_service(envelope_id: UUID) -> bool:
    """See how it stands at the service and follow; whether anything changed."""
    envelope = Envelope.objects.get(pk=envelope_id)
    if envelope.state != EnvelopeState.OPEN or not envelope.provider_reference:
        return False
    provider = configured_provider()
    state = provider.state(envelope.provider_reference)
    if state == "open":
        return False
    signed = provider.signed_pdf(envelope.provider_reference) if state == "completed" else b""
    pages = preparing.page_count(signed) if signed else 0
    return _follow(envelope_id, state, signed, pages=pages)


def cancel_at_service(envelope_id: UUID) -> None:
    """The document was taken back here: take it back there too."""
    envelope = Envelope.objects.get(pk=envelope_id)
    provider = configured_provider()
    if envelope.provider_reference and provider.state(envelope.provider_reference) == "open":
        provider.cancel(envelope.provider_reference, reason=envelope.end_reason or "-")


@transaction.atomic
def _follow(envelope_id: UUID, state: FlowState, signed: bytes, *, pages: int) -> bool:
    envelope = held(envelope_id)
    if envelope.state != EnvelopeState.OPEN:
        return False
    subject = (envelope.subject_type, envelope.subject_id)
    if state == "completed":
        _complete(envelope, signed, pages=pages)
    elif state == "declined":
        first = _signers(envelope)[0]
        end(envelope, EnvelopeState.DECLINED, SigningDeclined(envelope.id, first.id, *subject), actor=SERVICE)
        tell_declined(envelope)
    elif state == "expired":
        end(envelope, EnvelopeState.EXPIRED, EnvelopeExpired(envelope.id, *subject), actor=SERVICE)
    else:
        end(envelope, EnvelopeState.CANCELLED, EnvelopeCancelled(envelope.id, *subject), actor=SERVICE)
    return True


def _complete(envelope: Envelope, signed: bytes, *, pages: int) -> None:
    from ..tasks import build_evidence

    number = newest_version(envelope).number + 1
    version = add_version(envelope, signed, number=number, pages=pages)
    now = timezone.now()
    for signer in _signers(envelope):
        signer.state, signer.ended_at = SignerState.SIGNED, now
        signer.save(update_fields=["state", "ended_at", "updated_at"])
        note(signer, StepKind.SIGNED, actor=SERVICE, details={"service": envelope.provider, "sha256": version.sha256})
        event = SignerSigned(
            envelope.id, signer.id, signer.role, version.number, envelope.subject_type, envelope.subject_id
        )
        record(event, actor=SERVICE, person=envelope.person_id, subject=envelope)
    done = EnvelopeCompleted(envelope.id, envelope.subject_type, envelope.subject_id)
    end(envelope, EnvelopeState.COMPLETED, done, actor=SERVICE)
    build_evidence.enqueue(str(envelope.pk))
    tell_completed(envelope, actor=SERVICE)


def _signers(envelope: Envelope) -> list[Signer]:
    return list(envelope.signers.select_related("envelope", "person", "user", "seal", "employer"))


def _party(signer: Signer, envelope: Envelope) -> Party:
    from hireloop.engines.pdf_signatures.fields import places_of

    place = next(each for each in places_of(current_pdf(envelope)) if each.field == signer.field)
    left, low, right, top = place.box
    middle = PartyPlace(place.page + 1, (left + right) / 2, (low + top) / 2)
    if signer.role == "person":
        return Party("person", signer.name, signer.email or "", signer.order, middle)
    acting = who_may_seal(signer)
    if not acting:
        raise Conflict(_("Nobody is named for a seal of this employer, so nobody can act for it at the service."))
    name = signer.employer.name if signer.employer else signer.name
    return Party("employer", name, acting[0].email, signer.order, middle, acting_name=acting[0].name)
