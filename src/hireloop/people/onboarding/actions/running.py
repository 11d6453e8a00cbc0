"""An onboarding begins, is moved, reminded of, welcomed, finished or called off."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from hireloop.kernel.errors import N_, BadInput
from hireloop.people.employees.models import Employee
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.models import Department, Employer, Person

from .. import events
from ..models import OUTSTANDING, Material, Onboarding, OnboardingStatus, StandardTask, Task
from ..plan import BUILT_IN, MATERIALS_DAYS_BEFORE, MaterialKind
from .letters import write_to_person
from .locking import locked, locked_open

FURTHEST = timedelta(days=730)


@dataclass(frozen=True)
class Newcomer:
    """What the signed offer says of who starts where and when; ``offer_id`` makes starting idempotent."""

    person: Person
    title: str
    starts_on: date
    employer: Employer | None = None
    department: Department | None = None
    work_place: str = ""
    language: str = "zh-hans"
    offer_id: UUID | None = None


@transaction.atomic
def start(newcomer: Newcomer, *, actor: Actor) -> Onboarding:
    """Ask for the papers, give the teams their tasks, and write to the person; once for each offer."""
    known = Onboarding.objects.filter(offer_id=newcomer.offer_id).first() if newcomer.offer_id else None
    if known:
        return known
    onboarding = Onboarding.objects.create(**{name: getattr(newcomer, name) for name in newcomer.__dataclass_fields__})
    Material.objects.bulk_create(
        Material(onboarding=onboarding, kind=kind, due_on=papers_due(onboarding.starts_on)) for kind in MaterialKind
    )
    Task.objects.bulk_create(_tasks_for(onboarding))
    record(events.OnboardingStarted(onboarding.pk), actor=actor, person=onboarding.person_id, subject=onboarding)
    write_to_person(onboarding, "onboarding_materials", actor=actor)
    return onboarding


def papers_due(starts_on: date) -> date:
    """Some days before the first day, and never a day that is over already."""
    return max(starts_on - timedelta(days=MATERIALS_DAYS_BEFORE), min(timezone.localdate(), starts_on))


def _tasks_for(onboarding: Onboarding) -> list[Task]:
    ours = [
        Task(
            onboarding=onboarding,
            key=task.key,
            team=task.team,
            days_before=task.days_before,
            due_on=task.due_on(onboarding.starts_on),
        )
        for task in BUILT_IN
    ]
    own = [
        Task(
            onboarding=onboarding,
            own_title=task.own_title,
            team=task.team,
            days_before=task.days_before,
            due_on=onboarding.starts_on - timedelta(days=task.days_before),
        )
        for task in StandardTask.objects.all()
    ]
    return [*ours, *own]


@transaction.atomic
def move_first_day(onboarding: Onboarding, starts_on: date, *, actor: Actor, reason: str = "") -> Onboarding:
    """Another first day; what is still to be done moves with it."""
    onboarding = locked_open(onboarding.pk)
    before = onboarding.starts_on
    if starts_on == before:
        return onboarding
    if abs(starts_on - timezone.localdate()) > FURTHEST:
        raise BadInput(N_("This first day is too far away. Check the year."), code="bad_date")
    onboarding.starts_on = starts_on
    onboarding.save()
    onboarding.materials.filter(status__in=OUTSTANDING).update(due_on=papers_due(starts_on))
    for task in onboarding.tasks.filter(done_at=None):
        task.due_on = starts_on - timedelta(days=task.days_before)
        task.save(update_fields=["due_on", "updated_at"])
    record(
        events.FirstDayMoved(onboarding.pk),
        actor=actor,
        person=onboarding.person_id,
        subject=onboarding,
        changes={"starts_on": (before.isoformat(), starts_on.isoformat())},
        reason=reason,
    )
    return onboarding


@transaction.atomic
def send_link_again(onboarding: Onboarding, *, actor: Actor) -> None:
    """A reminder with a fresh link, now."""
    onboarding = locked_open(onboarding.pk)
    write_to_person(onboarding, "onboarding_reminder", actor=actor)
    record(events.OnboardingReminded(onboarding.pk), actor=actor, person=onboarding.person_id, subject=onboarding)


@transaction.atomic
def remind(onboarding_id: UUID, *, actor: Actor) -> bool:
    """Write to a person whose papers are missing; False where nothing is."""
    onboarding = locked(onboarding_id)
    if not onboarding.is_open or not onboarding.materials.filter(status__in=OUTSTANDING).exists():
        return False
    write_to_person(onboarding, "onboarding_reminder", actor=actor)
    record(events.OnboardingReminded(onboarding.pk), actor=actor, person=onboarding.person_id, subject=onboarding)
    return True


@transaction.atomic
def welcome(onboarding_id: UUID, *, actor: Actor) -> bool:
    """The welcome before the first day, once: when, where, whom to ask for, what to bring."""
    onboarding = locked(onboarding_id)
    if not onboarding.is_open or onboarding.welcomed_at:
        return False
    onboarding.welcomed_at = timezone.now()
    onboarding.save()
    write_to_person(onboarding, "onboarding_welcome", actor=actor)
    record(events.PersonWelcomed(onboarding.pk), actor=actor, person=onboarding.person_id, subject=onboarding)
    return True


@transaction.atomic
def join_employee(employee: Employee, *, actor: Actor) -> Onboarding | None:
    """The onboarding of the offer that this employee was hired on, now the employee's; None where there is none."""
    found = Onboarding.objects.filter(person=employee.person_id, offer_id=employee.offer_id).first()
    if found is None or employee.offer_id is None:
        return None
    onboarding = locked(found.pk)
    onboarding.employee = employee
    onboarding.save()
    if onboarding.is_open and onboarding.starts_on != employee.starts_on:
        move_first_day(onboarding, employee.starts_on, actor=actor)
    return onboarding


@transaction.atomic
def finish(onboarding: Onboarding, *, actor: Actor) -> Onboarding:
    """Everything is done, or a person says that the rest is not needed."""
    onboarding = locked_open(onboarding.pk)
    onboarding.status, onboarding.finished_at = OnboardingStatus.DONE, timezone.now()
    onboarding.save()
    record(events.OnboardingFinished(onboarding.pk), actor=actor, person=onboarding.person_id, subject=onboarding)
    return onboarding


@transaction.atomic
def cancel(onboarding: Onboarding, *, actor: Actor, reason: str) -> Onboarding:
    """The person does not start after all."""
    onboarding = locked_open(onboarding.pk)
    if not reason.strip():
        raise BadInput(N_("Say why the onboarding is called off."), code="no_reason")
    onboarding.status, onboarding.finished_at = OnboardingStatus.CANCELLED, timezone.now()
    onboarding.save()
    event = events.OnboardingCancelled(onboarding.pk)
    record(event, actor=actor, person=onboarding.person_id, subject=onboarding, reason=reason.strip())
    return onboarding
