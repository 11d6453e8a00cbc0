"""Invite a candidate: copy the questions, set the days, write the mail."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from hireloop.kernel.errors import N_, BadInput, Conflict
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.recruiting.applications.actions import move_stage, set_next_step
from hireloop.recruiting.applications.models import Application
from hireloop.recruiting.applications.stages import NextStep, Stage
from hireloop.recruiting.question_bank import queries as question_bank
from hireloop.recruiting.question_bank.actions import count_use
from hireloop.recruiting.question_bank.models import InterviewTemplate
from hireloop.recruiting.question_bank.queries import QuestionSnapshot

from ..events import InterviewInvited
from ..letters import write_to_candidate
from ..models import Interview, InterviewQuestion
from ..states import OPEN

LONGEST_VALIDITY = timedelta(days=90)
BEFORE_VIDEO = frozenset({Stage.APPLIED, Stage.SCREENING, Stage.VOICE})


def invite(
    application: Application,
    template: InterviewTemplate,
    *,
    actor: Actor,
    invited_by: User | None = None,
    valid_for: timedelta | None = None,
) -> Interview:
    """A new interview with the template's questions as they are now, and the link by mail.

    Raises BadInput for a template without questions, Conflict while another interview of the application is open.
    """
    valid_for = valid_for or timedelta(days=settings.INTERVIEW_VALID_DAYS)
    if not timedelta(0) < valid_for <= LONGEST_VALIDITY:
        raise BadInput(N_("The interview can be open for 90 days at most."), code="bad_date")
    questions = question_bank.snapshot(template)
    if not questions:
        raise BadInput(N_("This template has no questions yet. Add some first."), code="no_questions")
    with transaction.atomic():
        application = (
            Application.objects.select_for_update(of=("self",)).select_related("person", "job").get(pk=application.pk)
        )
        if not application.is_active:
            raise Conflict(N_("This application has ended; nobody can be invited."), code="application_ended")
        if application.interviews.filter(status__in=OPEN, expires_at__gt=timezone.now()).exists():
            raise Conflict(N_("This candidate has an open interview already."), code="already_invited")
        interview = _create(application, template, invited_by, valid_for)
        InterviewQuestion.objects.bulk_create(
            _copy(interview, position, question) for position, question in enumerate(questions, start=1)
        )
        count_use(question.question_id for question in questions)
        write_to_candidate(interview, "interview_invitation", actor=actor, with_link=True)
        event = InterviewInvited(interview.pk, application.pk)
        record(event, actor=actor, person=interview.person, subject=interview)
        _move_on(application, actor=actor, user=invited_by)
    return interview


def _move_on(application: Application, *, actor: Actor, user: User | None) -> None:
    """The application comes to the video stage, unless it is there or beyond."""
    if application.stage in BEFORE_VIDEO:
        move_stage(application, Stage.VIDEO, actor=actor, user=user)
    set_next_step(application.pk, NextStep.WAIT_FOR_CANDIDATE)


def _create(
    application: Application, template: InterviewTemplate, invited_by: User | None, valid_for: timedelta
) -> Interview:
    return Interview.objects.create(
        application=application,
        person=application.person,
        template=template,
        title=application.job.title,
        language=template.language,
        invited_by=invited_by,
        expires_at=timezone.now() + valid_for,
    )


def _copy(interview: Interview, position: int, question: QuestionSnapshot) -> InterviewQuestion:
    return InterviewQuestion(
        interview=interview,
        source_id=question.question_id,
        position=position,
        text=question.text,
        language=question.language,
        dimensions=list(question.dimensions),
        anchors=question.anchors,
        follow_ups=list(question.follow_ups),
        reference=question.reference,
        key_points=list(question.key_points),
        think_seconds=question.think_seconds,
        answer_seconds=question.answer_seconds,
        retakes=question.retakes,
    )
