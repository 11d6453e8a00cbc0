"""What happened to an interview, in the past tense."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hireloop.platform.audit.events import Event


@dataclass(frozen=True)
class InterviewInvited(Event):
    key = "interviews.invited"
    label = _("Invited to a video interview")
    icon = "mail"
    interview_id: UUID
    application_id: UUID


@dataclass(frozen=True)
class InvitationSentAgain(Event):
    key = "interviews.invitation_sent_again"
    label = _("Interview link sent again")
    icon = "mail-forward"
    interview_id: UUID


@dataclass(frozen=True)
class InterviewExtended(Event):
    key = "interviews.extended"
    label = _("More days for the interview")
    icon = "calendar-plus"
    interview_id: UUID


@dataclass(frozen=True)
class InterviewCancelled(Event):
    key = "interviews.cancelled"
    label = _("Interview cancelled")
    icon = "calendar-off"
    interview_id: UUID


@dataclass(frozen=True)
class InterviewExpired(Event):
    key = "interviews.expired"
    label = _("Interview expired")
    icon = "clock-off"
    interview_id: UUID


@dataclass(frozen=True)
class CandidateReminded(Event):
    key = "interviews.reminded"
    label = _("Candidate reminded of the interview")
    icon = "bell"
    interview_id: UUID


@dataclass(frozen=True)
class InterviewOpened(Event):
    key = "interviews.opened"
    label = _("Interview opened by the candidate")
    icon = "door-enter"
    interview_id: UUID


@dataclass(frozen=True)
class InterviewAgreed(Event):
    """The candidate read the notice and said how the interview may be held."""

    key = "interviews.agreed"
    label = _("Candidate agreed to the interview")
    icon = "shield-check"
    interview_id: UUID
    text_only: bool


@dataclass(frozen=True)
class DeviceChecked(Event):
    key = "interviews.device_checked"
    label = _("Camera and microphone checked")
    icon = "device-laptop"
    on_timeline: ClassVar[bool] = False
    interview_id: UUID
    check_id: UUID


@dataclass(frozen=True)
class AnswerStarted(Event):
    key = "interviews.answer_started"
    label = _("Question %(position)s begun, take %(take)s")
    icon = "player-record"
    on_timeline: ClassVar[bool] = False
    interview_id: UUID
    answer_id: UUID
    position: int
    take: int


@dataclass(frozen=True)
class AnswerUploaded(Event):
    """The answer is whole and can be analysed: its recording is joined and verified, or its text is written."""

    key = "interviews.answer_uploaded"
    label = _("Answer received")
    icon = "cloud-check"
    on_timeline: ClassVar[bool] = False
    interview_id: UUID
    answer_id: UUID


@dataclass(frozen=True)
class AnswerUnreadable(Event):
    key = "interviews.answer_unreadable"
    label = _("A recording could not be read")
    icon = "alert-triangle"
    interview_id: UUID
    answer_id: UUID
    why: str


@dataclass(frozen=True)
class AnswerTextMade(Event):
    """A machine wrote the answer down. ``source`` is "engine" or "browser"."""

    key = "interviews.answer_text_made"
    label = _("Transcript made")
    icon = "text-recognition"
    on_timeline: ClassVar[bool] = False
    interview_id: UUID
    answer_id: UUID
    source: str


@dataclass(frozen=True)
class AnswerTextChanged(Event):
    """The candidate wrote or corrected the words of an answer. ``source`` is "typed" or "corrected"."""

    key = "interviews.answer_text_changed"
    label = _("Answer text corrected by the candidate")
    icon = "pencil"
    on_timeline: ClassVar[bool] = False
    interview_id: UUID
    answer_id: UUID
    source: str


@dataclass(frozen=True)
class InterviewSubmitted(Event):
    key = "interviews.submitted"
    label = _("Interview sent by the candidate")
    icon = "send"
    interview_id: UUID


@dataclass(frozen=True)
class AdjustmentRequested(Event):
    key = "interviews.adjustment_requested"
    label = _("Candidate asked for an adjustment")
    icon = "accessible"
    interview_id: UUID
    request_id: UUID
    kind: str


@dataclass(frozen=True)
class AdjustmentGranted(Event):
    key = "interviews.adjustment_granted"
    label = _("Adjustment granted")
    icon = "circle-check"
    interview_id: UUID
    request_id: UUID
    kind: str


@dataclass(frozen=True)
class AdjustmentDeclined(Event):
    key = "interviews.adjustment_declined"
    label = _("Adjustment declined")
    icon = "circle-x"
    interview_id: UUID
    request_id: UUID
    kind: str


@dataclass(frozen=True)
class IntegritySignalNoted(Event):
    key = "interviews.integrity_signal"
    label = _("Integrity prompt noted")
    icon = "eye-exclamation"
    on_timeline: ClassVar[bool] = False
    interview_id: UUID
    signal_id: UUID
    kind: str


@dataclass(frozen=True)
class RecordingsErased(Event):
    """``why``: "consent_withdrawn" or "replaced_take"."""

    key = "interviews.recordings_erased"
    label = _("Recordings erased")
    icon = "eraser"
    interview_id: UUID
    count: int
    why: str
