"""The list of applications."""

from typing import Any

from django.db import connection
from django.db.models import F, QuerySet
from django.db.models.expressions import OrderBy
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.tables import TableOfNames
from hireloop.recruiting.jobs import queries as jobs
from hireloop.web.table_columns import Column
from hireloop.web.table_filters import Choice, Dates, Search
from hireloop.web.tables import BulkAction, Empty

from . import actions, queries
from .models import Application, Source
from .stages import ACTIVE_STAGES, Stage

WAITS = (("3", _("over 3 days")), ("7", _("over 7 days")), ("14", _("over 14 days")), ("30", _("over 30 days")))


def job_choices(request: HttpRequest) -> list[tuple[str, str]]:
    """The jobs that the reader may see, those that are open first."""
    found = jobs.visible_to(request.user).order_by(F("closed_at").desc(nulls_first=True), "title")  # type: ignore[arg-type]
    return [(str(pk), title) for pk, title in found.values_list("pk", "title")[:300]]


def of_job(applications: QuerySet[Any], job_id: str) -> QuerySet[Any]:
    return applications.filter(job_id=job_id) if _is_id(job_id) else applications.none()


def waiting(applications: QuerySet[Any], days: str) -> QuerySet[Any]:
    """Active ones that have been in their stage for longer."""
    return applications.filter(stage__in=ACTIVE_STAGES, stage_since__lt=queries.waiting_longer_than(int(days)))


def in_stage(applications: QuerySet[Any], stage: str) -> QuerySet[Any]:
    return applications.filter(stage__in=ACTIVE_STAGES) if stage == "active" else applications.filter(stage=stage)


class ApplicationTable(TableOfNames):
    key = "applications"
    caption = _("Applications")
    columns = (
        Column("name", _("Name"), value="person.shown_name", sort="person__name", is_link=True),
        Column("job", _("Job"), value="job.title"),
        Column("stage", _("Stage"), template="applications/_stage_cell.html", value="get_stage_display", sort="stage"),
        Column(
            "days",
            _("Days waiting"),
            kind="number",
            sort="stage_since",
            value=lambda a: a.days if a.is_active else None,
        ),
        Column("next_step", _("Next step"), value=lambda a: a.get_next_step_display() if a.next_step else ""),
        Column("source", _("Source"), value="get_source_display"),
        Column("applied_at", pgettext_lazy("time", "Applied"), kind="when", sort="applied_at"),
    )
    filters = (
        Search(label=_("Name, pinyin, e-mail or phone"), find=queries.search),
        Choice("job", _("All jobs"), choices=job_choices, find=of_job),
        Choice("stage", _("All stages"), choices=(("active", _("All under way")), *Stage.choices), find=in_stage),
        Choice("source", _("All sources"), choices=Source.choices),
        Choice("waiting", _("Any wait"), choices=WAITS, find=waiting),
        Dates("applied_at", pgettext_lazy("time", "Applied")),
    )
    default_sort = "-applied_at"
    can_export = False
    empty = Empty(
        "inbox", _("No applications yet"), _("Share the careers page of an open job; what comes in is listed here.")
    )

    def row_url(self, row: Application) -> str:
        return reverse("directory:person", args=[row.person_id])

    def row_label(self, row: Application) -> str:
        return row.person.shown_name

    @property
    def sorted_rows(self) -> QuerySet[Any]:
        """In the order of an index wherever there is one, so that no page sorts all rows."""
        descends = self.sort.startswith("-")
        keys = self._sort_keys(self.sort.lstrip("-"))
        descends = not descends if self.sort.lstrip("-") == "days" else descends
        return queries.for_lists(self.filtered).order_by(*(_ordering(key, descends) for key in keys))

    def _sort_keys(self, column: str) -> tuple[str, ...]:
        """Days waiting grow as ``stage_since`` falls.

        SQLite walks the index of names, where equal names stand in a fixed order; a second key would make it sort.
        """
        if column == "name":
            return ("person__name",) if connection.vendor == "sqlite" else ("person__name", "id")
        return {"stage": ("stage", "stage_since", "id"), "days": ("stage_since", "id")}.get(
            column, ("applied_at", "id")
        )

    def exported(self, count: int, file_format: str) -> None:
        actions.note_export(count, file_format=file_format, actor=Actor.of(self.request))


class MovableApplicationTable(ApplicationTable):
    """The list for those who may move applications: rows can be marked, and leave as a file."""

    can_export = True
    bulk = (
        BulkAction(_("Move …"), "applications:bulk_move", icon="arrow-right"),
        BulkAction(_("Reject …"), "applications:bulk_reject", icon="circle-x", is_dangerous=True),
    )


def _ordering(field: str, descending: bool) -> OrderBy:
    return F(field).desc() if descending else F(field).asc()


def _is_id(text: str) -> bool:
    return len(text.replace("-", "")) == 32 and all(c in "0123456789abcdef-" for c in text.lower())
