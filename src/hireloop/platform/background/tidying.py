"""Forgets what nobody will ask about any more."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import TaskResultStatus

from .models import QueuedTask, Worker

SUCCESSFUL_KEPT = timedelta(days=7)
FAILED_KEPT = timedelta(days=90)
DEAD_WORKERS_KEPT = timedelta(days=1)


def tidy_up() -> int:
    """Forget tasks that ended long ago and workers that are long dead; how many rows went."""
    now = timezone.now()
    finished = QueuedTask.objects.filter(status=TaskResultStatus.SUCCESSFUL, finished_at__lt=now - SUCCESSFUL_KEPT)
    failed = QueuedTask.objects.filter(status=TaskResultStatus.FAILED, finished_at__lt=now - FAILED_KEPT)
    dead = Worker.objects.filter(seen_at__lt=now - DEAD_WORKERS_KEPT)
    return sum(rows.delete()[0] for rows in (finished, failed, dead))
