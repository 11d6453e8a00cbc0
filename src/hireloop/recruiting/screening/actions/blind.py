"""Blind mode: on and off for a job, and lifted for one candidate."""

from django.db import transaction

from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.recruiting.applications.models import Application
from hireloop.recruiting.jobs.models import Job

from .. import events
from ..models import BlindLift, ScreeningSetting


@transaction.atomic
def set_blind_mode(job: Job, *, is_blind: bool, actor: Actor) -> None:
    """Hide, or show again, who the candidates of a job are while they are screened."""
    setting, _made = ScreeningSetting.objects.select_for_update().get_or_create(job=job)
    if setting.is_blind == is_blind:
        return
    setting.is_blind = is_blind
    setting.save(update_fields=["is_blind", "updated_at"])
    changes = {"is_blind": (not is_blind, is_blind)}
    record(events.BlindModeSet(job_id=job.id, is_blind=is_blind), actor=actor, subject=job, changes=changes)


@transaction.atomic
def lift_blind_mode(application: Application, *, actor: Actor, user: User) -> None:
    """Let one colleague see who one candidate is, and write that down."""
    _lift, is_new = BlindLift.objects.get_or_create(application=application, user=user)
    if is_new:
        event = events.BlindModeLifted(application_id=application.id)
        record(event, actor=actor, person=application.person_id, subject=application)
