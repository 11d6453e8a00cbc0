"""The list of jobs."""

from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hireloop.web.table_columns import Column
from hireloop.web.table_filters import Choice, Search
from hireloop.web.tables import Empty, Row, Table

from . import job_panels
from .models import Job, JobStatus, RoleFamily


class JobTable(Table):
    key = "jobs"
    caption = _("Jobs")
    columns = (
        Column("title", _("Title"), sort="title", is_link=True),
        Column("status", _("Status"), value="get_status_display", template="jobs/_status_cell.html", sort="status"),
        Column("department", _("Department"), value="department.name", sort="department__name"),
        Column("city", _("City"), sort="city"),
        Column("openings", _("Openings"), kind="number", sort="openings"),
        Column(
            "applications",
            _("Open applications"),
            value=lambda job: getattr(job, "application_count", None),
            kind="number",
            export=lambda job: job_panels.application_counts([job.pk]).get(job.pk, 0),
        ),
        Column("opened_at", _("Opened"), kind="when", sort="opened_at", nulls_last=True),
        Column("created_at", _("Created"), kind="when", sort="created_at", is_optional=True),
    )
    filters = (
        Search(fields=("title", "city", "department__name"), label=_("Search jobs")),
        Choice("status", _("Status"), choices=JobStatus.choices),
        Choice("role_family", _("Kind of work"), choices=RoleFamily.choices),
    )
    default_sort = "-created_at"
    empty = Empty("briefcase", _("No jobs yet"), _("Create the first one: what is asked, and what is assessed."))

    @cached_property
    def rows(self) -> list[Row]:
        """The page's rows, with the number of applications of each by one query more."""
        start = (self.page - 1) * self.page_size
        found = list(self.sorted_rows[start : start + self.page_size])
        counts = job_panels.application_counts([job.pk for job in found])
        for job in found:
            job.application_count = counts.get(job.pk, 0)
        return [self._row(job) for job in found]

    def row_url(self, row: Job) -> str:
        return reverse("jobs:job", args=[row.pk])
