"""Reads of onboarding."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from hireloop.kernel.errors import N_, NotFound
from hireloop.platform.accounts.access import can
from hireloop.platform.accounts.links import Link
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.names import Named

from .models import OUTSTANDING, SETTLED, Material, MaterialStatus, Onboarding, OnboardingStatus, Task
from .plan import Team


def visible_to(user: User) -> QuerySet[Onboarding]:
    """All for those who run onboardings; the teams see only their tasks (``tasks_visible_to``)."""
    return Onboarding.objects.all() if can(user, "onboarding.manage") else Onboarding.objects.none()


def visible_onboarding(user: User, onboarding_id: UUID) -> Onboarding:
    rows = visible_to(user).select_related("person", "employer", "department", "employee")
    found = rows.filter(pk=onboarding_id).first()
    if found is None:
        raise NotFound(N_("There is no such onboarding, or you may not see it."))
    return found


def of_link(link: Link) -> Onboarding:
    """The onboarding that a person's link opens."""
    own = Q(person_id=link.person_id) | Q(person__merged_into_id=link.person_id)
    rows = Onboarding.objects.select_related("person", "employer").filter(own, pk=link.target_id)  # type: ignore[misc]
    found = rows.first()
    if found is None:
        raise NotFound(N_("There is nothing at this address."))
    return found


def material_of(onboarding: Onboarding, kind: str) -> Material:
    found = onboarding.materials.select_related("file").filter(kind=kind).first()
    if found is None:
        raise NotFound(N_("There is no such paper."))
    return found


def visible_material(user: User, material_id: UUID) -> Material:
    rows = Material.objects.select_related("onboarding__person", "file").filter(onboarding__in=visible_to(user))
    found = rows.filter(pk=material_id).first()
    if found is None:
        raise NotFound(N_("There is no such paper."))
    return found


def teams_of(user: User) -> list[Team]:
    return [team for team in Team if user.has_role(team.role)]


def tasks_visible_to(user: User) -> QuerySet[Task]:
    """Everybody's for those who run onboardings; else those of one's own teams."""
    rows = Task.objects.filter(onboarding__status=OnboardingStatus.OPEN)
    if can(user, "onboarding.manage"):
        return rows
    return rows.filter(team__in=teams_of(user)) if can(user, "onboarding.do_tasks") else Task.objects.none()


def visible_task(user: User, task_id: UUID) -> Task:
    found = tasks_visible_to(user).select_related("onboarding__person").filter(pk=task_id).first()
    if found is None:
        raise NotFound(N_("There is no such task, or you may not see it."))
    return found


def own_open_tasks(user: User) -> QuerySet[Task]:
    """What the colleague's teams have to do, the most urgent first."""
    rows = tasks_visible_to(user).filter(done_at=None, team__in=teams_of(user))
    return rows.select_related("onboarding__person", "onboarding__department").order_by("due_on", "created_at")


def with_progress(onboardings: QuerySet[Onboarding]) -> QuerySet[Onboarding]:
    """Annotated with papers and tasks, settled and in all, and with what is late. One query."""
    today = timezone.localdate()
    return onboardings.annotate(
        papers=Count("materials", distinct=True),
        papers_settled=Count("materials", filter=Q(materials__status__in=SETTLED), distinct=True),
        papers_to_check=Count("materials", filter=Q(materials__status=MaterialStatus.SENT), distinct=True),
        tasks_all=Count("tasks", distinct=True),
        tasks_done=Count("tasks", filter=~Q(tasks__done_at=None), distinct=True),
        late_papers=Count(
            "materials", filter=Q(materials__status__in=OUTSTANDING, materials__due_on__lt=today), distinct=True
        ),
        late_tasks=Count("tasks", filter=Q(tasks__done_at=None, tasks__due_on__lt=today), distinct=True),
    )


@dataclass(frozen=True)
class BoardColumn:
    key: str
    cards: tuple[Any, ...]


def board(onboardings: QuerySet[Onboarding]) -> list[BoardColumn]:
    """Going on: whose papers are missing, whose tasks are, who can start, who has started."""
    rows = with_progress(onboardings.filter(status=OnboardingStatus.OPEN)).select_related(
        "person", "department", "employer"
    )
    cards: dict[str, list[Any]] = {"papers": [], "tasks": [], "ready": [], "started": []}
    for row in rows.order_by("starts_on", "created_at"):
        cards[_column_of(row)].append(row)
    return [BoardColumn(key, tuple(found)) for key, found in cards.items()]


def _column_of(row: Any) -> str:
    if row.days_left <= 0:
        return "started"
    if row.papers_settled < row.papers:
        return "papers"
    return "tasks" if open_tasks_before_start(row) else "ready"


def open_tasks_before_start(onboarding: Onboarding) -> bool:
    return any(task.done_at is None and task.days_before > 0 for task in onboarding.tasks.all())


def starting_soon(user: User, *, within_days: int = 14) -> QuerySet[Onboarding]:
    until = timezone.localdate() + timedelta(days=within_days)
    rows = visible_to(user).filter(status=OnboardingStatus.OPEN, starts_on__lte=until)
    return with_progress(rows).select_related("person").order_by("starts_on")


def is_complete(onboarding: Onboarding) -> bool:
    """Every paper settled and every task done."""
    open_papers = onboarding.materials.exclude(status__in=SETTLED).exists()
    return not open_papers and not onboarding.tasks.filter(done_at=None).exists()


def by_team(tasks: Iterable[Task]) -> list[tuple[Team, list[Task]]]:
    rows = list(tasks)
    return [(team, own) for team in Team if (own := [task for task in rows if task.team == team])]


def as_dict(onboarding: Any) -> dict[str, Any]:
    """For the API: how far it is, never what the papers say."""
    return {
        "id": onboarding.pk,
        "person_id": onboarding.person_id,
        "name": onboarding.person.name,
        "title": onboarding.title,
        "starts_on": onboarding.starts_on,
        "status": onboarding.status,
        "papers": {"settled": onboarding.papers_settled, "all": onboarding.papers},
        "tasks": {"done": onboarding.tasks_done, "all": onboarding.tasks_all},
    }


def names(ids: set[str]) -> dict[str, Named]:
    """How the audit trail calls onboardings."""
    found = Onboarding.objects.filter(pk__in=ids).select_related("person")
    return {str(each.pk): Named(str(each), reverse("onboarding:onboarding", args=[each.pk])) for each in found}
