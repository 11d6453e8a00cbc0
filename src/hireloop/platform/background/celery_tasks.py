"""What a Celery worker does: run a row, and once a second the periodic work that is due."""

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from celery import current_app, shared_task
from django.db import connections
from django.utils import timezone
from django_tasks import default_task_backend

from . import clock, execution, leases
from .celery_backend import RUN, CeleryBackend
from .leases import Claim
from .models import QueuedTask, Worker
from .periodic import registered

TICK = "hireloop.background.tick"


@shared_task(name=RUN, bind=True, acks_late=True, reject_on_worker_lost=True, max_retries=None)
def run(self: Any, task_id: str) -> None:
    """Run the row if it waits. One that is running is looked at again when its lease may have ended."""
    lease = _lease()
    claim = leases.claim_one(task_id, worker_id=_worker_id(), lease=lease)
    if claim is None:
        if QueuedTask.objects.filter(id=task_id, status="RUNNING").exists():
            raise self.retry(countdown=lease.total_seconds() / 2)
        return
    with _kept(claim, lease=lease):
        execution.run(claim)
    _backend().publish_ready([claim.task_id])


@shared_task(name=TICK, ignore_result=True)
def tick() -> None:
    """Run the periodic work that is due, and look after the queue."""
    work = registered()
    clock.set_up(work)
    while turn := clock.take_turn(work, lease=_lease()):
        clock.run(turn)
    _backend().sweep()
    _report()


def _report() -> None:
    """That Celery's workers are alive, for the page of background work: one row for each host."""
    Worker.objects.update_or_create(
        id=_worker_id(),
        defaults={
            "host": socket.gethostname(),
            "pid": os.getppid(),
            "processes": current_app.conf.worker_concurrency or os.cpu_count() or 1,
            "queues": sorted(default_task_backend.queues),
            "seen_at": timezone.now(),
        },
    )


@contextmanager
def _kept(claim: Claim, *, lease: timedelta) -> Iterator[None]:
    """Renew the lease from a thread, as long as this process lives."""
    is_over = threading.Event()
    keeper = threading.Thread(target=_renew_until, args=(is_over, claim, lease), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        is_over.set()
        keeper.join()


def _renew_until(is_over: threading.Event, claim: Claim, lease: timedelta) -> None:
    while not is_over.wait(lease.total_seconds() / 3):
        leases.renew([claim], lease=lease)
    connections.close_all()


def _worker_id() -> str:
    return f"celery:{socket.gethostname()[:40]}"


def _backend() -> CeleryBackend:
    return default_task_backend  # type: ignore[return-value]


def _lease() -> timedelta:
    return timedelta(seconds=float(default_task_backend.options.get("lease_seconds", 30)))
