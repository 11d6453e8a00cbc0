"""Background work: follow signing services, close and remind in time, put the evidence together."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone
from django_tasks import task

from hireloop.platform.background.periodic import every
from hireloop.platform.background.policy import attempts

from . import actions
from .actions.evidence import make_evidence
from .actions.outside import ask_service, cancel_at_service, hand_over
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


@task()
@attempts(5, timeout_s=300)
def build_evidence(envelope_id: str) -> None:
    make_evidence(UUID(envelope_id))


@task()
@attempts(8, timeout_s=120, backoff_s=20)
def hand_over_outside(envelope_id: str) -> None:
    hand_over(UUID(envelope_id))


@task()
@attempts(5, timeout_s=120, backoff_s=20)
def ask_outside(envelope_id: str) -> None:
    ask_service(UUID(envelope_id))


@task()
@attempts(5, timeout_s=120, backoff_s=60)
def cancel_outside(envelope_id: str) -> None:
    cancel_at_service(UUID(envelope_id))


@every(seconds=900)
def ask_about_all_outside() -> int:
    """In case a message of the service was lost."""
    waiting = Envelope.objects.filter(state=EnvelopeState.OPEN).exclude(provider_reference="")
    for envelope_id in list(waiting.values_list("pk", flat=True)[:100]):
        ask_outside.enqueue(str(envelope_id))
    return waiting.count()
