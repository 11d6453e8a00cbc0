"""Integrity signals: prompts for a person to look, never scores."""

from typing import Any

from django.db import transaction

from hireloop.kernel.errors import N_, BadInput
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor

from ..events import IntegritySignalNoted
from ..models import Answer, DeviceCheck, IntegritySignal, Interview, SignalKind

MOST_PER_INTERVIEW = 300


def note_signal(
    interview: Interview,
    kind: str,
    *,
    actor: Actor,
    answer: Answer | None = None,
    at_ms: int | None = None,
    details: dict[str, Any] | None = None,
) -> IntegritySignal | None:
    """Write the prompt down; None when there are so many already that one more tells nothing.

    ``details`` holds numbers and short codes ("hidden_ms": 4200), never what was typed or pasted.
    """
    if kind not in SignalKind.values:
        raise BadInput(N_("There is no integrity signal called %(kind)s."), kind=kind)
    with transaction.atomic():
        if interview.integrity_signals.count() >= MOST_PER_INTERVIEW:
            return None
        signal = IntegritySignal.objects.create(
            interview=interview,
            question_id=answer.question_id if answer else None,
            answer=answer,
            kind=kind,
            at_ms=at_ms,
            details=_plain(details or {}),
        )
        event = IntegritySignalNoted(interview.pk, signal.pk, kind)
        record(event, actor=actor, person=interview.person_id, subject=interview)
    return signal


def note_device_change(interview: Interview, device_key: str, *, actor: Actor) -> None:
    """A prompt when the interview, once begun, goes on with a device whose first check this is."""
    if interview.started_at is None:
        return
    checks = DeviceCheck.objects.filter(interview=interview)
    times_seen = checks.filter(device_key=device_key).count()
    if times_seen == 1 and checks.count() > 1:
        note_signal(interview, SignalKind.DEVICE_CHANGED, actor=actor)


def _plain(details: dict[str, Any]) -> dict[str, int | str]:
    return {
        str(name)[:30]: value if isinstance(value, int) else str(value)[:40]
        for name, value in list(details.items())[:8]
        if isinstance(value, int | str)
    }
