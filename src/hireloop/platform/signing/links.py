"""Addresses: the signer's own link, the colleague's page, the public page that compares a file."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from hireloop.platform.accounts import links

from .models import Envelope, Signer
from .states import EnvelopeState, SignerRole

SCOPE = "signing"
KEPT_AFTER = timedelta(days=365 * 3)
"""How long a signer's link goes on giving the signed document."""


def signing_url(signer: Signer) -> str:
    """Where the signer signs and later downloads. For a person a fresh link each time: put it into a mail now."""
    if signer.role == SignerRole.EMPLOYER:
        return settings.SITE_URL + reverse("signing:seal", args=[signer.pk])
    return settings.SITE_URL + reverse("signing:sign", args=[new_token(signer)])


def new_token(signer: Signer) -> str:
    """Good until the envelope closes, and three years longer, so that the document can be downloaded."""
    envelope = signer.envelope
    until = max(envelope.expires_at, timezone.now()) + KEPT_AFTER
    if envelope.state in {EnvelopeState.CANCELLED, EnvelopeState.EXPIRED}:
        until = timezone.now() + timedelta(days=30)
    return links.issue(signer.person, scope=SCOPE, target_id=signer.pk, valid_for=until - timezone.now())


def envelope_url(envelope: Envelope) -> str:
    return reverse("signing:envelope", args=[envelope.pk])


def check_url(envelope: Envelope) -> str:
    """Public: what the code in the document leads to."""
    return settings.SITE_URL + reverse("signing:check_code", args=[envelope.code])


def revocation_list_url() -> str:
    return settings.SITE_URL + reverse("signing:revocation_list")
