"""What the candidate does before the first question."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from hireloop.kernel.errors import N_, Conflict
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.privacy import actions as privacy
from hireloop.platform.privacy.purposes import Purpose

from ..events import DeviceChecked, InterviewAgreed, InterviewOpened
from ..models import DeviceCheck, Interview
from ..states import InterviewStatus
from .locking import open_interview_for_writing
from .prompting import note_device_change


def open_interview(interview: Interview, *, actor: Actor) -> Interview:
    """The candidate follows the link for the first time; later visits change nothing."""
    if interview.status != InterviewStatus.INVITED:
        return interview
    with transaction.atomic():
        interview = open_interview_for_writing(interview.pk)
        if interview.status == InterviewStatus.INVITED:
            interview.move_to(InterviewStatus.OPENED)
            interview.save()
            record(InterviewOpened(interview.pk), actor=actor, person=interview.person, subject=interview)
    return interview


def agree(
    interview: Interview, purposes: Iterable[str], *, notice_version: str, language: str, actor: Actor
) -> Interview:
    """The candidate has read the notice and says yes to ``purposes``, to no others.

    A consent that stood and is not named is withdrawn. Without recording the interview is held in writing.
    """
    wanted = [purpose for purpose in Purpose.values if purpose in set(purposes)]
    with transaction.atomic():
        interview = open_interview_for_writing(interview.pk)
        person = interview.person
        privacy.give(person, wanted, notice_version=notice_version, language=language, actor=actor)
        for purpose in Purpose.values:
            if purpose not in wanted:
                privacy.withdraw(person, purpose, actor=actor)
        interview.text_only = Purpose.RECORDING not in wanted or _writing_was_granted(interview)
        if interview.status in {InterviewStatus.INVITED, InterviewStatus.OPENED}:
            _step_to_consented(interview)
        interview.save()
        event = InterviewAgreed(interview.pk, interview.text_only)
        record(event, actor=actor, person=person, subject=interview)
    return interview


def check_device(
    interview: Interview,
    *,
    device_key: str,
    has_camera: bool,
    has_microphone: bool,
    sound_heard: bool,
    browser: str,
    actor: Actor,
) -> DeviceCheck:
    with transaction.atomic():
        interview = open_interview_for_writing(interview.pk)
        check = DeviceCheck.objects.create(
            interview=interview,
            device_key=device_key[:36],
            has_camera=has_camera,
            has_microphone=has_microphone,
            sound_heard=sound_heard,
            browser=browser[:60],
        )
        event = DeviceChecked(interview.pk, check.pk)
        record(event, actor=actor, person=interview.person_id, subject=interview)
        note_device_change(interview, device_key, actor=actor)
    return check


def practised(interview: Interview) -> None:
    """The candidate has tried the practice question, or passed it over."""
    Interview.objects.filter(pk=interview.pk, practised_at=None).update(practised_at=timezone.now())


def _step_to_consented(interview: Interview) -> None:
    if interview.status == InterviewStatus.INVITED:
        interview.move_to(InterviewStatus.OPENED)
    interview.move_to(InterviewStatus.CONSENTED)


def _writing_was_granted(interview: Interview) -> bool:
    return interview.adjustments.filter(kind="text_only", status="granted").exists()


def hold_in_writing(interview_id: UUID) -> None:
    """From now on the answers are written; raises Conflict where the interview is over."""
    updated = Interview.objects.filter(pk=interview_id, submitted_at=None).update(
        text_only=True, updated_at=timezone.now()
    )
    if not updated:
        raise Conflict(N_("This interview is closed: it was sent, has expired or was cancelled."))
