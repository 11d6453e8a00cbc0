"""Feedback 候选人反馈: drafted from the report, told once a person has released it."""

from django.db import transaction
from django.utils import timezone

from hireloop.analysis.feedback import draft_feedback
from hireloop.analysis.model import Report
from hireloop.kernel.errors import N_, BadInput, Conflict
from hireloop.kernel.languages import Language
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.recruiting.interviews.models import Interview

from ..as_json import from_json
from ..events import FeedbackRead, FeedbackReleased
from ..models import CandidateFeedback, EvaluationReport

LONGEST_FEEDBACK = 5000


@transaction.atomic
def draft_for(interview: Interview) -> CandidateFeedback | None:
    """A draft in the interview's language; one that a person has touched or released stays as it is."""
    existing = CandidateFeedback.objects.filter(interview=interview).first()
    stored = EvaluationReport.objects.filter(interview=interview).first()
    if existing or stored is None:
        return existing
    language: Language = "en" if interview.language == "en" else "zh"
    return CandidateFeedback.objects.create(
        interview=interview,
        person_id=interview.person_id,
        language=language,
        text=draft_feedback(from_json(Report, stored.report), language),
    )


def needed_draft_for(interview: Interview) -> CandidateFeedback:
    """The draft, or Conflict while there is no report to draft it from."""
    feedback = draft_for(interview)
    if feedback is None:
        raise Conflict(N_("The feedback is drafted from the report, which is not there yet."), code="report_not_ready")
    return feedback


@transaction.atomic
def change_feedback(feedback: CandidateFeedback, *, text: str) -> CandidateFeedback:
    """Keep a colleague's wording; not after it was released."""
    _check_unreleased(feedback)
    if not 0 < len(text.strip()) <= LONGEST_FEEDBACK:
        raise BadInput(N_("The feedback needs between 1 and %(most)s characters."), most=LONGEST_FEEDBACK)
    feedback.text = text.strip()
    feedback.save(update_fields=["text", "updated_at"])
    return feedback


@transaction.atomic
def release_feedback(feedback: CandidateFeedback, *, released_by: User, actor: Actor) -> CandidateFeedback:
    """Let the candidate read it. The mail with the link is sent by ``flows/interview_to_report.py``."""
    _check_unreleased(feedback)
    feedback.released_by, feedback.released_at = released_by, timezone.now()
    feedback.save(update_fields=["released_by", "released_at", "updated_at"])
    record(FeedbackReleased(feedback.interview_id), actor=actor, person=feedback.person_id, subject=feedback)
    return feedback


@transaction.atomic
def mark_read(feedback: CandidateFeedback, *, actor: Actor) -> None:
    """Write down when the candidate first opened it."""
    is_first = CandidateFeedback.objects.filter(pk=feedback.pk, read_at=None).update(read_at=timezone.now())
    if is_first:
        record(FeedbackRead(feedback.interview_id), actor=actor, person=feedback.person_id, subject=feedback)


def _check_unreleased(feedback: CandidateFeedback) -> None:
    if feedback.released_at:
        raise Conflict(N_("This feedback was already released to the candidate."), code="feedback_released")
