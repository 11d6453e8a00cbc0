"""Background work: close what nobody signed in time, and remind before."""

from datetime import timedelta

from django.utils import timezone

from hireloop.platform.background.periodic import every

from . import actions
from .models import Envelope
from .states import EnvelopeState

REMIND_BEFORE = timedelta(hours=36)
JUST_SENT = timedelta(hours=12)
"""Nobody is reminded of what came a moment ago."""


@every(seconds=120)
def expire_envelopes() -> int:
    due = Envelope.objects.filter(state=EnvelopeState.OPEN, expires_at__lte=timezone.now()).values_list("pk", flat=True)
    return sum(actions.expire(envelope_id) for envelope_id in list(due[:200]))


@every(seconds=600)
def remind_signers() -> int:
    now = timezone.now()
    due = Envelope.objects.filter(
        state=EnvelopeState.OPEN,
        reminded_at=None,
        expires_at__gt=now,
        expires_at__lte=now + REMIND_BEFORE,
        created_at__lte=now - JUST_SENT,
    )
    return sum(actions.remind(envelope) for envelope in list(due[:200]))
