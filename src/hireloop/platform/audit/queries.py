"""Reads of the audit trail."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hireloop.kernel.errors import N_, NotFound

from .actor import ActorKind
from .events import known_events
from .models import AuditRow, Delivery
from .names import Named, names_of

ACTOR_MODEL = {ActorKind.USER: "accounts.user", ActorKind.CANDIDATE: "directory.person"}
TIMELINE_ROWS = 200


@dataclass(frozen=True)
class Entry:
    """An audit row as it is shown: with names in place of ids."""

    row: AuditRow
    actor: Named
    person: Named | None
    subject: Named | None

    @property
    def pk(self) -> int:
        return self.row.pk

    def __str__(self) -> str:
        return str(self.row)

    @property
    def changes(self) -> list[tuple[str, Any, Any]]:
        return [(field, old, new) for field, (old, new) in self.row.readable_changes.items()]


def timeline(person: Any, *, limit: int = TIMELINE_ROWS, also: Iterable[UUID] = ()) -> list[Entry]:
    """What happened to a person, newest first: the centre of the person page. Three queries, however long.

    ``also``: ids of entries that were merged into the person's; the trail itself never changes.
    """
    hidden = [key for key, event in known_events().items() if not event.on_timeline]
    person_id = person if isinstance(person, UUID) else person.pk
    found = AuditRow.objects.filter(person_id__in=[person_id, *also]).exclude(key__in=hidden).order_by("-at", "-id")
    return entries(found[:limit])


def rows() -> QuerySet[AuditRow]:
    return AuditRow.objects.all()


def entry(row_id: int) -> Entry:
    found = entries(AuditRow.objects.filter(pk=row_id))
    if not found:
        raise NotFound(N_("There is no such row in the audit trail."))
    return found[0]


def entries(found: Iterable[AuditRow]) -> list[Entry]:
    """Put names to the rows: one query for each kind of thing in them."""
    found = list(found)
    names = names_of(reference for row in found for reference in _references(row))
    return [_entry(row, names) for row in found]


def failed_deliveries() -> QuerySet[Delivery]:
    return Delivery.objects.filter(state=Delivery.State.FAILED).select_related("row").order_by("-finished_at")


def _references(row: AuditRow) -> list[tuple[str, str]]:
    found = [(row.subject_type, row.subject_id)] if row.subject_type else []
    if row.person_id:
        found.append(("directory.person", str(row.person_id)))
    if row.actor_kind in ACTOR_MODEL and row.actor_id:
        found.append((ACTOR_MODEL[ActorKind(row.actor_kind)], str(row.actor_id)))
    return found


def _entry(row: AuditRow, names: dict[tuple[str, str], Named]) -> Entry:
    person = names.get(("directory.person", str(row.person_id))) if row.person_id else None
    subject = names.get((row.subject_type, row.subject_id)) if row.subject_type else None
    return Entry(row, _actor(row, names), person, subject)


def _actor(row: AuditRow, names: dict[tuple[str, str], Named]) -> Named:
    if row.actor_kind == ActorKind.SYSTEM:
        return Named(_("System"))
    if row.actor_kind == ActorKind.ANONYMOUS:
        return Named(_("Not signed in"))
    unknown = Named(str(ActorKind(row.actor_kind).label))
    return names.get((ACTOR_MODEL[ActorKind(row.actor_kind)], str(row.actor_id)), unknown)
