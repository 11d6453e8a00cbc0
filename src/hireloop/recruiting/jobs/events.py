"""What happened to a job."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hireloop.platform.audit.events import Event


@dataclass(frozen=True)
class JobCreated(Event):
    key = "jobs.job_created"
    label = _("Job created")
    job_id: UUID


@dataclass(frozen=True)
class JobChanged(Event):
    key = "jobs.job_changed"
    label = _("Job changed")
    job_id: UUID


@dataclass(frozen=True)
class JobDuplicated(Event):
    key = "jobs.job_duplicated"
    label = _("Job duplicated")
    job_id: UUID
    copied_from_id: UUID


@dataclass(frozen=True)
class JobImported(Event):
    key = "jobs.job_imported"
    label = _("Job imported from a file")
    job_id: UUID


@dataclass(frozen=True)
class JobOpened(Event):
    key = "jobs.job_opened"
    label = _("Job opened")
    job_id: UUID


@dataclass(frozen=True)
class JobClosed(Event):
    key = "jobs.job_closed"
    label = _("Job closed")
    job_id: UUID


@dataclass(frozen=True)
class TeamMemberAdded(Event):
    key = "jobs.team_member_added"
    label = _("Colleague joined the hiring team")
    job_id: UUID
    user_id: UUID
    part: str


@dataclass(frozen=True)
class TeamMemberRemoved(Event):
    key = "jobs.team_member_removed"
    label = _("Colleague left the hiring team")
    job_id: UUID
    user_id: UUID
