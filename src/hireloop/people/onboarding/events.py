"""What happened in an onboarding. No event holds what a paper says."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hireloop.platform.audit.events import Event

from .plan import MaterialKind


class OfAMaterial:
    """Before ``Event`` among the bases: its ``kind`` is said as people say it."""

    @classmethod
    def said(cls, payload: dict[str, Any]) -> dict[str, Any]:
        return {**payload, "kind": str(MaterialKind(payload["kind"]).label)}


@dataclass(frozen=True)
class OnboardingStarted(Event):
    key = "onboarding.started"
    label = _("Onboarding started")
    icon = "door-enter"
    onboarding_id: UUID


@dataclass(frozen=True)
class MaterialSent(OfAMaterial, Event):
    key = "onboarding.material_sent"
    label = _("Sent for the onboarding: %(kind)s")
    icon = "upload"
    onboarding_id: UUID
    kind: str


@dataclass(frozen=True)
class MaterialAccepted(OfAMaterial, Event):
    key = "onboarding.material_accepted"
    label = _("Accepted: %(kind)s")
    icon = "check"
    onboarding_id: UUID
    kind: str


@dataclass(frozen=True)
class MaterialReturned(OfAMaterial, Event):
    key = "onboarding.material_returned"
    label = _("Sent back: %(kind)s")
    icon = "arrow-back-up"
    onboarding_id: UUID
    kind: str


@dataclass(frozen=True)
class MaterialWaived(OfAMaterial, Event):
    key = "onboarding.material_waived"
    label = _("Not needed: %(kind)s")
    icon = "minus"
    onboarding_id: UUID
    kind: str


@dataclass(frozen=True)
class TaskDone(Event):
    key = "onboarding.task_done"
    label = _("Onboarding task done")
    icon = "check"
    onboarding_id: UUID
    task_id: UUID


@dataclass(frozen=True)
class TaskReopened(Event):
    key = "onboarding.task_reopened"
    label = _("Onboarding task opened again")
    icon = "arrow-back-up"
    onboarding_id: UUID
    task_id: UUID


@dataclass(frozen=True)
class TaskAdded(Event):
    key = "onboarding.task_added"
    label = _("Onboarding task added")
    icon = "plus"
    onboarding_id: UUID
    task_id: UUID


@dataclass(frozen=True)
class FirstDayMoved(Event):
    key = "onboarding.first_day_moved"
    label = _("First day moved")
    icon = "calendar"
    onboarding_id: UUID


@dataclass(frozen=True)
class OnboardingReminded(Event):
    key = "onboarding.reminded"
    label = _("Reminded of missing papers")
    icon = "bell"
    onboarding_id: UUID


@dataclass(frozen=True)
class PersonWelcomed(Event):
    key = "onboarding.welcomed"
    label = _("Welcome mail sent")
    icon = "mail"
    onboarding_id: UUID


@dataclass(frozen=True)
class OnboardingFinished(Event):
    key = "onboarding.finished"
    label = _("Onboarding finished")
    icon = "circle-check"
    onboarding_id: UUID


@dataclass(frozen=True)
class OnboardingCancelled(Event):
    key = "onboarding.cancelled"
    label = _("Onboarding cancelled")
    icon = "circle-x"
    onboarding_id: UUID


@dataclass(frozen=True)
class StandardTasksChanged(Event):
    key = "onboarding.standard_tasks_changed"
    label = _("Standard onboarding tasks changed")
    icon = "list"
    count: int
