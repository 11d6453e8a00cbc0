"""Blind mode: set for a job, and lifted for one candidate."""

from dataclasses import dataclass

from django.db import transaction

from hireloop.kernel.errors import N_, BadInput, Conflict
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory import showing
from hireloop.platform.directory.models import Person
from hireloop.recruiting.jobs.models import Job

from .. import blind, events
from ..models import BlindFor, BlindLift, BlindUntil, ScreeningSetting

SHORTEST_REASON = 4


@dataclass(frozen=True)
class BlindMode:
    """What can be set; see ``ScreeningSetting``."""

    is_blind: bool
    blind_for: str = BlindFor.EVERYBODY
    blind_until: str = BlindUntil.INVITED
    hides_schools: bool = False


@transaction.atomic
def set_blind_mode(job: Job, mode: BlindMode, *, actor: Actor) -> ScreeningSetting:
    """Hide, or show again, who the candidates of a job are."""
    setting, _made = ScreeningSetting.objects.select_for_update().get_or_create(job=job)
    asked = vars(mode)
    changes = {
        name: (getattr(setting, name), value) for name, value in asked.items() if getattr(setting, name) != value
    }
    if not changes:
        return setting
    for name, (_old, new) in changes.items():
        setattr(setting, name, new)
    setting.save(update_fields=[*changes, "updated_at"])
    record(events.BlindModeSet(job_id=job.id, **asked), actor=actor, subject=job, changes=changes)
    showing.forget()
    return setting


@transaction.atomic
def lift_blind_mode(person: Person, *, reason: str, actor: Actor, user: User) -> None:
    """Let one colleague see who one candidate is, and write down that and why."""
    reason = reason.strip()
    if len(reason) < SHORTEST_REASON:
        raise BadInput(N_("Say in a few words why you have to know who this is."), code="reason_missing")
    hidden = blind.hidden_applications_of(user, person)
    if not hidden:
        raise Conflict(N_("Who this is, is not hidden from you."), code="not_hidden")
    for application in hidden:
        BlindLift.objects.create(application=application, user=user, reason=reason)
        event = events.BlindModeLifted(application_id=application.id)
        record(event, actor=actor, person=application.person_id, subject=application, reason=reason)
    showing.forget()
