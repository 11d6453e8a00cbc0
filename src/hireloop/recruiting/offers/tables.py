"""The list of offers."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hireloop.platform.audit.actor import Actor
from hireloop.recruiting.applications.tables import job_choices
from hireloop.web.table_columns import Column
from hireloop.web.table_filters import Choice, Dates, Search
from hireloop.web.tables import Empty, Table

from . import actions, queries
from .models import Offer
from .states import OfferState


def of_job(offers: Any, job_id: str) -> Any:
    is_id = len(job_id.replace("-", "")) == 32 and all(c in "0123456789abcdef-" for c in job_id.lower())
    return offers.filter(application__job_id=job_id) if is_id else offers.none()


def jobs_of(request: HttpRequest) -> list[tuple[str, str]]:
    return job_choices(request)


class OfferTable(Table):
    """Amounts are not in the list: whoever needs one opens the offer, which is recorded."""

    key = "offers"
    caption = _("Offers")
    columns = (
        Column("name", _("Candidate"), value="person.name", sort="person__name", is_link=True),
        Column("job", _("Job"), value="application.job.title"),
        Column("state", _("State"), template="offers/_state_cell.html", value="get_state_display", sort="state"),
        Column("start_on", _("Start date"), value=lambda offer: offer.start_on.isoformat(), sort="start_on"),
        Column("expires_on", _("Answer by"), value=lambda offer: offer.expires_on.isoformat(), sort="expires_on"),
        Column("version", _("Version"), kind="number", value="version"),
        Column("prepared_by", _("Prepared by"), value="prepared_by_name"),
        Column("sent_at", pgettext_lazy("time", "Sent"), kind="when", sort="sent_at", nulls_last=True),
        Column("prepared", _("Prepared"), value="created_at", kind="when", sort="created_at"),
    )
    filters = (
        Search(label=_("Name, pinyin or initials"), find=queries.search),
        Choice("state", _("All states"), choices=OfferState.choices),
        Choice("job", _("All jobs"), choices=jobs_of, find=of_job),
        Dates("start_on", _("Start date")),
    )
    default_sort = "-prepared"
    empty = Empty(
        "mail-check", _("No offers yet"), _("When somebody is to be hired, prepare the offer from their application.")
    )

    def row_url(self, row: Offer) -> str:
        return reverse("offers:offer", args=[row.pk])

    def row_label(self, row: Offer) -> str:
        return str(row)

    def exported(self, count: int, file_format: str) -> None:
        actions.note_export(count, file_format=file_format, actor=Actor.of(self.request))
