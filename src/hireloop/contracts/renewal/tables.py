"""The table of contracts that end."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hireloop.web.tables import Choice as ChoiceFilter
from hireloop.web.tables import Column, Dates, Empty, Search, Table

from . import queries
from .models import Choice


def decision_of(row: Any) -> str:
    renewal = getattr(row, "renewal", None)
    return str(Choice(renewal.choice).label if renewal else Choice.OPEN.label)


class RenewalTable(Table):
    key = "renewals"
    caption = _("Contracts that end soon")
    columns = (
        Column("name", _("Name"), value="person.name", sort="person__name", is_link=True),
        Column("title", _("Position"), sort="title"),
        Column("end_on", _("Expires on"), sort="end_on"),
        Column("days", _("Days left"), value=queries.days_left, kind="number"),
        Column("decision", _("Decision"), value=decision_of),
        Column("employer", _("Employer"), value="employer.name", is_optional=True),
    )
    filters = (
        Search(fields=("person__name", "person__name_keys", "title")),
        ChoiceFilter("decision", _("Decision"), choices=Choice.choices, find=queries.with_decision),
        Dates("end_on", _("Expires on")),
    )
    default_sort = "end_on"
    empty = Empty(
        "calendar",
        _("No contract ends soon"),
        _("Contracts appear here 90 days before their end; at 90, 60 and 30 days HR is reminded."),
    )

    def row_url(self, row: Any) -> str:
        return reverse("renewal:contract", args=[row.pk])

    def row_label(self, row: Any) -> str:
        return str(row.person.name)
