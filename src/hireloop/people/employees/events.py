"""What happened to an employment."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hireloop.platform.audit.events import Event


@dataclass(frozen=True)
class EmployeeHired(Event):
    """The contract is signed by both sides; the record was filled in from it."""

    key = "employees.hired"
    label = _("Hired as an employee")
    icon = "user-check"
    employee_id: UUID


@dataclass(frozen=True)
class EmploymentStarted(Event):
    key = "employees.started"
    label = _("First day at work")
    icon = "door-enter"
    employee_id: UUID


@dataclass(frozen=True)
class EmployeeChanged(Event):
    key = "employees.changed"
    label = _("Employee record changed")
    icon = "edit"
    employee_id: UUID


@dataclass(frozen=True)
class EmploymentEnded(Event):
    key = "employees.ended"
    label = _("Employment ended")
    icon = "door-exit"
    employee_id: UUID


@dataclass(frozen=True)
class EmployeesExported(Event):
    """A list of employees left as a file ("csv", "xlsx")."""

    key = "employees.exported"
    label = _("List of employees exported (%(count)s rows)")
    icon = "download"
    on_timeline: ClassVar[bool] = False
    count: int
    file_format: str
