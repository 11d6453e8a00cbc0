"""Enqueue a task once for a key."""

from typing import Any

from django_tasks.base import Task, TaskResult


def enqueue_once(task: Task, key: str, *args: Any, **kwargs: Any) -> TaskResult:
    """Enqueue unless a task of the same function and key waits, runs or has succeeded; a failed one is tried anew.

    Put the version of the input into the key where the same thing may have to be done again
    (``f"{report.id}:{report.version}"``).
    """
    return task.get_backend().enqueue_once(task, key, args, kwargs)  # type: ignore[attr-defined]
