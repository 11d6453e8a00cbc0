"""Invite a candidate: copy the script, set the days, write the mail."""

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
from hireloop.recruiting.question_bank.actions import count_use

from ..events import VoiceScreeningInvited
from ..letters import write_to_candidate
from ..models import VoiceQuestion, VoiceScreening, VoiceScript, VoiceScriptLine
from ..states import OPEN

LONGEST_VALIDITY = timedelta(days=90)
BEFORE_VOICE = frozenset({Stage.APPLIED, Stage.SCREENING})


def invite(
    application: Application, *, actor: Actor, invited_by: User | None = None, valid_for: timedelta | None = None
) -> VoiceScreening:
    """A new voice screening with the job's script as it is now, and the link by mail.

    Raises BadInput where the job has no script, Conflict while another one of the application is open.
    """
    valid_for = valid_for or timedelta(days=settings.INTERVIEW_VALID_DAYS)
    if not timedelta(0) < valid_for <= LONGEST_VALIDITY:
        raise BadInput(N_("The voice screening can be open for 90 days at most."), code="bad_date")
    with transaction.atomic():
        application = (
            Application.objects.select_for_update(of=("self",)).select_related("person", "job").get(pk=application.pk)
        )
        lines = _lines_of(application)
        _check_free(application)
        screening = _create(application, lines[0].script, invited_by, valid_for)
        VoiceQuestion.objects.bulk_create(_copy(screening, line) for line in lines)
        count_use(line.question_id for line in lines)
        write_to_candidate(screening, "voice_invitation", actor=actor, with_link=True)
        event = VoiceScreeningInvited(screening.pk, application.pk)
        record(event, actor=actor, person=screening.person, subject=screening)
        _move_on(application, actor=actor, user=invited_by)
    return screening


def _lines_of(application: Application) -> list[VoiceScriptLine]:
    lines = VoiceScriptLine.objects.filter(script__job_id=application.job_id)
    found = list(lines.select_related("script", "question").prefetch_related("question__dimension_rows"))
    if not found:
        raise BadInput(N_("This job has no voice script yet. Write one first."), code="no_script")
    return found


def _check_free(application: Application) -> None:
    if not application.is_active:
        raise Conflict(N_("This application has ended; nobody can be invited."), code="application_ended")
    if application.voice_screenings.filter(status__in=OPEN, expires_at__gt=timezone.now()).exists():
        raise Conflict(N_("This candidate has an open voice screening already."), code="already_invited")


def _move_on(application: Application, *, actor: Actor, user: User | None) -> None:
    """The application comes to the voice stage, unless it is there or beyond."""
    if application.stage in BEFORE_VOICE:
        move_stage(application, Stage.VOICE, actor=actor, user=user)
    set_next_step(application.pk, NextStep.WAIT_FOR_CANDIDATE)


def _create(
    application: Application, script: VoiceScript, invited_by: User | None, valid_for: timedelta
) -> VoiceScreening:
    return VoiceScreening.objects.create(
        application=application,
        person=application.person,
        title=application.job.title,
        language=script.language,
        invited_by=invited_by,
        patience_ms=script.patience_ms,
        voice=script.voice,
        answer_seconds=script.answer_seconds,
        advance_from=script.advance_from,
        not_now_below=script.not_now_below,
        expires_at=timezone.now() + valid_for,
    )


def _copy(screening: VoiceScreening, line: VoiceScriptLine) -> VoiceQuestion:
    question = line.question
    return VoiceQuestion(
        screening=screening,
        source=question,
        position=line.position,
        text=question.text,
        language=question.language,
        dimensions=list(question.dimensions),
        follow_ups=[line.follow_up] if line.follow_up else list(question.follow_ups),
        asks_further=line.asks_further,
        reference=question.reference,
        key_points=list(question.key_points),
    )
