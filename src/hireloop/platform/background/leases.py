"""Claim a task, keep it, and let go of it: the only code that moves a task between states.

A claim is good while its token is the row's token. Whoever lost the lease (the row was taken up by
another worker meanwhile) cannot write an outcome any more: every write here names the token.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks import TaskResultStatus

from .models import QueuedTask
from .policy import wait_before_retry
from .safe_errors import SafeError

READY, RUNNING = TaskResultStatus.READY, TaskResultStatus.RUNNING
SUCCESSFUL, FAILED = TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED


@dataclass(frozen=True)
class Claim:
    """The right to run a task once."""

    task_id: UUID
    token: str
    task_path: str
    attempt: int
    timeout_s: int

    def held(self) -> "QuerySet[QueuedTask]":
        return QueuedTask.objects.filter(id=self.task_id, lease_token=self.token, status=RUNNING)


class LeaseLost(Exception):
    """Another worker has taken the task up; whatever is still done here does not count."""


def due_tasks(queues: Iterable[str]) -> "QuerySet[QueuedTask]":
    ready = QueuedTask.objects.filter(status=READY, queue_name__in=list(queues), run_after__lte=timezone.now())
    return ready.order_by("-priority", "run_after", "id")


def claim_next(queues: Iterable[str], *, worker_id: str, lease: timedelta) -> Claim | None:
    """Take the next due task, or None.

    The look before the transaction takes no lock: an idle worker must not hold SQLite's only write lock.
    """
    due = due_tasks(queues)
    if not due.exists():
        return None
    with transaction.atomic():
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True)
        row = due.first()
        return _claim(row, worker_id=worker_id, lease=lease) if row else None


def claim_one(task_id: UUID | str, *, worker_id: str, lease: timedelta) -> Claim | None:
    """Take one task by id, if it is due and nobody has it."""
    with transaction.atomic():
        due = QueuedTask.objects.filter(id=task_id, status=READY, run_after__lte=timezone.now())
        row = due.select_for_update().first()
        return _claim(row, worker_id=worker_id, lease=lease) if row else None


def _claim(row: QueuedTask, *, worker_id: str, lease: timedelta) -> Claim:
    now = timezone.now()
    row.status = RUNNING
    row.worker_id = worker_id
    row.lease_token = secrets.token_hex(16)
    row.lease_until = now + lease
    row.attempts += 1
    row.first_started_at = row.first_started_at or now
    row.started_at = now
    row.progress_done = row.progress_total = 0
    row.progress_what = ""
    row.save()
    return Claim(row.id, row.lease_token, row.task_path, row.attempts, row.timeout_s)


def renew(claims: Iterable[Claim], *, lease: timedelta) -> None:
    until = timezone.now() + lease
    for claim in claims:
        claim.held().update(lease_until=until)


def succeed(claim: Claim, return_value: Any) -> bool:
    """Write success; False when the lease was lost and nothing was written."""
    return _finish(claim, status=SUCCESSFUL, return_value=return_value, error_class="", error_text="")


def fail(claim: Claim, error: SafeError) -> bool:
    """Write that this attempt failed: wait and try again while attempts are left, else the task has failed."""
    row = claim.held().first()
    if row is None:
        return False
    if error.is_hopeless or row.attempts >= row.max_attempts:
        return _finish(claim, status=FAILED, error_class=error.class_path, error_text=error.text)
    wait = wait_before_retry(row.attempts, backoff_s=row.backoff_s)
    return _release(claim, run_after=timezone.now() + wait, error_class=error.class_path, error_text=error.text)


def give_back(claim: Claim) -> bool:
    """Return a task that was not finished through no fault of its own; the attempt does not count."""
    return _release(claim, run_after=timezone.now(), attempts=max(claim.attempt - 1, 0))


def return_lost() -> list[UUID]:
    """Return the tasks whose lease has ended, since their worker is gone; which ones."""
    lost = QueuedTask.objects.filter(status=RUNNING, lease_until__lt=timezone.now())
    died = SafeError(class_path="hireloop.platform.background.leases.WorkerDied", text="The worker died.")
    claims = [Claim(row.id, row.lease_token, row.task_path, row.attempts, row.timeout_s) for row in lost]
    return [claim.task_id for claim in claims if fail(claim, died)]


class WorkerDied(Exception):
    """The process that ran the task ended before the task did."""


def _finish(claim: Claim, **fields: Any) -> bool:
    now = timezone.now()
    return bool(claim.held().update(lease_token="", lease_until=None, finished_at=now, updated_at=now, **fields))


def _release(claim: Claim, **fields: Any) -> bool:
    return bool(
        claim.held().update(status=READY, lease_token="", lease_until=None, updated_at=timezone.now(), **fields)
    )
