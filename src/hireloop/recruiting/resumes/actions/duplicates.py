"""A person decides whether two entries are one human being."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hireloop.kernel.errors import Conflict
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory import actions as directory
from hireloop.platform.directory.models import Person

from .. import events, pool
from ..models import DuplicatePair


@transaction.atomic
def merge_pair(pair: DuplicatePair, *, kept: Person, reason: str, actor: Actor, user: User) -> Person:
    """They are one: the other entry goes into ``kept``. It can be taken back on the person's page."""
    pair = _open(pair)
    if kept.pk not in {pair.first_id, pair.second_id}:
        raise Conflict(_("Choose which of the two entries stays."), code="not_of_pair")
    merged = pair.second if kept.pk == pair.first_id else pair.first
    directory.merge_people(kept, merged=merged, actor=actor, reason=reason, user=user)
    _decide(pair, DuplicatePair.State.MERGED, user)
    pool.refresh(kept.pk)
    pool.refresh(merged.pk)
    return kept


@transaction.atomic
def keep_apart(pair: DuplicatePair, *, actor: Actor, user: User) -> DuplicatePair:
    """They are two people; the pair does not come up again."""
    pair = _open(pair)
    _decide(pair, DuplicatePair.State.DIFFERENT, user)
    event = events.PeopleFoundDifferent(first_id=pair.first_id, second_id=pair.second_id)
    record(event, actor=actor, person=pair.first_id)
    return pair


@transaction.atomic
def look_again(pair: DuplicatePair, *, actor: Actor) -> DuplicatePair:
    """Put a pair that was found to be two people on the list once more."""
    pair = DuplicatePair.objects.select_for_update(of=("self",)).get(pk=pair.pk)
    if pair.state == DuplicatePair.State.DIFFERENT:
        pair.state, pair.decided_by, pair.decided_at = DuplicatePair.State.OPEN, None, None
        pair.save()
        record(events.DuplicateReopened(first_id=pair.first_id, second_id=pair.second_id), actor=actor)
    return pair


def _open(pair: DuplicatePair) -> DuplicatePair:
    found = DuplicatePair.objects.select_for_update(of=("self",)).select_related("first", "second").get(pk=pair.pk)
    if found.state != DuplicatePair.State.OPEN:
        raise Conflict(_("Somebody has decided about this pair already."), code="pair_decided")
    return found


def _decide(pair: DuplicatePair, state: str, user: User) -> None:
    pair.state, pair.decided_by, pair.decided_at = state, user, timezone.now()
    pair.save()
