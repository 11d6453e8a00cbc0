"""The table of onboardings."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hireloop.web.tables import Choice, Column, Dates, Empty, Search, Table

from .models import OnboardingStatus


def papers_of(row: Any) -> str:
    return f"{row.papers_settled} / {row.papers}"


def tasks_of(row: Any) -> str:
    return f"{row.tasks_done} / {row.tasks_all}"


class OnboardingTable(Table):
    key = "onboardings"
    caption = _("Onboarding")
    columns = (
        Column("person", _("Name"), value="person.name", sort="person__name", is_link=True),
        Column("title", _("Job title"), sort="title"),
        Column("department", _("Department"), value="department.name", sort="department__name"),
        Column("starts_on", _("First day"), sort="starts_on"),
        Column("papers", _("Papers settled"), value=papers_of),
        Column("tasks", _("Tasks done"), value=tasks_of),
        Column("status", _("Status"), value="get_status_display", sort="status"),
    )
    filters = (
        Search(fields=("person__name", "person__name_keys", "title")),
        Choice("status", _("Status"), choices=OnboardingStatus.choices),
        Dates("starts_on", _("First day")),
    )
    default_sort = "starts_on"
    empty = Empty(
        "door-enter",
        _("No onboardings yet"),
        _("When a candidate accepts an offer, papers and tasks appear here by themselves."),
    )

    def row_url(self, row: Any) -> str:
        return reverse("onboarding:onboarding", args=[row.pk])

    def row_label(self, row: Any) -> str:
        return str(row.person.name)
