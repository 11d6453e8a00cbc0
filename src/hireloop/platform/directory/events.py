"""What can happen to a person's row. Old and new values stand in the row's encrypted ``changes``."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hireloop.platform.audit.events import Event


@dataclass(frozen=True)
class PersonAdded(Event):
    key = "directory.person_added"
    label = _("Person added")
    icon = "user-plus"
    person_id: UUID


@dataclass(frozen=True)
class PersonChanged(Event):
    key = "directory.person_changed"
    label = _("Details changed")
    icon = "pencil"
    person_id: UUID


@dataclass(frozen=True)
class IdentityChanged(Event):
    """The identity number or the address was written down or corrected."""

    key = "directory.identity_changed"
    label = _("Identity number or address changed")
    icon = "id"
    person_id: UUID


@dataclass(frozen=True)
class PeopleMerged(Event):
    key = "directory.people_merged"
    label = _("Two entries of the same person merged")
    icon = "arrows-join"
    person_id: UUID
    merged_id: UUID


@dataclass(frozen=True)
class PeopleUnmerged(Event):
    key = "directory.people_unmerged"
    label = _("Merge taken back: two entries again")
    icon = "arrows-split"
    person_id: UUID
    merged_id: UUID


@dataclass(frozen=True)
class PeopleExported(Event):
    """A list of people left as a file."""

    key = "directory.exported"
    label = _("List of people exported (%(count)s rows)")
    icon = "download"
    count: int
    file_format: str


@dataclass(frozen=True)
class EmployerChanged(Event):
    key = "directory.employer_changed"
    label = _("Employer's details changed")
    icon = "building"
    employer_id: UUID


@dataclass(frozen=True)
class DepartmentChanged(Event):
    key = "directory.department_changed"
    label = _("Department added or changed")
    icon = "building"
    on_timeline: ClassVar[bool] = False
    department_id: UUID
