"""What an administrator can do about tasks that failed."""

from uuid import UUID

from django.db import transaction
from django_tasks import TaskResultStatus

from hireloop.kernel.errors import N_, Conflict, NotFound
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor

from .backend import rearm
from .events import TaskDiscarded, TaskRetried
from .models import QueuedTask


@transaction.atomic
def retry(task_id: UUID, *, actor: Actor) -> QueuedTask:
    task = rearm(_failed(task_id))
    record(TaskRetried(task.id, task.task_path), actor=actor)
    return task


@transaction.atomic
def discard(task_id: UUID, *, actor: Actor) -> None:
    """Give a failed task up; its key may be used again."""
    task = _failed(task_id)
    record(TaskDiscarded(task.id, task.task_path), actor=actor)
    task.delete()


def _failed(task_id: UUID) -> QueuedTask:
    task = QueuedTask.objects.select_for_update().filter(id=task_id).first()
    if task is None:
        raise NotFound(N_("This task is not in the queue any more."))
    if task.status != TaskResultStatus.FAILED:
        raise Conflict(N_("Only a task that failed can be tried again or discarded."))
    return task
