"""The queue, the clock of periodic work, and the workers that are alive."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_tasks import TaskResultStatus

from hireloop.platform.records import Record


class QueuedTask(Record):
    """One task: waiting, running under a lease, or finished.

    A worker holds a task as long as it renews ``lease_until``. Each claim has a new ``lease_token``,
    and only the holder of the current one can write the outcome.
    """

    Status = TaskResultStatus

    task_path = models.CharField(max_length=255)
    backend = models.CharField(max_length=32, default="default")
    queue_name = models.CharField(max_length=32, default="default")
    priority = models.SmallIntegerField(default=0)
    args = models.JSONField(default=list)
    kwargs = models.JSONField(default=dict)
    key = models.CharField(max_length=200, null=True)
    status = models.CharField(max_length=12, choices=TaskResultStatus.choices, default=TaskResultStatus.READY)
    run_after = models.DateTimeField(default=timezone.now)

    attempts = models.PositiveSmallIntegerField(default=0)
    max_attempts = models.PositiveSmallIntegerField(default=3)
    timeout_s = models.PositiveIntegerField(default=600)
    backoff_s = models.FloatField(default=2.0)

    worker_id = models.CharField(max_length=64, default="")
    lease_token = models.CharField(max_length=32, default="")
    lease_until = models.DateTimeField(null=True)
    first_started_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    progress_done = models.FloatField(default=0)
    progress_total = models.FloatField(default=0)
    progress_what = models.CharField(max_length=200, default="")

    error_class = models.CharField(max_length=255, default="")
    error_text = models.TextField(default="")
    return_value = models.JSONField(null=True)

    class Meta:
        verbose_name = _("background task")
        ordering: ClassVar = ["-created_at"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["task_path", "key"], name="one_task_per_key")]
        indexes: ClassVar = [
            models.Index(fields=["status", "queue_name", "-priority", "run_after"], name="background_next"),
            models.Index(fields=["status", "lease_until"], name="background_leases"),
        ]

    def __str__(self) -> str:
        return self.task_path

    @property
    def is_finished(self) -> bool:
        return self.status in {TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED}

    @property
    def name(self) -> str:
        """ "interviews.analyse" of "hireloop.recruiting.interviews.tasks.analyse"."""
        return short_name(self.task_path)

    @property
    def error_heading(self) -> str:
        return self.error_text.partition("\n")[0]


class PeriodicRun(models.Model):
    """When a piece of periodic work is next due, and who holds it; one row for each registered name."""

    name = models.CharField(max_length=255, primary_key=True)
    next_run_at = models.DateTimeField(default=timezone.now)
    lease_token = models.CharField(max_length=32, default="")
    lease_until = models.DateTimeField(null=True)
    last_started_at = models.DateTimeField(null=True)
    last_finished_at = models.DateTimeField(null=True)
    last_error = models.TextField(default="")
    failures_in_a_row = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.name

    @property
    def short_name(self) -> str:
        return short_name(self.name)


class Worker(models.Model):
    """A worker process with its children, as it last reported itself."""

    id = models.CharField(max_length=64, primary_key=True)
    host = models.CharField(max_length=255)
    pid = models.PositiveIntegerField()
    processes = models.PositiveSmallIntegerField()
    queues = models.JSONField(default=list)
    started_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)
    is_stopping = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.id


def short_name(path: str) -> str:
    """A dotted path to a function as people know it: capability and function."""
    *_area, capability, _file, function = path.split(".")
    return f"{capability}.{function}"
