"""The task backend: rows in the database, held under leases (``leases.py``)."""

from typing import Any

from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskError, TaskResult, TaskResultStatus
from django_tasks.exceptions import TaskResultDoesNotExist
from django_tasks.signals import task_enqueued
from django_tasks.utils import normalize_json

from .models import QueuedTask
from .policy import policy_of


class LeasedBackend(BaseTaskBackend):
    """Enqueuing inserts a row, so it takes effect with the transaction that it stands in, or not at all."""

    supports_defer = True
    supports_async_task = True
    supports_get_result = True
    supports_priority = True

    def enqueue(self, task: Task, args: Any, kwargs: Any) -> TaskResult:
        self.validate_task(task)
        row = self.row_for(task, args, kwargs)
        row.save(force_insert=True)
        return self.announce(row)

    def enqueue_once(self, task: Task, key: str, args: Any, kwargs: Any) -> TaskResult:
        """As ``enqueue``, but a task of the same function and key that waits, runs or has succeeded is enough."""
        self.validate_task(task)
        row = self.row_for(task, args, kwargs, key=key)
        QueuedTask.objects.bulk_create([row], ignore_conflicts=True)
        kept = QueuedTask.objects.get(task_path=row.task_path, key=key)
        if kept.id == row.id:
            return self.announce(kept)
        if kept.status == TaskResultStatus.FAILED:
            kept = rearm(kept)
            return self.announce(kept)
        return as_result(kept, task)

    def row_for(self, task: Task, args: Any, kwargs: Any, *, key: str | None = None) -> QueuedTask:
        policy = policy_of(task.func)
        return QueuedTask(
            task_path=task.module_path,
            backend=self.alias,
            queue_name=task.queue_name,
            priority=task.priority,
            args=normalize_json(list(args)),
            kwargs=normalize_json(dict(kwargs)),
            key=key,
            run_after=task.run_after or timezone.now(),
            max_attempts=policy.attempts,
            timeout_s=policy.timeout_s,
            backoff_s=policy.backoff_s,
        )

    def announce(self, row: QueuedTask) -> TaskResult:
        result = as_result(row)
        task_enqueued.send(type(self), task_result=result)
        return result

    def get_result(self, result_id: str) -> TaskResult:
        try:
            return as_result(QueuedTask.objects.get(id=result_id))
        except (QueuedTask.DoesNotExist, ValueError) as error:
            raise TaskResultDoesNotExist(result_id) from error


def rearm(row: QueuedTask) -> QueuedTask:
    """Put a failed task back into the queue with all its attempts."""
    QueuedTask.objects.filter(id=row.id, status=TaskResultStatus.FAILED).update(
        status=TaskResultStatus.READY, attempts=0, run_after=timezone.now(), finished_at=None, updated_at=timezone.now()
    )
    row.refresh_from_db()
    return row


def task_at(path: str) -> Task:
    """The task at a dotted path, as it was decorated."""
    found = import_string(path)
    if not isinstance(found, Task):
        raise ImportError(f"{path} is not a task")
    return found


def as_result(row: QueuedTask, task: Task | None = None) -> TaskResult:
    """The row in the terms of django_tasks."""
    task = task or task_at(row.task_path).using(
        priority=row.priority, queue_name=row.queue_name, run_after=row.run_after, backend=row.backend
    )
    result: TaskResult = TaskResult(
        task=task,
        id=str(row.id),
        status=TaskResultStatus(row.status),
        enqueued_at=row.created_at,
        started_at=row.first_started_at,
        finished_at=row.finished_at,
        last_attempted_at=row.started_at,
        args=row.args,
        kwargs=row.kwargs,
        backend=row.backend,
        errors=[TaskError(exception_class_path=row.error_class, traceback=row.error_text)] if row.error_class else [],
        worker_ids=[row.worker_id] * row.attempts,
    )
    object.__setattr__(result, "_return_value", row.return_value)
    return result
