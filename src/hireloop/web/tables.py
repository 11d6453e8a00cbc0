"""Tables, declared: columns, sort, filters in the address, pages of 25, bulk actions, export.

    class JobTable(Table):
        key = "jobs"
        caption = _("Jobs")
        columns = (
            Column("title", _("Title"), sort="title", is_link=True),
            Column("opened", _("Opened"), value="opened_at", kind="when", sort="opened_at"),
        )
        filters = (Search(fields=("title",)), Choice("status", _("Status"), choices=Job.Status.choices))
        default_sort = "-opened"

        def row_url(self, row): return reverse("jobs:job", args=[row.pk])

    def job_list(request):
        return JobTable(request, queries.visible_to(request.user)).respond("jobs/list.html", {})

The page includes ``web/_table.html`` with ``table``. A request by htmx for the table alone gets only that.
A page costs two queries (count and rows) beside the prefetches of the query set, however many rows there are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.db.models import F, QuerySet
from django.db.models.expressions import OrderBy
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from hireloop.web import table_export
from hireloop.web.table_columns import Cell, Column
from hireloop.web.table_filters import Chip, Choice, Dates, Filter, Search

__all__ = ["BulkAction", "Choice", "Column", "Dates", "Empty", "Filter", "Search", "Table", "marked_ids"]

COUNT_UP_TO = 100_000

_views_menu: list[Any] = []


def offer_saved_views(menu_url: Any) -> None:
    """Let every table offer the views that are kept of it, in a menu fetched from ``menu_url`` when it is opened."""
    _views_menu[:] = [menu_url]


@dataclass(frozen=True)
class BulkAction:
    """Something done to all marked rows: POSTs ``marked`` (the ids) to ``url_name``."""

    label: Any
    url_name: str
    icon: str = ""
    confirm: Any = ""
    is_dangerous: bool = False

    @property
    def url(self) -> str:
        return reverse(self.url_name)


@dataclass(frozen=True)
class Empty:
    """What the table says where there is no row at all: what this place is for and what to do first."""

    icon: str
    title: Any
    text: Any = ""
    url: str = ""
    action: Any = ""


@dataclass(frozen=True)
class Row:
    object: Any
    id: str
    url: str
    cells: list[Cell]
    label: str


@dataclass(frozen=True)
class Head:
    """A column's head: ``state`` is "", "ascending" or "descending"; ``url`` turns the sort round."""

    column: Column
    url: str
    state: str


class Table:
    key: ClassVar[str]
    caption: ClassVar[Any]
    columns: ClassVar[Sequence[Column]]
    filters: ClassVar[Sequence[Filter]] = ()
    bulk: ClassVar[Sequence[BulkAction]] = ()
    default_sort: ClassVar[str] = ""
    page_size: ClassVar[int] = 25
    can_export: ClassVar[bool] = True
    empty = Empty("list", "")

    def __init__(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        self.request = request
        self.all_rows = queryset
        self.asked = request.GET

    # --- what a table may say for itself

    def row_url(self, row: Any) -> str:
        """Where Enter and the row's link lead; "" for nowhere."""
        return row.get_absolute_url() if hasattr(row, "get_absolute_url") else ""

    def row_label(self, row: Any) -> str:
        """How a screen reader calls the row's box."""
        return str(row)

    def may_sort(self, column: Column) -> bool:
        """Whether this reader may have the rows in the order of a column that can be sorted."""
        return True

    def exported(self, count: int, file_format: str) -> None:
        """Called before ``count`` rows leave as a file: the place to record it in the audit trail."""

    # --- the answer

    def respond(self, template: str, context: Mapping[str, Any] | None = None) -> HttpResponseBase:
        """The page, only the table when htmx asks for it, or a file when an export was asked for."""
        file_format = self.asked.get("export", "")
        if self.can_export and file_format in table_export.FORMATS:
            return self._file(file_format)
        self._remember_columns()
        asks_for_table = self.request.headers.get("HX-Target") == self.dom_id
        name = "web/_table.html" if asks_for_table else template
        response: HttpResponse = render(self.request, name, {**(context or {}), "table": self})
        response.headers["Vary"] = ", ".join(filter(None, [response.headers.get("Vary"), "HX-Target"]))
        return response

    def _file(self, file_format: str) -> HttpResponseBase:
        self.exported(self.filtered.count(), file_format)
        return table_export.FORMATS[file_format](self.request, self.key, self.columns, self.sorted_rows)

    # --- rows

    @cached_property
    def filtered(self) -> QuerySet[Any]:
        rows = self.all_rows
        for each in self.filters:
            rows = each.apply(rows, self.asked)
        return rows

    @cached_property
    def sort(self) -> str:
        """The column key in use, "-" before it for descending."""
        asked = self.asked.get("sort", "")
        is_known = any(column.key == asked.lstrip("-") and self._sorts(column) for column in self.columns)
        return asked if is_known else self.default_sort

    @property
    def sorted_rows(self) -> QuerySet[Any]:
        column = next((column for column in self.columns if column.key == self.sort.lstrip("-")), None)
        if column is None or not column.sort:
            return self.filtered
        return self.filtered.order_by(_order(column, descending=self.sort.startswith("-")), "-pk")

    @cached_property
    def total(self) -> int:
        """How many rows pass the filters, counted no further than ``COUNT_UP_TO``."""
        return self.filtered.order_by()[: COUNT_UP_TO + 1].count()

    @property
    def total_text(self) -> str:
        return f"{COUNT_UP_TO:,}+" if self.total > COUNT_UP_TO else f"{self.total:,}"

    @cached_property
    def page(self) -> int:
        asked = self.asked.get("page", "1")
        return min(max(1, int(asked) if asked.isdecimal() else 1), self.page_count)

    @property
    def page_count(self) -> int:
        return max(1, -(-self.total // self.page_size))

    @cached_property
    def rows(self) -> list[Row]:
        start = (self.page - 1) * self.page_size
        found = self.sorted_rows[start : start + self.page_size]
        return [self._row(each) for each in found]

    def _row(self, each: Any) -> Row:
        url = self.row_url(each)
        cells = [column.cell(each, url=url, request=self.request) for column in self.shown_columns]
        return Row(each, str(each.pk), url, cells, self.row_label(each))

    # --- columns

    @cached_property
    def shown_columns(self) -> list[Column]:
        chosen = self._chosen_columns()
        if not chosen:
            return [column for column in self.columns if not column.is_optional]
        return [column for column in self.columns if column.key in chosen or column.is_fixed]

    def _chosen_columns(self) -> list[str]:
        asked = self.asked.getlist("columns")
        return asked or self.request.session.get(self._columns_key, [])

    def _remember_columns(self) -> None:
        if "columns" in self.asked:
            known = {column.key for column in self.columns}
            self.request.session[self._columns_key] = [key for key in self.asked.getlist("columns") if key in known]

    @property
    def _columns_key(self) -> str:
        return f"columns:{self.key}"

    @property
    def column_choices(self) -> list[tuple[Column, bool]]:
        return [(column, column in self.shown_columns) for column in self.columns if not column.is_fixed]

    # --- what the template draws

    @property
    def dom_id(self) -> str:
        return f"table-{self.key}"

    @property
    def heads(self) -> list[Head]:
        return [self._head(column) for column in self.shown_columns]

    def _sorts(self, column: Column) -> bool:
        return bool(column.sort) and self.may_sort(column)

    def _head(self, column: Column) -> Head:
        if not self._sorts(column):
            return Head(column, "", "")
        is_sorted, descends = self.sort.lstrip("-") == column.key, self.sort.startswith("-")
        turned = f"-{column.key}" if is_sorted and not descends else column.key
        state = ("descending" if descends else "ascending") if is_sorted else ""
        return Head(column, self.address(sort=turned, page=None), state)

    @property
    def filter_fields(self) -> list[dict[str, Any]]:
        return [each.drawn(self.asked, self.request) for each in self.filters]

    @cached_property
    def chips(self) -> list[Chip]:
        return [chip for each in self.filters for chip in each.chips(self.asked, self.request, self.address)]

    @property
    def is_filtered(self) -> bool:
        return bool(self.chips)

    @property
    def has_rows_unfiltered(self) -> bool:
        return self.is_filtered or self.total > 0

    @property
    def clear_url(self) -> str:
        return self.address(**{name: None for each in self.filters for name in each.names}, page=None)

    @property
    def columns_url(self) -> str:
        return self.address(columns=None)

    @property
    def csv_url(self) -> str:
        return self.address(export="csv", page=None)

    @property
    def xlsx_url(self) -> str:
        return self.address(export="xlsx", page=None)

    @property
    def views_url(self) -> str:
        """Where the menu of this table's saved views comes from; "" where nobody keeps any."""
        if not _views_menu:
            return ""
        asked = {"table": self.key, "path": self.request.path, "query": self.asked.urlencode()}
        return f"{_views_menu[0]}?{urlencode(asked)}"

    @property
    def previous_url(self) -> str:
        return self.address(page=self.page - 1) if self.page > 1 else ""

    @property
    def next_url(self) -> str:
        return self.address(page=self.page + 1) if self.page < self.page_count else ""

    @property
    def range_text(self) -> str:
        """ "26–50 of 1,204"."""
        first = (self.page - 1) * self.page_size + 1
        last = first + len(self.rows) - 1
        words = {"first": f"{first:,}", "last": f"{last:,}", "total": self.total_text}
        return _("%(first)s–%(last)s of %(total)s") % words

    def address(self, **changes: Any) -> str:
        """This page's address with some parameters changed; None takes one away."""
        asked = self.asked.copy()
        asked.pop("export", None)
        for name, value in changes.items():
            if value is None:
                asked.pop(name, None)
            else:
                asked[name] = str(value)
        query = asked.urlencode()
        return f"{self.request.path}?{query}" if query else self.request.path


def marked_ids(request: HttpRequest) -> list[str]:
    """The ids of the rows that were marked when a bulk action was sent."""
    return request.POST.getlist("marked")


def _order(column: Column, *, descending: bool) -> OrderBy | str:
    if not column.nulls_last:
        return f"-{column.sort}" if descending else column.sort
    expression = F(column.sort)
    return expression.desc(nulls_last=True) if descending else expression.asc(nulls_last=True)
