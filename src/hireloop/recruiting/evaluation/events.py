"""What happened in the evaluation of interviews."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hireloop.platform.audit.events import Event


@dataclass(frozen=True)
class AnswerAnalysed(Event):
    key: ClassVar[str] = "evaluation.answer_analysed"
    label: ClassVar = _("Answer analysed")
    answer_id: UUID
    interview_id: UUID


@dataclass(frozen=True)
class ReportReady(Event):
    key: ClassVar[str] = "evaluation.report_ready"
    label: ClassVar = _("Evaluation report ready")
    interview_id: UUID
    recommendation: str


@dataclass(frozen=True)
class ScorecardSaved(Event):
    key: ClassVar[str] = "evaluation.scorecard_saved"
    label: ClassVar = _("Reviewer scored by BARS")
    interview_id: UUID
    scorecard_id: UUID


@dataclass(frozen=True)
class MachineViewOpened(Event):
    key: ClassVar[str] = "evaluation.machine_view_opened"
    label: ClassVar = _("Reviewer saw the machine's report")
    interview_id: UUID


@dataclass(frozen=True)
class ReviewOpened(Event):
    key: ClassVar[str] = "evaluation.review_opened"
    label: ClassVar = _("Human review opened")
    interview_id: UUID
    review_id: UUID
    cause: str


@dataclass(frozen=True)
class ReviewTaken(Event):
    key: ClassVar[str] = "evaluation.review_taken"
    label: ClassVar = _("Human review taken")
    interview_id: UUID
    review_id: UUID


@dataclass(frozen=True)
class ReviewClosed(Event):
    key: ClassVar[str] = "evaluation.review_closed"
    label: ClassVar = _("Human review closed")
    interview_id: UUID
    review_id: UUID


@dataclass(frozen=True)
class InterviewDecided(Event):
    key: ClassVar[str] = "evaluation.interview_decided"
    label: ClassVar = _("Interview decided")
    interview_id: UUID
    decision_id: UUID
    verdict: str


@dataclass(frozen=True)
class FeedbackReleased(Event):
    key: ClassVar[str] = "evaluation.feedback_released"
    label: ClassVar = _("Feedback released to the candidate")
    interview_id: UUID


@dataclass(frozen=True)
class FeedbackRead(Event):
    key: ClassVar[str] = "evaluation.feedback_read"
    label: ClassVar = _("Candidate read the feedback")
    interview_id: UUID
