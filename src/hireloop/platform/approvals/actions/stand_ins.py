"""A colleague names somebody who approves in their place for a time."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hireloop.kernel.errors import BadInput, Conflict
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.notifications import actions as notifications

from .. import events
from ..models import StandIn


@transaction.atomic
def name_stand_in(user: User, *, stand_in: User, from_day: date, until_day: date, actor: Actor) -> StandIn:
    """Both days are included."""
    if stand_in.pk == user.pk:
        raise BadInput(_("Choose somebody other than yourself."), code="stand_in_self")
    if until_day < from_day:
        raise BadInput(_("The last day is before the first."), code="stand_in_days")
    if until_day < timezone.localdate():
        raise BadInput(_("The last day is over already."), code="stand_in_over")
    named = StandIn.objects.create(user=user, stand_in=stand_in, from_day=from_day, until_day=until_day)
    record(events.StandInNamed(stand_in_id=named.pk), actor=actor)
    text = format_lazy(
        gettext_lazy("You approve in the place of {name} from {first} to {last}."),
        name=user.name,
        first=from_day.isoformat(),
        last=until_day.isoformat(),
    )
    notifications.notify(stand_in, text)
    return named


@transaction.atomic
def end_stand_in(named: StandIn, *, actor: Actor) -> None:
    """From now on no more."""
    if not StandIn.objects.filter(pk=named.pk, ended_at=None).update(ended_at=timezone.now()):
        raise Conflict(_("That has ended already."), code="stand_in_ended")
    record(events.StandInEnded(stand_in_id=named.pk), actor=actor)
