"""Expiry, reminders, more days, another link, cancelling."""

from collections.abc import Set
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from hireloop.kernel.errors import N_, BadInput, Conflict
from hireloop.platform.accounts import links
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor

from ..events import (
    VoiceCandidateReminded,
    VoiceLinkSentAgain,
    VoiceScreeningCancelled,
    VoiceScreeningExpired,
    VoiceScreeningExtended,
)
from ..letters import write_to_candidate
from ..links import SCOPE
from ..models import VoiceAnswer, VoiceScreening
from ..models.screening import GRACE
from ..states import BEFORE_THE_END, AnswerStatus, Ending, ScreeningStatus
from .locking import locked_screening
from .submitting import prepare_answers

REMIND_BEFORE = timedelta(hours=24)
LONGEST_EXTENSION = timedelta(days=90)
SYSTEM = Actor.system("voice_screening.keeping_time")


def send_link_again(screening: VoiceScreening, *, actor: Actor) -> VoiceScreening:
    """A fresh link by mail. Raises Conflict when the screening is over."""
    with transaction.atomic():
        screening = locked_screening(screening.pk)
        if not screening.is_open:
            raise Conflict(N_("This voice screening is over. Extend it first."), code="screening_closed")
        write_to_candidate(screening, "voice_invitation", actor=actor, with_link=True)
        record(VoiceLinkSentAgain(screening.pk), actor=actor, person=screening.person, subject=screening)
    return screening


def extend(screening: VoiceScreening, until: datetime, *, actor: Actor) -> VoiceScreening:
    """More days; an expired screening goes on where it stood. The candidate is told, old links work again."""
    now = timezone.now()
    if not now < until <= now + LONGEST_EXTENSION:
        raise BadInput(N_("The new end must lie in the future, at most 90 days ahead."), code="bad_date")
    with transaction.atomic():
        screening = locked_screening(screening.pk)
        if screening.status not in BEFORE_THE_END | {ScreeningStatus.EXPIRED}:
            raise Conflict(N_("This voice screening was held or cancelled; it needs no more days."), code="closed")
        before = screening.expires_at
        if screening.status == ScreeningStatus.EXPIRED:
            screening.move_to(screening.furthest_status)
            screening.expired_at = None
        screening.expires_at, screening.reminded_at = until, None
        screening.save()
        links.extend(SCOPE, screening.pk, until=until + GRACE)
        write_to_candidate(screening, "voice_invitation", actor=actor, with_link=True)
        record(
            VoiceScreeningExtended(screening.pk),
            actor=actor,
            person=screening.person,
            subject=screening,
            changes={"expires_at": (before.isoformat(), until.isoformat())},
        )
    return screening


def cancel(screening: VoiceScreening, *, actor: Actor, reason: str) -> VoiceScreening:
    """End the screening from our side; its links then open a page that says so, and nothing else."""
    if not reason.strip():
        raise BadInput(N_("Please tell the candidate why."), code="reason_missing")
    with transaction.atomic():
        screening = locked_screening(screening.pk)
        screening.move_to(ScreeningStatus.CANCELLED)
        screening.save()
        write_to_candidate(screening, "voice_cancelled", actor=actor, reason=reason)
        event = VoiceScreeningCancelled(screening.pk)
        record(event, actor=actor, person=screening.person, subject=screening, reason=reason)
    return screening


def expire(screening_id: UUID) -> bool:
    """Close a screening whose time is over; what was answered is prepared, so that a person can listen to it."""
    from ..tasks import make_proposal

    with transaction.atomic():
        screening = locked_screening(screening_id)
        if screening.status not in BEFORE_THE_END or timezone.now() < screening.closes_at:
            return False
        VoiceAnswer.objects.filter(question__screening=screening, status=AnswerStatus.OPEN).update(
            status=AnswerStatus.CLOSED, ended_by=Ending.LIMIT, ended_at=timezone.now()
        )
        screening.move_to(ScreeningStatus.EXPIRED)
        screening.save()
        if VoiceAnswer.objects.filter(question__screening=screening).exists():
            prepare_answers(screening)
            make_proposal.enqueue(str(screening.pk))
        record(VoiceScreeningExpired(screening.pk), actor=SYSTEM, person=screening.person, subject=screening)
    return True


def remind(screening_id: UUID) -> bool:
    """Write to a candidate whose time runs out within a day, once; False where that is not due."""
    return _remind(screening_id, BEFORE_THE_END, "voice_reminder")


def remind_to_check(screening_id: UUID) -> bool:
    """Write to a candidate who left before looking over the answers, once; False where that is not due."""
    return _remind(screening_id, {ScreeningStatus.CHECKING}, "voice_check")


def _remind(screening_id: UUID, statuses: Set[str], letter: str) -> bool:
    with transaction.atomic():
        screening = locked_screening(screening_id)
        if screening.reminded_at or screening.status not in statuses or not screening.is_open:
            return False
        screening.reminded_at = timezone.now()
        screening.save()
        write_to_candidate(screening, letter, actor=SYSTEM, with_link=True)
        record(VoiceCandidateReminded(screening.pk), actor=SYSTEM, person=screening.person, subject=screening)
    return True
