"""The filters of a table. Their values stand in the address; what is on shows as a chip that takes it away."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, ClassVar

from django.db.models import Q, QuerySet
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

SEARCH = gettext_lazy("Search")
Address = Callable[..., str]
Choices = Iterable[tuple[Any, Any]]


@dataclass(frozen=True)
class Chip:
    """A filter that is on; ``url`` is the page without it."""

    label: str
    value: str
    url: str


class Filter:
    """Base: ``names`` are its parameters in the address."""

    kind: ClassVar[str]
    label: Any

    @property
    def names(self) -> tuple[str, ...]:
        raise NotImplementedError

    def apply(self, rows: QuerySet[Any], asked: QueryDict) -> QuerySet[Any]:
        raise NotImplementedError

    def drawn(self, asked: QueryDict, request: HttpRequest) -> dict[str, Any]:
        raise NotImplementedError

    def chips(self, asked: QueryDict, request: HttpRequest, address: Address) -> list[Chip]:
        raise NotImplementedError


@dataclass(frozen=True)
class Search(Filter):
    """Words, every one of which must stand in one of ``fields``; or ``find(rows, words)`` of one's own."""

    fields: tuple[str, ...] = ()
    label: Any = SEARCH
    name: str = "q"
    find: Callable[[QuerySet[Any], str], QuerySet[Any]] | None = None
    kind: ClassVar[str] = "search"

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name,)

    def apply(self, rows: QuerySet[Any], asked: QueryDict) -> QuerySet[Any]:
        text = asked.get(self.name, "").strip()
        if not text:
            return rows
        if self.find:
            return self.find(rows, text)
        for word in text.split():
            rows = rows.filter(_in_any(self.fields, word))
        return rows

    def drawn(self, asked: QueryDict, request: HttpRequest) -> dict[str, Any]:
        return {"kind": self.kind, "name": self.name, "label": self.label, "value": asked.get(self.name, "")}

    def chips(self, asked: QueryDict, request: HttpRequest, address: Address) -> list[Chip]:
        text = asked.get(self.name, "").strip()
        return [Chip(str(self.label), text, address(**{self.name: None, "page": None}))] if text else []


@dataclass(frozen=True)
class Choice(Filter):
    """One of ``choices`` (a function of the request when they depend on the reader). Other values are ignored.

    ``field`` is what to filter by, the name itself by default; or ``find(rows, value)``.
    """

    name: str
    label: Any
    choices: Choices | Callable[[HttpRequest], Choices]
    field: str = ""
    find: Callable[[QuerySet[Any], str], QuerySet[Any]] | None = None
    kind: ClassVar[str] = "choice"

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name,)

    def apply(self, rows: QuerySet[Any], asked: QueryDict) -> QuerySet[Any]:
        value = asked.get(self.name, "")
        if not value or not self._may_be(value):
            return rows
        return self.find(rows, value) if self.find else rows.filter(**{self.field or self.name: value})

    def drawn(self, asked: QueryDict, request: HttpRequest) -> dict[str, Any]:
        value = asked.get(self.name, "")
        options = [(str(key), text, str(key) == value) for key, text in self._options(request)]
        return {"kind": self.kind, "name": self.name, "label": self.label, "options": options}

    def chips(self, asked: QueryDict, request: HttpRequest, address: Address) -> list[Chip]:
        value = asked.get(self.name, "")
        text = next((str(text) for key, text in self._options(request) if str(key) == value), "") if value else ""
        return [Chip(str(self.label), text, address(**{self.name: None, "page": None}))] if text else []

    def _may_be(self, value: str) -> bool:
        """A list that depends on the reader is checked by the query set, which holds only what he may see."""
        return callable(self.choices) or value in {str(key) for key, _text in self.choices}

    def _options(self, request: HttpRequest) -> Choices:
        return self.choices(request) if callable(self.choices) else self.choices


@dataclass(frozen=True)
class Dates(Filter):
    """From a day to a day, both included, in the reader's zone: ``<name>_from`` and ``<name>_to``."""

    name: str
    label: Any
    field: str = ""
    kind: ClassVar[str] = "dates"

    @property
    def names(self) -> tuple[str, ...]:
        return (f"{self.name}_from", f"{self.name}_to")

    def apply(self, rows: QuerySet[Any], asked: QueryDict) -> QuerySet[Any]:
        first, last = (_day(asked.get(name, "")) for name in self.names)
        field = self.field or self.name
        if first:
            rows = rows.filter(**{f"{field}__gte": _midnight(first)})
        if last:
            rows = rows.filter(**{f"{field}__lt": _midnight(last + timedelta(days=1))})
        return rows

    def drawn(self, asked: QueryDict, request: HttpRequest) -> dict[str, Any]:
        first, last = self.names
        return {
            "kind": self.kind,
            "label": self.label,
            "first": {"name": first, "value": asked.get(first, "")},
            "last": {"name": last, "value": asked.get(last, "")},
        }

    def chips(self, asked: QueryDict, request: HttpRequest, address: Address) -> list[Chip]:
        words = {self.names[0]: _("from %(day)s"), self.names[1]: _("until %(day)s")}
        days = {name: _day(asked.get(name, "")) for name in self.names}
        return [
            Chip(str(self.label), words[name] % {"day": day.isoformat()}, address(**{name: None, "page": None}))
            for name, day in days.items()
            if day
        ]


def _in_any(fields: tuple[str, ...], word: str) -> Q:
    condition = Q()
    for field in fields:
        condition |= Q(**{f"{field}__icontains": word})
    return condition


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
