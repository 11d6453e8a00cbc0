"""The lists of bulk drafting: the batches, and the rows of one."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hireloop.web.table_columns import Column
from hireloop.web.table_filters import Choice
from hireloop.web.tables import Empty, Table

from .bulk.row_terms import in_words
from .models import DraftBatch, DraftItem


class DraftBatchTable(Table):
    key = "draft-batches"
    caption = _("Bulk drafting")
    columns = (
        Column("started", _("Begun"), value="created_at", kind="when", sort="created_at", is_link=True),
        Column("employer", _("Employer"), value="employer.name"),
        Column("state", pgettext_lazy("bulk drafting", "State"), value="get_state_display", sort="state"),
        Column("total", pgettext_lazy("how many", "People"), kind="number", sort="total"),
        Column("by", _("By"), value=lambda batch: batch.started_by.name if batch.started_by else ""),
    )
    filters = (Choice("state", _("Any state"), choices=DraftBatch.State.choices),)
    default_sort = "-started"
    can_export = False
    empty = Empty(
        "upload",
        _("Nothing was drafted in bulk yet"),
        _("Give a table of people, and each gets a draft of a contract."),
    )

    def row_url(self, row: DraftBatch) -> str:
        return reverse("drafting:batch", args=[row.pk])


class DraftItemTable(Table):
    key = "draft-items"
    caption = _("Rows of the table")
    columns = (
        Column("number", pgettext_lazy("of a table", "Row"), kind="number", sort="number"),
        Column("name", _("Name"), is_link=True),
        Column(
            "state", _("Outcome"), template="drafting/_batch_item_cell.html", value="get_state_display", sort="state"
        ),
        Column("problems", _("What to mend"), value=lambda item: in_words(item.problems)),
    )
    filters = (Choice("state", _("Any outcome"), choices=DraftItem.State.choices),)
    default_sort = "number"
    page_size = 50
    can_export = False
    empty = Empty("file-text", _("No rows"), _("No row of the table has this outcome."))

    def row_url(self, row: DraftItem) -> str:
        return reverse("drafting:contract", args=[row.contract_id]) if row.contract_id else ""
