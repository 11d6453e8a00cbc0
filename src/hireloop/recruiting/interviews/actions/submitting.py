"""The candidate sends the interview."""

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from hireloop.kernel.errors import N_, Conflict
from hireloop.platform.accounts.queries import users_with_role
from hireloop.platform.accounts.roles import Role
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.showing import lazy_name_for
from hireloop.platform.notifications import actions as notifications
from hireloop.recruiting.applications.actions import set_next_step
from hireloop.recruiting.applications.stages import NextStep

from ..events import InterviewSubmitted
from ..letters import write_to_candidate
from ..links import hr_url
from ..models import Answer, Interview
from ..states import COMPLETE, AnswerStatus, InterviewStatus
from .answering import close_what_is_there, finish_typed
from .erasing import discard_later
from .locking import open_interview_for_writing
from .texts import report_own_words


def submit(interview: Interview, *, actor: Actor, leaving_out: bool = False) -> Interview:
    """Send what is there. Raises Conflict (code "questions_left") unless ``leaving_out`` says that gaps are meant."""
    with transaction.atomic():
        interview = open_interview_for_writing(interview.pk)
        for answer in _answers(interview, AnswerStatus.STARTED):
            _close(answer, actor=actor)
        left = interview.questions.exclude(answers__status__in=COMPLETE).count()
        if left and not leaving_out:
            raise Conflict(N_("%(count)s questions have no answer yet."), code="questions_left", count=left)
        interview.move_to(InterviewStatus.SUBMITTED)
        interview.save()
        for answer in _answers(interview, *COMPLETE):
            report_own_words(answer, actor=actor)
        record(InterviewSubmitted(interview.pk), actor=actor, person=interview.person, subject=interview)
        set_next_step(interview.application_id, NextStep.WAIT_FOR_ANALYSIS)
        write_to_candidate(interview, "interview_received", actor=actor)
        discard_later(interview)
    tell_colleagues(interview)
    return interview


def tell_colleagues(interview: Interview) -> None:
    """The one who invited; where that is nobody any more, all of HR."""
    invited_by = interview.invited_by
    colleagues = [invited_by] if invited_by and invited_by.is_active else list(users_with_role(Role.HR))
    for colleague in colleagues:
        notifications.notify(
            colleague,
            format_lazy(_("{name} has sent the video interview."), name=lazy_name_for(colleague, interview.person)),
            url=hr_url(interview),
            person=interview.person,
        )


def _answers(interview: Interview, *statuses: str) -> list[Answer]:
    found = Answer.objects.filter(question__interview=interview, status__in=statuses)
    return list(found.select_related("question__interview"))


def _close(answer: Answer, *, actor: Actor) -> None:
    """A take that was never finished counts where the question has no other."""
    if answer.question.answers.filter(status__in=COMPLETE).exists():
        return
    if answer.is_typed and answer.texts.exclude(text=None).exists():
        finish_typed(answer, actor=actor)
    else:
        close_what_is_there(answer)
