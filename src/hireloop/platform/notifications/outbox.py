"""The table of mails."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from hireloop.platform.directory import queries as directory
from hireloop.platform.directory.models import Person
from hireloop.web.tables import Choice, Column, Dates, Empty, Search, Table

from .models import Message


def to_somebody_called(messages: QuerySet[Any], text: str) -> QuerySet[Any]:
    """To a person or a colleague called so; nobody is found whose name the reader may not know."""
    people = directory.search(Person.objects.all(), text)
    return messages.filter(Q(person__in=people.values("pk")) | Q(user__name__icontains=text.strip()))


class OutboxTable(Table):
    key = "outbox"
    caption = _("Mails")
    columns = (
        Column("subject", _("Subject"), value="readable_subject", is_link=True),
        Column("to", _("To"), value="recipient_name"),
        Column("address", _("Address"), value="readable_address"),
        Column("status", _("State"), template="notifications/_status.html", sort="status"),
        Column("written", _("Written"), value="created_at", kind="when", sort="created_at"),
    )
    filters = (
        Search(find=to_somebody_called, label=_("Search by recipient")),
        Choice("status", _("State"), choices=Message.Status.choices),
        Dates("written", _("Written"), field="created_at"),
    )
    default_sort = "-written"
    can_export = False
    empty = Empty("mail", _("No mail was written yet"), _("Invitations, confirmations and reminders appear here."))

    def row_label(self, row: Any) -> str:
        return str(row.readable_subject)
