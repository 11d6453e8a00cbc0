"""Accepting is signing: the letter goes into an envelope that the candidate signs alone."""

from datetime import datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from hireloop.kernel.errors import Conflict
from hireloop.platform.audit.actor import Actor
from hireloop.platform.signing import actions as signing
from hireloop.platform.signing import queries
from hireloop.platform.signing.models import Envelope, Signer
from hireloop.platform.signing.states import EnvelopeState

from .models import Offer, OfferVersion

KIND = "offer"
ANCHORS = {"zh": "候选人签名", "en": "Signature of the candidate"}


def open_for(offer: Offer, version: OfferVersion, *, pdf: bytes, actor: Actor) -> Envelope:
    """The candidate is written to by the offer's own mail."""
    language = "zh-hans" if version.language == "zh" else "en"
    signer = signing.SignerSpec(
        role="person", name=offer.person.name, person=offer.person, anchor=ANCHORS[version.language]
    )
    with override(language):
        title = _("Offer: %(title)s") % {"title": version.title}
    return signing.open_envelope(
        title=title,
        pdf=pdf,
        kind=KIND,
        subject=offer,
        signers=[signer],
        language=language,
        expires_at=end_of(version),
        actor=actor,
        invite=False,
    )


def close(offer: Offer, *, reason: str, actor: Actor) -> None:
    """Nobody can sign it any more. Conflict where the candidate has signed just now."""
    envelope = queries.envelope_of(offer)
    if envelope is None:
        return
    if envelope.state == EnvelopeState.COMPLETED:
        raise Conflict(_("The candidate has signed this offer just now. Load the page again."), code="offer_signed")
    if envelope.state == EnvelopeState.OPEN:
        signing.cancel(envelope, reason=reason, actor=actor)


def signing_url(offer: Offer) -> str:
    """Where the candidate signs: a fresh link, for this visit."""
    return signing.signing_url(_signer(offer))


def is_signed(offer: Offer) -> bool:
    return queries.state_of(offer) == EnvelopeState.COMPLETED


def end_of(version: OfferVersion) -> datetime:
    """The end of the last day to answer, in the installation's zone."""
    following = version.expires_on + timedelta(days=1)
    return timezone.make_aware(datetime.combine(following, time.min), timezone.get_default_timezone())


def _signer(offer: Offer) -> Signer:
    envelope = queries.envelope_of(offer)
    signer = envelope.signers.select_related("envelope", "person").first() if envelope else None
    if signer is None:
        raise Conflict(_("This offer is not open for signing."), code="offer_not_open")
    return signer
