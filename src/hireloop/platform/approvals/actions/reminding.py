"""Approvers who have not answered are reminded, every two days."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor

from .. import events
from ..models import ApprovalStep
from ..states import State, StepState
from .telling import tell_approvers

REMIND_EVERY = timedelta(days=2)
SYSTEM = Actor.system("approvals")


def remind_approvers(*, now: datetime | None = None) -> int:
    """Answers for how many requests."""
    now = now or timezone.now()
    before = now - REMIND_EVERY
    waiting = ApprovalStep.objects.filter(
        state=StepState.CURRENT, approval__state=State.WAITING, reached_at__lt=before
    ).filter(Q(reminded_at=None) | Q(reminded_at__lt=before))
    return sum(_remind(step, now=now) for step in waiting.select_related("approval__person", "approval__author"))


@transaction.atomic
def _remind(step: ApprovalStep, *, now: datetime) -> bool:
    """Whoever marks the step first writes; another worker at the same moment does not."""
    marked = ApprovalStep.objects.filter(pk=step.pk, reminded_at=step.reminded_at, state=StepState.CURRENT)
    if not marked.update(reminded_at=now):
        return False
    count = tell_approvers(step.approval, actor=SYSTEM, template="approval_reminder")
    event = events.ApproversReminded(approval_id=step.approval_id, count=count)
    record(event, actor=SYSTEM, person=step.approval.person_id, subject=step.approval)
    return True
