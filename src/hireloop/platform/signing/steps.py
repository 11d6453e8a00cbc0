"""Writes down what a signer did, for the evidence: when, from which address, with which browser."""

from typing import Any

from hireloop.platform.audit.actor import Actor

from .models import Signer, Step, StepKind


def note(signer: Signer, kind: StepKind, *, actor: Actor, details: dict[str, Any] | None = None) -> Step:
    return Step.objects.create(
        signer=signer,
        kind=kind,
        ip=actor.ip or None,
        user_agent=actor.user_agent[:400] or None,
        details=details,
    )


def note_once(signer: Signer, kind: StepKind, *, actor: Actor) -> None:
    """Where only the first time counts."""
    if not signer.steps.filter(kind=kind).exists():
        note(signer, kind, actor=actor)
