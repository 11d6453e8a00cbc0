"""The same tasks, carried by Celery: the row stays the truth, a message on the broker only says "look at row …".

So nothing is lost when the broker is: every message can be sent again from the rows (``sweep``), and one that
comes twice finds the row taken or finished. Chosen by TASK_BACKEND and CELERY_BROKER_URL.
"""

from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import TaskResultStatus
from django_tasks.base import TaskResult

from . import leases
from .backend import LeasedBackend
from .models import QueuedTask

DEFAULT_APP = "hireloop.config.celery.app"
RUN = "hireloop.background.run"
SENT_AGAIN_AFTER = timedelta(minutes=5)


class CeleryBackend(LeasedBackend):
    """Enqueuing writes the row, and tells the broker once the transaction is committed."""

    def announce(self, row: QueuedTask) -> TaskResult:
        transaction.on_commit(partial(self.publish, row))
        return super().announce(row)

    @property
    def app(self) -> Any:
        return import_string(self.options.get("celery_app", DEFAULT_APP))

    def publish(self, row: QueuedTask) -> None:
        """Tell the broker of a row that waits."""
        wait_s = (row.run_after - timezone.now()).total_seconds()
        self.app.send_task(
            RUN,
            args=[str(row.id)],
            queue=row.queue_name,
            countdown=wait_s if wait_s > 0 else None,
            time_limit=row.timeout_s,
            ignore_result=True,
        )

    def publish_ready(self, task_ids: list[UUID]) -> None:
        """Tell the broker of those that wait, such as after a failed attempt."""
        for row in QueuedTask.objects.filter(id__in=task_ids, status=TaskResultStatus.READY):
            self.publish(row)

    def sweep(self) -> int:
        """Return what dead workers held, and tell of what the broker seems to have forgotten; how many."""
        returned = leases.return_lost()
        now = timezone.now()
        waiting = QueuedTask.objects.filter(status=TaskResultStatus.READY, run_after__lt=now - SENT_AGAIN_AFTER)
        forgotten = waiting.filter(updated_at__lt=now - SENT_AGAIN_AFTER)
        task_ids = [*returned, *forgotten.values_list("id", flat=True)]
        QueuedTask.objects.filter(id__in=task_ids).update(updated_at=now)
        self.publish_ready(task_ids)
        return len(task_ids)
