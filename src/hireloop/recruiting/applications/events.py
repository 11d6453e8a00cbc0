"""What happened to an application."""

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hireloop.platform.audit.events import Event

from .stages import Stage


def with_stage_names(payload: dict[str, Any]) -> dict[str, Any]:
    """The payload with the stages called as people call them."""
    named: dict[str, Any] = {
        name: str(Stage(payload[name]).label) for name in ("from_stage", "to_stage") if name in payload
    }
    return {**payload, **named}


@dataclass(frozen=True)
class ApplicationReceived(Event):
    key = "applications.received"
    label = _("Application received")
    icon = "inbox"
    application_id: UUID
    job_id: UUID


@dataclass(frozen=True)
class ApplicationUpdated(Event):
    """The same person applied for the same job again; the newer papers took the place of the older."""

    key = "applications.updated"
    label = _("Application sent again, papers renewed")
    icon = "refresh"
    application_id: UUID
    job_id: UUID


@dataclass(frozen=True)
class ApplicationRemoved(Event):
    """Made by mistake, and taken out before anybody worked with it."""

    key = "applications.removed"
    label = _("Application taken out again")
    icon = "trash"
    application_id: UUID
    job_id: UUID


@dataclass(frozen=True)
class StageMoved(Event):
    key = "applications.stage_moved"
    label = _("Moved from “%(from_stage)s” to “%(to_stage)s”")
    icon = "arrow-right"
    application_id: UUID
    from_stage: str
    to_stage: str

    @classmethod
    def said(cls, payload: dict[str, Any]) -> dict[str, Any]:
        return with_stage_names(payload)


@dataclass(frozen=True)
class StageMoveUndone(Event):
    key = "applications.stage_move_undone"
    label = _("Move from “%(from_stage)s” to “%(to_stage)s” undone")
    icon = "arrow-back-up"
    application_id: UUID
    from_stage: str
    to_stage: str

    @classmethod
    def said(cls, payload: dict[str, Any]) -> dict[str, Any]:
        return with_stage_names(payload)


@dataclass(frozen=True)
class ApplicationRejected(Event):
    """``reason`` is a RejectionReason."""

    key = "applications.rejected"
    label = _("Application rejected")
    icon = "circle-x"
    application_id: UUID
    from_stage: str
    reason: str


@dataclass(frozen=True)
class ApplicationWithdrawn(Event):
    key = "applications.withdrawn"
    label = _("Application withdrawn")
    icon = "logout"
    application_id: UUID
    from_stage: str


@dataclass(frozen=True)
class CandidateHired(Event):
    key = "applications.hired"
    label = _("Candidate hired")
    icon = "circle-check"
    application_id: UUID


@dataclass(frozen=True)
class CandidateAsked(Event):
    """``kind`` is a RequestKind."""

    key = "applications.candidate_asked"
    label = _("The candidate asks for something")
    icon = "help-circle"
    application_id: UUID
    request_id: UUID
    kind: str


@dataclass(frozen=True)
class CandidateAnswered(Event):
    key = "applications.candidate_answered"
    label = _("The candidate’s request was answered")
    icon = "message-check"
    application_id: UUID
    request_id: UUID


@dataclass(frozen=True)
class LinkRequested(Event):
    key = "applications.link_requested"
    label = _("The candidate asked for a new link")
    icon = "link"
    application_id: UUID


@dataclass(frozen=True)
class ApplicationsExported(Event):
    """A list of applications left as a file ("csv", "xlsx")."""

    key = "applications.exported"
    label = _("List of applications exported (%(count)s rows)")
    icon = "download"
    on_timeline: ClassVar[bool] = False
    count: int
    file_format: str
