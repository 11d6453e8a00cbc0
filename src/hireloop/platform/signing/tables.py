"""The list of documents sent for signing."""

from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hireloop.platform.audit.actor import Actor
from hireloop.web.table_columns import Column
from hireloop.web.table_filters import Choice, Dates, Search
from hireloop.web.tables import Empty, Table

from . import actions
from .codes import normal_document_code
from .states import EnvelopeState, SignerState

TURNS = (
    ("person", _("Waits for the person")),
    ("employer", _("Waits for the seal")),
    ("late", _("Past its time")),
)


def search(envelopes: QuerySet[Any], text: str) -> QuerySet[Any]:
    """By title, name of a signer, or the document's code."""
    text = text.strip()
    named = Q(title__icontains=text) | Q(signers__name__icontains=text) | Q(code=normal_document_code(text))
    return envelopes.filter(named).distinct()


def waiting_for(envelopes: QuerySet[Any], turn: str) -> QuerySet[Any]:
    if turn == "late":
        return envelopes.filter(state=EnvelopeState.OPEN, expires_at__lt=timezone.now())
    up = Q(signers__state=SignerState.READY, signers__role=turn)
    return envelopes.filter(up, state=EnvelopeState.OPEN).distinct()


def who_is_up(envelope: Any) -> str:
    if envelope.state != EnvelopeState.OPEN:
        return ""
    return ", ".join(signer.name for signer in envelope.signers.all() if signer.state == SignerState.READY)


class EnvelopeTable(Table):
    key = "envelopes"
    caption = _("Documents sent for signing")
    columns = (
        Column("title", _("Document"), sort="title", is_link=True),
        Column("person", pgettext_lazy("signing", "Person"), value=lambda e: e.person.name if e.person else ""),
        Column("state", _("State"), template="signing/_state_cell.html", value="get_state_display", sort="state"),
        Column("up", _("Waits for"), value=who_is_up),
        Column("created_at", pgettext_lazy("signing", "Sent"), kind="when", sort="created_at"),
        Column("expires_at", _("Open until"), kind="when", sort="expires_at"),
        Column("code", _("Document code"), is_optional=True),
    )
    filters = (
        Search(label=_("Title, name or document code"), find=search),
        Choice("state", _("All states"), choices=EnvelopeState.choices),
        Choice("waiting", _("Whoever is up"), choices=TURNS, find=waiting_for),
        Dates("created_at", pgettext_lazy("signing", "Sent")),
    )
    default_sort = "-created_at"
    empty = Empty(
        "writing-sign",
        _("Nothing was sent for signing yet"),
        _("Offers and contracts that are sent for signing are listed here, with who signs next."),
    )

    def row_url(self, row: Any) -> str:
        return reverse("signing:envelope", args=[row.pk])

    def row_label(self, row: Any) -> str:
        return row.title

    def exported(self, count: int, file_format: str) -> None:
        actions.note_export(count, file_format=file_format, actor=Actor.of(self.request))
