"""What is in the queue, who works on it, and how far a task is."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Min, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django_tasks import TaskResultStatus, default_task_backend

from .models import PeriodicRun, QueuedTask, Worker


@dataclass(frozen=True)
class QueueState:
    """``oldest_due_at``: since when the task that waits longest could have run; None when nothing waits."""

    due: int
    later: int
    running: int
    failed: int
    done_today: int
    oldest_due_at: datetime | None


@dataclass(frozen=True)
class Progress:
    """How far a task is, for pages. ``share`` is a percentage, None while it is not known."""

    done: float
    total: float
    what: str
    status: str
    url: str

    @property
    def share(self) -> int | None:
        return min(round(100 * self.done / self.total), 100) if self.total else None

    @property
    def is_finished(self) -> bool:
        return self.status in {TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED}

    @property
    def has_failed(self) -> bool:
        return self.status == TaskResultStatus.FAILED


def queue_state() -> QueueState:
    now = timezone.now()
    ready = QueuedTask.objects.filter(status=TaskResultStatus.READY)
    due = ready.filter(run_after__lte=now).aggregate(count=Count("id"), oldest=Min("run_after"))
    by_status = dict(QueuedTask.objects.values_list("status").annotate(Count("id")).order_by())
    done = QueuedTask.objects.filter(status=TaskResultStatus.SUCCESSFUL, finished_at__gte=now - timedelta(days=1))
    return QueueState(
        due=due["count"],
        later=by_status.get(TaskResultStatus.READY, 0) - due["count"],
        running=by_status.get(TaskResultStatus.RUNNING, 0),
        failed=by_status.get(TaskResultStatus.FAILED, 0),
        done_today=done.count(),
        oldest_due_at=due["oldest"],
    )


def running() -> "QuerySet[QueuedTask]":
    return QueuedTask.objects.filter(status=TaskResultStatus.RUNNING).order_by("started_at")


def failed() -> "QuerySet[QueuedTask]":
    return QueuedTask.objects.filter(status=TaskResultStatus.FAILED).order_by("-finished_at")


def workers_alive() -> "QuerySet[Worker]":
    """The workers that reported within a lease."""
    lease_s = float(default_task_backend.options.get("lease_seconds", 30))
    return Worker.objects.filter(seen_at__gte=timezone.now() - timedelta(seconds=lease_s)).order_by("started_at")


def periodic() -> "QuerySet[PeriodicRun]":
    return PeriodicRun.objects.order_by("name")


def progress_of(task_id: UUID | str) -> Progress | None:
    row = QueuedTask.objects.filter(id=task_id).first()
    if row is None:
        return None
    what = gettext(row.progress_what) if row.progress_what else ""
    url = reverse("background:progress", args=[row.id])
    return Progress(row.progress_done, row.progress_total, what, row.status, url)
