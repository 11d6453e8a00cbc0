"""Drafting many contracts from a table: giving it, watching it, mending it, taking it back."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from hireloop.kernel.errors import HireloopError
from hireloop.platform.accounts.access import colleague_of, requires
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory import queries as directory
from hireloop.web.errors import translated
from hireloop.web.table_export import csv_file

from .. import actions, queries
from ..bulk.progress import progress_of
from ..bulk.row_terms import in_words
from ..bulk.tables_read import SAMPLE_COLUMNS, column_label, rows_of
from ..bulk_forms import BulkDraftForm
from ..bulk_tables import DraftBatchTable, DraftItemTable
from ..models import DraftItem


@requires("drafting.edit")
def batches(request: HttpRequest) -> HttpResponseBase:
    table = DraftBatchTable(request, queries.batches_visible_to(colleague_of(request)))
    return table.respond("drafting/batches.html", {})


@requires("drafting.edit")
def new_batch(request: HttpRequest) -> HttpResponse:
    """A table and what is common to all in it."""
    if request.method != "POST":
        return _form_page(request, BulkDraftForm(initial={"employer": directory.employer()}))
    form = BulkDraftForm(request.POST, request.FILES)
    if not form.is_valid():
        return _form_page(request, form, status=422)
    try:
        rows = rows_of(form.cleaned_data["table"].read())
        batch = actions.start_drafting(rows, form.terms(), actor=Actor.of(request), user=colleague_of(request))
    except HireloopError as error:
        form.add_error("table", translated(error))
        return _form_page(request, form, status=422)
    return redirect("drafting:batch", batch.pk)


def _form_page(request: HttpRequest, form: BulkDraftForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "has_employer": directory.employer() is not None}
    return render(request, "drafting/new_batch.html", context, status=status)


@requires("drafting.edit")
def sample_table(request: HttpRequest) -> HttpResponseBase:
    """The heads that a table may have, in the reader's language."""
    return csv_file(request, "contracts-sample", iter([[column_label(key) for key in SAMPLE_COLUMNS]]))


@requires("drafting.edit")
def batch(request: HttpRequest, batch_id: UUID) -> HttpResponseBase:
    """How far it is, and every row of it."""
    found = queries.visible_batch(colleague_of(request), batch_id)
    progress = progress_of(found)
    if request.headers.get("HX-Target") == "batch-progress":
        response = render(request, "drafting/_batch_progress.html", {"batch": found, "progress": progress})
        if not progress.is_running:
            response.headers["HX-Refresh"] = "true"
        return response
    table = DraftItemTable(request, queries.items_of(found))
    return table.respond("drafting/batch.html", {"batch": found, "progress": progress})


@requires("drafting.edit")
def batch_errors(request: HttpRequest, batch_id: UUID) -> HttpResponseBase:
    """What was not drafted, as CSV: row, name, what to mend."""
    found = queries.visible_batch(colleague_of(request), batch_id)
    failed = queries.items_of(found).filter(state=DraftItem.State.FAILED)
    head = [_("Row"), _("Name"), _("Code"), _("What to mend")]
    rows = [
        [item.number, item.name, " ".join(each["code"] for each in item.problems), in_words(item.problems)]
        for item in failed
    ]
    return csv_file(request, "contracts-errors", iter([head, *rows]))


@requires("drafting.edit")
@require_POST
def stop_batch(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    return _do(request, batch_id, actions.stop_drafting, lambda _done: _("Stopped. What was drafted stays."))


@requires("drafting.edit")
@require_POST
def go_on_batch(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    return _do(request, batch_id, actions.go_on_drafting, lambda _done: _("Under way again."))


@requires("drafting.edit")
@require_POST
def undo_batch(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    return _do(request, batch_id, actions.undo_drafting, _undone)


def _undone(count: int) -> str:
    return ngettext("Undone: %(n)s draft cancelled.", "Undone: %(n)s drafts cancelled.", count) % {"n": count}


def _do(request: HttpRequest, batch_id: UUID, action: Any, said: Callable[[Any], str]) -> HttpResponse:
    found = queries.visible_batch(colleague_of(request), batch_id)
    try:
        messages.success(request, said(action(found, actor=Actor.of(request))))
    except HireloopError as error:
        messages.error(request, translated(error))
    return redirect("drafting:batch", found.pk)
