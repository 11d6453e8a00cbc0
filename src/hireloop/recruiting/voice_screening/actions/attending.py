"""What the candidate does around the questions."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from hireloop.kernel.errors import N_, BadInput
from hireloop.platform.accounts import links
from hireloop.platform.accounts.queries import users_with_role
from hireloop.platform.accounts.roles import Role
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.showing import lazy_name_for
from hireloop.platform.notifications import actions as notifications
from hireloop.platform.privacy import actions as privacy
from hireloop.platform.privacy.purposes import Purpose

from ..events import PersonPreferred, VoiceScreeningAgreed, VoiceScreeningBegun, VoiceScreeningOpened
from ..links import SCOPE, hr_url
from ..models import VoiceScreening
from ..models.script import Patience
from ..states import ScreeningStatus
from .locking import agreed_for_writing, open_for_writing

PURPOSES = (Purpose.RECORDING, Purpose.VOICE, Purpose.BROWSER_RECOGNISER)
"""What is asked for here: there is no picture in a voice screening."""


def open_screening(screening: VoiceScreening, *, actor: Actor) -> VoiceScreening:
    """The candidate follows the link for the first time; later visits change nothing."""
    if screening.status != ScreeningStatus.INVITED:
        return screening
    with transaction.atomic():
        screening = open_for_writing(screening.pk)
        if screening.status == ScreeningStatus.INVITED:
            screening.move_to(ScreeningStatus.OPENED)
            screening.save()
            record(VoiceScreeningOpened(screening.pk), actor=actor, person=screening.person, subject=screening)
    return screening


def agree(
    screening: VoiceScreening, purposes: Iterable[str], *, notice_version: str, language: str, actor: Actor
) -> VoiceScreening:
    """The candidate has read the notice and says yes to ``purposes``.

    One of ``PURPOSES`` that stood and is not named is withdrawn. Without recording the answers are written.
    """
    wanted = [purpose.value for purpose in PURPOSES if purpose.value in set(purposes)]
    with transaction.atomic():
        screening = open_for_writing(screening.pk)
        privacy.give(screening.person, wanted, notice_version=notice_version, language=language, actor=actor)
        for purpose in PURPOSES:
            if purpose.value not in wanted:
                privacy.withdraw(screening.person, purpose, actor=actor)
        screening.in_writing = Purpose.RECORDING.value not in wanted
        if screening.status == ScreeningStatus.INVITED:
            screening.move_to(ScreeningStatus.OPENED)
        if screening.status == ScreeningStatus.OPENED:
            screening.move_to(ScreeningStatus.CONSENTED)
        screening.save()
        event = VoiceScreeningAgreed(screening.pk, screening.in_writing)
        record(event, actor=actor, person=screening.person, subject=screening)
    return screening


def begin(screening: VoiceScreening, *, actor: Actor) -> VoiceScreening:
    """The first question is about to be asked; later calls change nothing."""
    if screening.status == ScreeningStatus.IN_PROGRESS:
        return screening
    with transaction.atomic():
        screening = agreed_for_writing(screening.pk)
        if screening.status == ScreeningStatus.CONSENTED:
            screening.move_to(ScreeningStatus.IN_PROGRESS)
            screening.save()
            record(VoiceScreeningBegun(screening.pk), actor=actor, person=screening.person, subject=screening)
    return screening


def hold(screening_id: UUID, connection: UUID) -> None:
    """This connection speaks for the candidate from now on; an earlier one finds out at its next word."""
    VoiceScreening.objects.filter(pk=screening_id).update(holder=connection)


def choose_patience(screening: VoiceScreening, patience_ms: int) -> None:
    """The candidate's own wish; it plays no part in anything else."""
    if patience_ms not in Patience.values:
        raise BadInput(N_("Choose one of the settings offered."), code="bad_setting")
    VoiceScreening.objects.filter(pk=screening.pk).update(own_patience_ms=patience_ms)


def prefer_person(screening: VoiceScreening, *, actor: Actor) -> VoiceScreening:
    """The candidate would rather talk to a person: the screening ends, HR is told to find a time."""
    with transaction.atomic():
        screening = open_for_writing(screening.pk)
        screening.human_instead = True
        screening.move_to(ScreeningStatus.CANCELLED)
        screening.save()
        links.extend(SCOPE, screening.pk, until=screening.closes_at)
        record(PersonPreferred(screening.pk), actor=actor, person=screening.person, subject=screening)
    text = _("{name} would rather talk to a person than to the voice assistant.")
    for colleague in users_with_role(Role.HR):
        told = format_lazy(text, name=lazy_name_for(colleague, screening.person))
        notifications.notify(colleague, told, url=hr_url(screening), person=screening.person)
    return screening
