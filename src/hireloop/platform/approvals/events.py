"""What happened to requests for approval. Whoever asked reads them by ``subject_type`` and ``subject_id``."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hireloop.platform.audit.events import Event


@dataclass(frozen=True)
class ApprovalRequested(Event):
    key = "approvals.requested"
    label = _("Approval requested")
    icon: ClassVar[str] = "send"
    approval_id: UUID
    kind: str
    subject_type: str
    subject_id: UUID


@dataclass(frozen=True)
class StepApproved(Event):
    """One approver agreed; ``step`` counts from 1."""

    key = "approvals.step_approved"
    label = _("Approved in step %(step)s")
    icon: ClassVar[str] = "circle-check"
    approval_id: UUID
    kind: str
    subject_type: str
    subject_id: UUID
    step: int


@dataclass(frozen=True)
class ApprovalGranted(Event):
    """The last step has passed. ``alone``: the author confirmed, since there was nobody else."""

    key = "approvals.granted"
    label = _("Approval granted")
    icon: ClassVar[str] = "circle-check"
    approval_id: UUID
    kind: str
    subject_type: str
    subject_id: UUID
    alone: bool


@dataclass(frozen=True)
class ApprovalReturned(Event):
    key = "approvals.returned"
    label = _("Returned for changes")
    icon: ClassVar[str] = "arrow-back-up"
    approval_id: UUID
    kind: str
    subject_type: str
    subject_id: UUID


@dataclass(frozen=True)
class ApprovalRefused(Event):
    key = "approvals.refused"
    label = _("Approval refused")
    icon: ClassVar[str] = "circle-x"
    approval_id: UUID
    kind: str
    subject_type: str
    subject_id: UUID


@dataclass(frozen=True)
class ApprovalWithdrawn(Event):
    key = "approvals.withdrawn"
    label = _("Request for approval withdrawn")
    icon: ClassVar[str] = "arrow-back-up"
    approval_id: UUID
    kind: str
    subject_type: str
    subject_id: UUID


@dataclass(frozen=True)
class ApprovalCommented(Event):
    key = "approvals.commented"
    label = _("Comment on a request for approval")
    icon: ClassVar[str] = "message"
    on_timeline: ClassVar[bool] = False
    approval_id: UUID


@dataclass(frozen=True)
class ApproversReminded(Event):
    key = "approvals.reminded"
    label = _("Approvers reminded (%(count)s)")
    icon: ClassVar[str] = "bell"
    on_timeline: ClassVar[bool] = False
    approval_id: UUID
    count: int


@dataclass(frozen=True)
class PolicySaved(Event):
    key = "approvals.policy_saved"
    label = _("Approval policy saved")
    icon: ClassVar[str] = "list-check"
    on_timeline: ClassVar[bool] = False
    policy_id: UUID
    kind: str
    steps: int


@dataclass(frozen=True)
class PolicyRetired(Event):
    key = "approvals.policy_retired"
    label = _("Approval policy taken out of force")
    icon: ClassVar[str] = "list-check"
    on_timeline: ClassVar[bool] = False
    policy_id: UUID


@dataclass(frozen=True)
class StandInNamed(Event):
    key = "approvals.stand_in_named"
    label = _("Stand-in for approvals named")
    icon: ClassVar[str] = "users"
    on_timeline: ClassVar[bool] = False
    stand_in_id: UUID


@dataclass(frozen=True)
class StandInEnded(Event):
    key = "approvals.stand_in_ended"
    label = _("Stand-in for approvals ended")
    icon: ClassVar[str] = "users"
    on_timeline: ClassVar[bool] = False
    stand_in_id: UUID
