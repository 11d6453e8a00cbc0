"""The table of interviews."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hireloop.platform.directory.tables import TableOfNames
from hireloop.recruiting.applications.queries import called_or_for
from hireloop.web.tables import Choice, Column, Dates, Empty, Search

from .models import Interview
from .states import InterviewStatus


def answered_of(row: Any) -> str:
    return f"{row.answered_count} / {row.question_count}"


class InterviewTable(TableOfNames):
    key = "interviews"
    caption = _("Interviews")
    columns = (
        Column("person", _("Candidate"), value="person.shown_name", sort="person__name", is_link=True),
        Column("job", _("Job"), value="application.job.title", sort="application__job__title"),
        Column(
            "status",
            _("Status"),
            template="interviews/_status_cell.html",
            sort="status",
            export=lambda row: row.get_status_display(),
        ),
        Column("answered", _("Questions answered"), value=answered_of),
        Column("signals", _("Prompts"), value="signal_count", kind="number", sort="signal_count"),
        Column("expires", _("Open until"), value="expires_at", kind="when", sort="expires_at"),
        Column("submitted", _("Sent in"), value="submitted_at", kind="when", sort="submitted_at", nulls_last=True),
        Column("invited", _("Invited"), value="created_at", kind="when", sort="created_at", is_optional=True),
    )
    filters = (
        Search(label=_("Name, pinyin or job"), find=called_or_for),
        Choice("status", _("Status"), choices=InterviewStatus.choices),
        Dates("invited", _("Invited"), field="created_at"),
    )
    default_sort = "-invited"
    empty = Empty(
        "video",
        _("No interviews yet"),
        _(
            "Invite a candidate from the person page or the board:"
            " choose an interview template, and the link goes by mail."
        ),
    )

    def row_url(self, row: Interview) -> str:
        return reverse("interviews:detail", args=[row.pk])

    def row_label(self, row: Interview) -> str:
        return row.person.shown_name
