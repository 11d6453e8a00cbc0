"""The columns of a table: where a value comes from, how it is shown, how it leaves in a file."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from hireloop.web.templatetags.shell import when

NOTHING = SafeString('<span class="text-secondary">—</span>')


@dataclass(frozen=True)
class Cell:
    column: "Column"
    html: SafeString


@dataclass(frozen=True)
class Column:
    """One column. ``value`` is a path of attributes ("person.name", called where callable) or a function of the row.

    ``kind``: "text", "number" or "when". ``template`` draws the cell itself, with ``row`` and ``value``.
    ``sort`` is the field to order by. ``export`` gives another value to a file. ``is_optional`` columns are shown
    only when chosen, ``is_fixed`` ones always (a link column is fixed).
    """

    key: str
    label: Any
    value: str | Callable[[Any], Any] = ""
    kind: str = "text"
    template: str = ""
    sort: str = ""
    nulls_last: bool = False
    export: Callable[[Any], Any] | None = None
    is_link: bool = False
    is_optional: bool = False

    @property
    def is_fixed(self) -> bool:
        return self.is_link

    def value_of(self, row: Any) -> Any:
        if callable(self.value):
            return self.value(row)
        return _follow(row, self.value or self.key)

    def cell(self, row: Any, *, url: str, request: HttpRequest) -> Cell:
        value = self.value_of(row)
        html = self._html(row, value, request)
        if self.is_link and url:
            html = format_html('<a href="{}" data-row-link>{}</a>', url, html)
        return Cell(self, html)

    def _html(self, row: Any, value: Any, request: HttpRequest) -> SafeString:
        if self.template:
            return render_to_string(self.template, {"row": row, "value": value}, request=request)
        if value is None or value == "":
            return NOTHING
        if self.kind == "when":
            return when(value)
        if self.kind == "number" and isinstance(value, int):
            return SafeString(f"{value:,}")
        return SafeString(conditional_escape(value))

    def exported(self, row: Any) -> Any:
        """A value for a file: a number, or text; times in the reader's zone."""
        value = self.export(row) if self.export else self.value_of(row)
        if isinstance(value, datetime):
            return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"
        if isinstance(value, date):
            return value.isoformat()
        if value is None or isinstance(value, int | float):
            return value
        return str(value)


def _follow(row: Any, path: str) -> Any:
    value = row
    for name in path.split("."):
        if value is None:
            return None
        value = getattr(value, name)
        value = value() if callable(value) else value
    return value
