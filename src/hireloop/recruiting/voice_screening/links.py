"""Addresses: the candidate's link, which cannot be guessed, and the colleagues' page."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from hireloop.platform.accounts import links

from .models import VoiceScreening
from .models.screening import GRACE

SCOPE = "voice"


def new_candidate_url(screening: VoiceScreening) -> str:
    """A fresh link, good until the screening closes. Earlier ones stay good."""
    return settings.SITE_URL + reverse("voice_screening:welcome", args=[new_token(screening)])


def new_token(screening: VoiceScreening) -> str:
    until = max(screening.expires_at + GRACE, timezone.now() + timedelta(minutes=5))
    return links.issue(screening.person, scope=SCOPE, target_id=screening.pk, valid_for=until - timezone.now())


def hr_url(screening: VoiceScreening) -> str:
    return reverse("voice_screening:detail", args=[screening.pk])
