"""Tasks of the teams."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from hireloop.kernel.errors import N_, BadInput
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor

from .. import events
from ..models import Onboarding, StandardTask, Task
from ..plan import Team
from .locking import locked_open

MOST_STANDARD_TASKS = 40


@dataclass(frozen=True)
class TaskDraft:
    """``days_before`` the first day; negative: after it."""

    title: str
    team: str
    days_before: int = 1


@transaction.atomic
def finish_task(task: Task, *, user: User, actor: Actor) -> Task:
    """Done; a task that is done already stays as it is."""
    onboarding = locked_open(task.onboarding_id)
    task = Task.objects.get(pk=task.pk)
    if task.done_at is None:
        task.done_at, task.done_by = timezone.now(), user
        task.save()
        event = events.TaskDone(onboarding.pk, task.pk)
        record(event, actor=actor, person=onboarding.person_id, subject=onboarding)
    return task


@transaction.atomic
def reopen_task(task: Task, *, actor: Actor) -> Task:
    """It was not done after all."""
    onboarding = locked_open(task.onboarding_id)
    task = Task.objects.get(pk=task.pk)
    if task.done_at is not None:
        task.done_at, task.done_by = None, None
        task.save()
        event = events.TaskReopened(onboarding.pk, task.pk)
        record(event, actor=actor, person=onboarding.person_id, subject=onboarding)
    return task


@transaction.atomic
def add_task(onboarding: Onboarding, draft: TaskDraft, *, actor: Actor) -> Task:
    onboarding = locked_open(onboarding.pk)
    task = Task.objects.create(
        onboarding=onboarding,
        own_title=_checked_title(draft.title),
        team=_checked_team(draft.team),
        days_before=draft.days_before,
        due_on=onboarding.starts_on - timedelta(days=draft.days_before),
    )
    record(events.TaskAdded(onboarding.pk, task.pk), actor=actor, person=onboarding.person_id, subject=onboarding)
    return task


@transaction.atomic
def save_standard_tasks(drafts: Sequence[TaskDraft], *, actor: Actor) -> list[StandardTask]:
    """The employer's own tasks as they shall be from now on; onboardings that run keep theirs."""
    if len(drafts) > MOST_STANDARD_TASKS:
        raise BadInput(N_("At most %(most)s standard tasks."), most=MOST_STANDARD_TASKS)
    rows = [
        StandardTask(
            own_title=_checked_title(draft.title), team=_checked_team(draft.team), days_before=draft.days_before
        )
        for draft in drafts
    ]
    StandardTask.objects.all().delete()
    for row in rows:
        row.save()
    record(events.StandardTasksChanged(len(rows)), actor=actor)
    return rows


def _checked_title(title: str) -> str:
    if not title.strip():
        raise BadInput(N_("Say what is to be done."), code="no_title")
    return title.strip()[:160]


def _checked_team(team: str) -> str:
    if team not in Team.values:
        raise BadInput(N_("There is no team called %(team)s."), team=team)
    return team
