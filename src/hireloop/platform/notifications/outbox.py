"""The table of mails."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from hireloop.web.tables import Choice, Column, Dates, Empty, Search, Table

from .models import Message


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
        Search(fields=("person__name", "user__name"), label=_("Search by recipient")),
        Choice("status", _("State"), choices=Message.Status.choices),
        Dates("written", _("Written"), field="created_at"),
    )
    default_sort = "-written"
    can_export = False
    empty = Empty("mail", _("No mail was written yet"), _("Invitations, confirmations and reminders appear here."))

    def row_label(self, row: Any) -> str:
        return str(row.readable_subject)
