"""The list of contracts."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hireloop.contracts.terms.facts import TermKind
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.queries import employers
from hireloop.web.table_columns import Column
from hireloop.web.table_filters import Choice, Dates, Search
from hireloop.web.tables import Empty, Table

from . import actions, queries
from .models import Contract
from .states import Status


def employer_choices(request: HttpRequest) -> list[tuple[str, str]]:
    return [(str(pk), name) for pk, name in employers().values_list("pk", "name")[:100]]


class ContractTable(Table):
    key = "contracts"
    caption = _("Labour contracts")
    columns = (
        Column("name", _("Name"), value="person.name", sort="person__name", is_link=True),
        Column("title", _("Position"), value="title", sort="title"),
        Column(
            "status",
            pgettext_lazy("contract", "Status"),
            template="drafting/_status_cell.html",
            value="get_status_display",
            sort="status",
        ),
        Column("term", _("Kind of term"), value="get_term_kind_display"),
        Column("start_on", _("Starts on"), sort="start_on", nulls_last=True),
        Column("end_on", _("Ends on"), sort="end_on", nulls_last=True),
        Column("employer", _("Employer"), value="employer.name", is_optional=True),
        Column("signed_on", _("Signed on"), sort="signed_on", nulls_last=True, is_optional=True),
        Column("created", _("Drafted"), value="created_at", kind="when", sort="created_at"),
    )
    filters = (
        Search(label=_("Name, pinyin or position"), find=queries.search),
        Choice("status", _("Any status"), choices=Status.choices),
        Choice("term_kind", _("Any kind of term"), choices=TermKind.choices),
        Choice("employer", _("Any employer"), choices=employer_choices),
        Dates("end_on", _("Ends on")),
    )
    default_sort = "-created"
    empty = Empty(
        "file-text",
        _("No contracts yet"),
        _("An accepted offer drafts its contract by itself. For people who work here already, draft one."),
    )

    @property
    def sorted_rows(self):  # type: ignore[no-untyped-def]
        return queries.for_lists(super().sorted_rows)

    def row_url(self, row: Contract) -> str:
        return reverse("drafting:contract", args=[row.pk])

    def row_label(self, row: Contract) -> str:
        return row.person.name

    def exported(self, count: int, file_format: str) -> None:
        actions.note_export(count, file_format=file_format, actor=Actor.of(self.request))
