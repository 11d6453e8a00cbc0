"""The register of disputes as a list."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hireloop.contracts.terms.amounts import yuan
from hireloop.platform.audit.actor import Actor
from hireloop.web.table_columns import Column
from hireloop.web.table_filters import Choice
from hireloop.web.tables import Empty, Table

from . import actions
from .models import Dispute, DisputeClause, DisputeKind, DisputeOutcome


class DisputeTable(Table):
    key = "disputes"
    caption = _("Past disputes")
    columns = (
        Column("kind", pgettext_lazy("of a dispute", "About"), value="get_kind_display", sort="kind", is_link=True),
        Column("clause", _("Clause"), value="get_clause_display", sort="clause"),
        Column("outcome", _("Outcome"), value="get_outcome_display", sort="outcome"),
        Column(
            "amount",
            _("Paid"),
            value=lambda each: f"¥{yuan(each.amount_fen)}" if each.amount_fen is not None else "",
            sort="amount_fen",
            nulls_last=True,
        ),
        Column("decided_on", _("Decided on"), sort="decided_on", nulls_last=True),
        Column("employer", _("Employer"), value="employer.name"),
    )
    filters = (
        Choice("kind", _("About anything"), choices=DisputeKind.choices),
        Choice("clause", _("Any clause"), choices=[each for each in DisputeClause.choices if each[0]]),
        Choice("outcome", _("Any outcome"), choices=DisputeOutcome.choices),
    )
    default_sort = "-decided_on"
    empty = Empty(
        "archive",
        _("No dispute yet"),
        _("Write down what happened once: drafts then warn where the same clause is vague again."),
    )

    def row_url(self, row: Dispute) -> str:
        return reverse("risk:dispute", args=[row.pk])

    def exported(self, count: int, file_format: str) -> None:
        actions.note_export(count, file_format=file_format, actor=Actor.of(self.request))
