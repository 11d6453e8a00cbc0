"""How the queue does, and failed tasks tried again."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema

from hireloop.platform.accounts.access import api_requires
from hireloop.platform.audit.actor import Actor

from . import actions, queries
from .models import QueuedTask
from .queries import QueueState

router = Router()


class QueueOut(Schema):
    due: int
    later: int
    running: int
    failed: int
    done_today: int
    oldest_due_at: datetime | None


class TaskOut(Schema):
    id: UUID
    task_path: str
    status: str
    attempts: int
    max_attempts: int
    error_class: str
    finished_at: datetime | None


@router.get("/queue", response=QueueOut)
@api_requires("background.manage")
def show_queue(request: HttpRequest) -> QueueState:
    return queries.queue_state()


@router.get("/tasks/{task_id}", response=TaskOut)
@api_requires("background.manage")
def show_task(request: HttpRequest, task_id: UUID) -> QueuedTask:
    return get_object_or_404(QueuedTask, id=task_id)


@router.post("/tasks/{task_id}/retry", response=TaskOut)
@api_requires("background.manage")
def retry_task(request: HttpRequest, task_id: UUID) -> QueuedTask:
    return actions.retry(task_id, actor=Actor.of(request))
