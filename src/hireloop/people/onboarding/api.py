"""The REST API of onboarding."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router

from hireloop.platform.accounts.access import api_requires, colleague_of
from hireloop.platform.audit.actor import Actor

from . import actions, queries
from .models import Task

router = Router()
MOST = 200


@router.get("/")
@api_requires("onboarding.manage")
def list_onboardings(request: HttpRequest, status: str = "open") -> list[dict[str, Any]]:
    """How far each is, the nearest first day first; ``status``: open, done, cancelled."""
    rows = queries.visible_to(colleague_of(request)).filter(status=status)
    return [queries.as_dict(each) for each in queries.with_progress(rows).select_related("person")[:MOST]]


@router.get("/tasks")
@api_requires("onboarding.do_tasks")
def open_tasks(request: HttpRequest) -> list[dict[str, Any]]:
    """What the caller's teams have to do."""
    return [_task(task) for task in queries.own_open_tasks(colleague_of(request))[:MOST]]


@router.post("/tasks/{uuid:task_id}/done")
@api_requires("onboarding.do_tasks")
def finish_task(request: HttpRequest, task_id: UUID) -> dict[str, Any]:
    user = colleague_of(request)
    return _task(actions.finish_task(queries.visible_task(user, task_id), user=user, actor=Actor.of(request)))


def _task(task: Task) -> dict[str, Any]:
    return {
        "id": task.pk,
        "onboarding_id": task.onboarding_id,
        "title": task.title,
        "team": task.team,
        "due_on": task.due_on,
        "done_at": task.done_at,
    }
