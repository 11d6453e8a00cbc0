from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hireloop.platform.directory.models import Person
from hireloop.platform.directory.queries import search
from hireloop.web.table_filters import Choice, Dates, Search
from hireloop.web.tables import Column, Empty, Table

from .models import Consent
from .purposes import Purpose

STATES = (("standing", _("Standing")), ("withdrawn", _("Withdrawn")))


def of_person_called(consents: QuerySet[Consent], text: str) -> QuerySet[Consent]:
    return consents.filter(person__in=search(Person.objects.all(), text))


def in_state(consents: QuerySet[Consent], state: str) -> QuerySet[Consent]:
    return consents.filter(withdrawn_at__isnull=state == "standing")


class ConsentTable(Table):
    key = "consents"
    caption = _("Consents")
    columns = (
        Column("person", _("Person"), value="person.name", sort="person__name", is_link=True),
        Column("purpose", _("Purpose"), value="get_purpose_display", sort="purpose"),
        Column("state", _("State"), value=lambda row: "withdrawn" if row.withdrawn_at else "standing",
               template="privacy/_state_cell.html"),
        Column("given", _("Given"), value="given_at", kind="when", sort="given_at"),
        Column("withdrawn", _("Withdrawn"), value="withdrawn_at", kind="when", sort="withdrawn_at", nulls_last=True),
        Column("version", _("Version of the notice"), value="notice_version"),
        Column("language", _("Language of the notice"), value="notice_language", is_optional=True),
        Column("hash", _("Hash of the text"), value="notice_hash", is_optional=True),
    )  # fmt: skip
    filters = (
        Search(label=_("Name of the person"), find=of_person_called),
        Choice("purpose", _("Purpose"), choices=Purpose.choices),
        Choice("state", _("State"), choices=STATES, find=in_state),
        Dates("given", _("Given"), field="given_at"),
    )
    default_sort = "-given"
    empty = Empty("shield-check", _("No consents yet"), _("They appear here when candidates give them."))

    def row_url(self, row: Any) -> str:
        return reverse("privacy:person", args=[row.person_id])
