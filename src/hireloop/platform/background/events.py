from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hireloop.platform.audit.events import Event


@dataclass(frozen=True)
class TaskRetried(Event):
    """An administrator put a failed task back into the queue."""

    key = "background.task_retried"
    label = _("Failed task tried again: %(task)s")
    icon: ClassVar[str] = "refresh"
    on_timeline: ClassVar[bool] = False
    task_id: UUID
    task: str


@dataclass(frozen=True)
class TaskDiscarded(Event):
    """An administrator gave a failed task up."""

    key = "background.task_discarded"
    label = _("Failed task discarded: %(task)s")
    icon: ClassVar[str] = "trash"
    on_timeline: ClassVar[bool] = False
    task_id: UUID
    task: str
