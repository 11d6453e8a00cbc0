"""The audit trail as a table; names are put to each page or block of rows at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hireloop.web.table_export import FORMATS
from hireloop.web.table_filters import Choice, Dates, Search
from hireloop.web.tables import Column, Empty, Row, Table

from .actions import TrailExported, record
from .actor import Actor, ActorKind
from .events import known_events
from .models import AuditRow
from .names import find_ids
from .queries import Entry, entries

EXPORT_BLOCK = 500


def concerning(rows: QuerySet[AuditRow], text: str) -> QuerySet[AuditRow]:
    """Rows done by or to whoever is called so; an id is found as it is."""
    ids = find_ids(text)
    return rows.filter(Q(actor_id__in=ids) | Q(person_id__in=ids) | Q(subject_id__in=[text, *map(str, ids)]))


def of_kind(rows: QuerySet[AuditRow], key: str) -> QuerySet[AuditRow]:
    return rows.filter(key=key)


def event_choices() -> list[tuple[str, str]]:
    """Every kind of event by its name, as the reader's language sorts it."""
    labels = [(key, _plain_label(event.label)) for key, event in known_events().items()]
    return sorted(labels, key=lambda choice: choice[1])


def _plain_label(label: Any) -> str:
    """The name without what is filled in: "Sensitive data read: %(what)s"."""
    return str(label).partition("%(")[0].rstrip(" :：（(")


@dataclass(frozen=True)
class NamedRows:
    """What an export walks through: rows with their names, a block at a time."""

    rows: QuerySet[AuditRow]

    def iterator(self, chunk_size: int) -> Iterator[Entry]:
        for block in batched_rows(self.rows):
            yield from entries(block)


def batched_rows(rows: QuerySet[AuditRow]) -> Iterator[Sequence[AuditRow]]:
    block: list[AuditRow] = []
    for row in rows.iterator(chunk_size=EXPORT_BLOCK):
        block.append(row)
        if len(block) == EXPORT_BLOCK:
            yield block
            block = []
    if block:
        yield block


class AuditTable(Table):
    key = "audit"
    caption = _("Audit trail")
    columns = (
        Column("at", _("When"), value="row.at", kind="when", sort="at"),
        Column("actor", _("Who"), value="actor.text"),
        Column("event", _("Event"), value="row.label", template="audit/_event_cell.html", is_link=True),
        Column("person", _("Whom"), value="person.text", template="audit/_person_cell.html"),
        Column("subject", _("About"), value="subject.text", is_optional=True),
        Column("key", _("Code"), value="row.key", is_optional=True),
        Column("position", _("Position in the chain"), value="row.position", kind="number", is_optional=True),
    )
    filters = (
        Search(label=_("Name of a person or colleague"), find=concerning),
        Choice("event", _("Event"), choices=lambda request: event_choices(), find=of_kind),
        Choice("by", _("Who"), choices=ActorKind.choices, field="actor_kind"),
        Dates("at", _("When")),
    )
    default_sort = "-at"
    empty = Empty("list-search", _("Nothing has happened yet"))

    @cached_property
    def rows(self) -> list[Row]:
        start = (self.page - 1) * self.page_size
        return [self._row(entry) for entry in entries(self.sorted_rows[start : start + self.page_size])]

    def row_url(self, row: Any) -> str:
        return reverse("audit:row", args=[row.row.pk])

    def exported(self, count: int, file_format: str) -> None:
        record(TrailExported(count, file_format), actor=Actor.of(self.request))

    def _file(self, file_format: str) -> HttpResponseBase:
        self.exported(self.filtered.count(), file_format)
        named: Any = NamedRows(self.sorted_rows)
        return FORMATS[file_format](self.request, self.key, self.columns, named)
