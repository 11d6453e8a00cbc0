"""From an answer to a decision that the candidate hears of.

answer received → analysed → (interview sent) report → reviewers told, 待定 put on the queue
→ a person decides → the application moves on, feedback drafted → a person releases it → the candidate is told
"""

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from hireloop.platform.accounts.models import User
from hireloop.platform.accounts.queries import users_with_role
from hireloop.platform.accounts.roles import Role
from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.handlers import handles
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.background.enqueueing import enqueue_once
from hireloop.platform.directory.showing import lazy_name_for
from hireloop.platform.notifications import actions as notifications
from hireloop.platform.privacy.events import ConsentWithdrawn
from hireloop.platform.privacy.purposes import Purpose
from hireloop.recruiting.applications import actions as applications
from hireloop.recruiting.applications.models import Application
from hireloop.recruiting.applications.stages import ACTIVE_STAGES, NextStep, RejectionReason, Stage, is_back
from hireloop.recruiting.evaluation import actions as evaluation
from hireloop.recruiting.evaluation import tasks
from hireloop.recruiting.evaluation.events import FeedbackReleased, InterviewDecided, ReportReady, ScorecardSaved
from hireloop.recruiting.evaluation.models import Decision, EvaluationReport, Review
from hireloop.recruiting.interviews.events import (
    AnswerTextChanged,
    AnswerUnreadable,
    AnswerUploaded,
    InterviewSubmitted,
)
from hireloop.recruiting.interviews.models import Interview

FLOW = Actor.system("flows.interview_to_report")

SIGNALS_OF = {
    Purpose.RECORDING: ("voice", "face", "posture"),
    Purpose.FACE_BODY: ("face", "posture"),
    Purpose.VOICE: ("voice",),
}


@handles(AnswerUploaded)
def analyse_the_answer(event: AnswerUploaded, row: AuditRow) -> None:
    enqueue_once(tasks.analyse_answer, f"row:{row.pk}", str(event.answer_id))


@handles(InterviewSubmitted, AnswerTextChanged)
def build_the_report(event: InterviewSubmitted | AnswerTextChanged, row: AuditRow) -> None:
    interview = _interview(event.interview_id)
    if interview.submitted_at:
        _move_forward(interview.application, Stage.REVIEW)
        enqueue_once(tasks.build_report, f"row:{row.pk}", str(interview.pk))


@handles(AnswerUnreadable)
def let_a_person_look(event: AnswerUnreadable, row: AuditRow) -> None:
    evaluation.open_review(_interview(event.interview_id), cause=Review.Cause.NOT_ANALYSED, actor=FLOW)


@handles(ReportReady)
def call_the_reviewers(event: ReportReady, row: AuditRow) -> None:
    interview = _interview(event.interview_id)
    if event.recommendation == EvaluationReport.Recommendation.PENDING:
        evaluation.open_review(interview, cause=Review.Cause.PENDING, actor=FLOW)
    applications.set_next_step(interview.application_id, NextStep.REVIEW_INTERVIEW)
    text = _("The interview of {name} for {job} is ready for review.")
    url = reverse("evaluation:interview", args=[interview.pk])
    for user in _reviewers(interview):
        name = lazy_name_for(user, interview.person)
        told = format_lazy(text, name=name, job=interview.application.job.title)
        notifications.notify(user, told, url=url, person=interview.person)


@handles(ScorecardSaved)
def ask_for_the_decision(event: ScorecardSaved, row: AuditRow) -> None:
    _move_forward(_interview(event.interview_id).application, Stage.DECISION)


@handles(InterviewDecided)
def move_the_application_on(event: InterviewDecided, row: AuditRow) -> None:
    interview = _interview(event.interview_id)
    decision = Decision.objects.select_related("decided_by").get(pk=event.decision_id)
    if event.verdict == Decision.Verdict.ADVANCE:
        _move_forward(interview.application, Stage.OFFER)
    elif event.verdict == Decision.Verdict.REJECT and interview.application.stage in ACTIVE_STAGES:
        applications.reject(
            interview.application,
            reason=RejectionReason.INTERVIEW,
            note=decision.reason,
            user=decision.decided_by,
            actor=FLOW,
        )
    evaluation.draft_for(interview)


@handles(FeedbackReleased)
def tell_the_candidate(event: FeedbackReleased, row: AuditRow) -> None:
    interview = _interview(event.interview_id)
    notifications.send(
        "feedback_released",
        to_person=interview.person,
        language="zh-hans" if interview.language == "zh" else "en",
        context={
            "person": interview.person,
            "job": interview.application.job,
            "url": applications.own_page_url(interview.application),
        },
        actor=FLOW,
    )


@handles(ConsentWithdrawn)
def forget_what_was_measured(event: ConsentWithdrawn, row: AuditRow) -> None:
    if signals := SIGNALS_OF.get(Purpose(event.purpose)):
        evaluation.forget_signals(event.person_id, signals)


def _interview(interview_id: UUID) -> Interview:
    return Interview.objects.select_related("application__job", "application__person", "person").get(pk=interview_id)


def _reviewers(interview: Interview) -> Iterable[User]:
    """The hiring team of the job; where it has none, HR."""
    team = {member.user for member in interview.application.job.team.select_related("user") if member.user.is_active}
    return team or users_with_role(Role.HR)


def _move_forward(application: Application, stage: Stage) -> None:
    """On to ``stage``, unless the application is there, beyond it, or has ended."""
    if application.stage in ACTIVE_STAGES and application.stage != stage and not is_back(application.stage, stage):
        applications.move_stage(application, stage, actor=FLOW)
