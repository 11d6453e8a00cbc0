"""Expiry, reminders, more days, another link, cancelling."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from hireloop.kernel.errors import N_, BadInput, Conflict
from hireloop.platform.accounts import links
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor

from ..events import (
    CandidateReminded,
    InterviewCancelled,
    InterviewExpired,
    InterviewExtended,
    InvitationSentAgain,
)
from ..letters import write_to_candidate
from ..links import SCOPE
from ..models import Answer, Interview
from ..models.interview import GRACE
from ..states import OPEN, AnswerStatus, InterviewStatus
from .answering import close_what_is_there
from .locking import locked_interview

REMIND_BEFORE = timedelta(hours=24)
LONGEST_EXTENSION = timedelta(days=90)
SYSTEM = Actor.system("interviews.keeping_time")


def send_link_again(interview: Interview, *, actor: Actor) -> Interview:
    """A fresh link by mail. Raises Conflict when the interview is over."""
    with transaction.atomic():
        interview = locked_interview(interview.pk)
        if not interview.is_open:
            raise Conflict(N_("This interview is over. Extend it first."), code="interview_closed")
        write_to_candidate(interview, "interview_invitation", actor=actor, with_link=True)
        record(InvitationSentAgain(interview.pk), actor=actor, person=interview.person, subject=interview)
    return interview


def extend(interview: Interview, until: datetime, *, actor: Actor) -> Interview:
    """More days; an expired interview goes on where it stood. The candidate is told, old links work again."""
    now = timezone.now()
    if not now < until <= now + LONGEST_EXTENSION:
        raise BadInput(N_("The new end must lie in the future, at most 90 days ahead."), code="bad_date")
    with transaction.atomic():
        interview = locked_interview(interview.pk)
        if interview.status not in OPEN | {InterviewStatus.EXPIRED}:
            raise Conflict(N_("This interview was sent or cancelled; it needs no more days."), code="interview_closed")
        before = interview.expires_at
        if interview.status == InterviewStatus.EXPIRED:
            interview.move_to(interview.furthest_status)
            interview.expired_at = None
        interview.expires_at, interview.reminded_at = until, None
        interview.save()
        links.extend(SCOPE, interview.pk, until=until + GRACE)
        write_to_candidate(interview, "interview_extended", actor=actor, with_link=True)
        record(
            InterviewExtended(interview.pk),
            actor=actor,
            person=interview.person,
            subject=interview,
            changes={"expires_at": (before.isoformat(), until.isoformat())},
        )
    return interview


def cancel(interview: Interview, *, actor: Actor, reason: str, telling: bool = True) -> Interview:
    """End the interview from our side; its links then open a page that says so, and nothing else."""
    with transaction.atomic():
        interview = locked_interview(interview.pk)
        interview.move_to(InterviewStatus.CANCELLED)
        interview.save()
        if telling:
            write_to_candidate(interview, "interview_cancelled", actor=actor, reason=reason)
        record(InterviewCancelled(interview.pk), actor=actor, person=interview.person, subject=interview, reason=reason)
    return interview


def expire(interview_id: UUID) -> bool:
    """Close an interview whose time is over, keeping what was recorded; False where it is not."""
    with transaction.atomic():
        interview = locked_interview(interview_id)
        if interview.status not in OPEN or timezone.now() < interview.closes_at:
            return False
        started = Answer.objects.filter(question__interview=interview, status=AnswerStatus.STARTED)
        for answer in started.select_related("question__interview"):
            close_what_is_there(answer)
        interview.move_to(InterviewStatus.EXPIRED)
        interview.save()
        record(InterviewExpired(interview.pk), actor=SYSTEM, person=interview.person, subject=interview)
    return True


def remind(interview_id: UUID) -> bool:
    """Write to a candidate whose time runs out within a day, once; False where that is not due."""
    with transaction.atomic():
        interview = locked_interview(interview_id)
        if interview.reminded_at or not interview.is_open:
            return False
        interview.reminded_at = timezone.now()
        interview.save()
        write_to_candidate(interview, "interview_reminder", actor=SYSTEM, with_link=True)
        record(CandidateReminded(interview.pk), actor=SYSTEM, person=interview.person, subject=interview)
    return True
