"""Addresses: the candidate's link, which cannot be guessed, and the colleagues' page."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from hireloop.platform.accounts import links

from .models import Interview
from .models.interview import GRACE

SCOPE = "interview"


def new_candidate_url(interview: Interview) -> str:
    """A fresh link, good until the interview closes. Earlier ones stay good: one may be open in a browser."""
    return settings.SITE_URL + reverse("interviews:welcome", args=[new_token(interview)])


def new_token(interview: Interview) -> str:
    until = max(interview.expires_at + GRACE, timezone.now() + timedelta(minutes=5))
    return links.issue(interview.person, scope=SCOPE, target_id=interview.pk, valid_for=until - timezone.now())


def hr_url(interview: Interview) -> str:
    return reverse("interviews:detail", args=[interview.pk])
