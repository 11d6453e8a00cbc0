"""Taking in many résumés: choosing them, watching, stopping, going on, undoing."""

from collections.abc import Iterator
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
from hireloop.recruiting.jobs import queries as jobs
from hireloop.recruiting.jobs.models import Job
from hireloop.web.errors import translated
from hireloop.web.table_export import csv_file

from .. import actions, queries
from ..forms import ImportForm, ItemNameForm
from ..import_progress import progress_of
from ..models import ImportBatch, ImportItem
from ..problems import problem_of
from ..tables import ImportItemTable, ImportTable


@requires("resumes.import")
def imports(request: HttpRequest) -> HttpResponseBase:
    table = ImportTable(request, queries.batches_visible_to(colleague_of(request)))
    return table.respond("resumes/imports.html", {"here": "imports"})


@requires("resumes.import")
def new_import(request: HttpRequest) -> HttpResponse:
    """Choose files and where they go."""
    choices = _open_jobs(request)
    if request.method != "POST":
        return _page(request, ImportForm(initial={"job": request.GET.get("job", "")}, jobs=choices))
    form = ImportForm(request.POST, request.FILES, jobs=choices)
    if not form.is_valid():
        return _page(request, form, status=422)
    incoming = [actions.Incoming(each.name, each.file, each.size) for each in form.cleaned_data["resumes"]]
    try:
        batch = actions.start_import(
            incoming, job=_job(request, form), actor=Actor.of(request), user=colleague_of(request)
        )
    except HireloopError as error:
        form.add_error(None, translated(error))
        return _page(request, form, status=error.status)
    return redirect("resumes:import", batch.pk)


def _page(request: HttpRequest, form: ImportForm, *, status: int = 200) -> HttpResponse:
    return render(request, "resumes/new_import.html", {"form": form}, status=status)


def _job(request: HttpRequest, form: ImportForm) -> Job | None:
    chosen = form.cleaned_data["job"]
    return jobs.visible_job(colleague_of(request), UUID(chosen)) if chosen else None


def _open_jobs(request: HttpRequest) -> list[tuple[str, str]]:
    found = jobs.visible_to(colleague_of(request)).filter(closed_at=None).order_by("title")
    return [(str(pk), title) for pk, title in found.values_list("pk", "title")[:300]]


@requires("resumes.import")
def batch(request: HttpRequest, batch_id: UUID) -> HttpResponseBase:
    """How far the import is, and every file of it."""
    found = queries.visible_batch(colleague_of(request), batch_id)
    progress = progress_of(found)
    if request.headers.get("HX-Target") == "import-progress":
        response = render(request, "resumes/_import_progress.html", {"batch": found, "progress": progress})
        if not progress.is_running:
            response.headers["HX-Refresh"] = "true"
        return response
    table = ImportItemTable(request, queries.items_of(found))
    return table.respond("resumes/import.html", {"batch": found, "progress": progress, "here": "imports"})


@requires("resumes.import")
def errors_file(request: HttpRequest, batch_id: UUID) -> HttpResponseBase:
    """What was not taken in, as CSV: file, code, reason."""
    found = queries.visible_batch(colleague_of(request), batch_id)
    items = found.items.filter(state=ImportItem.State.FAILED)
    return csv_file(request, "import-errors", _rows(items))


def _rows(items: Any) -> Iterator[list[Any]]:
    yield [_("Number"), _("File"), _("Code"), _("Reason")]
    for item in items.iterator(chunk_size=500):
        yield [item.number, item.name, item.problem_code, problem_of(item)]


@requires("resumes.import")
@require_POST
def stop(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    return _do(request, batch_id, actions.stop_import, _("Stopped. What was taken in stays."))


@requires("resumes.import")
@require_POST
def go_on(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    return _do(request, batch_id, actions.go_on, _("Under way again."))


@requires("resumes.import")
@require_POST
def undo(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    found = queries.visible_batch(colleague_of(request), batch_id)
    try:
        removed = actions.undo_import(found, actor=Actor.of(request))
    except HireloopError as error:
        messages.error(request, translated(error))
    else:
        said = ngettext("Undone: %(n)s person removed.", "Undone: %(n)s people removed.", removed) % {"n": removed}
        messages.success(request, said)
    return redirect("resumes:import", found.pk)


def _do(request: HttpRequest, batch_id: UUID, action: Any, said: str) -> HttpResponse:
    found: ImportBatch = queries.visible_batch(colleague_of(request), batch_id)
    try:
        action(found, actor=Actor.of(request))
        messages.success(request, said)
    except HireloopError as error:
        messages.error(request, translated(error))
    return redirect("resumes:import", found.pk)


@requires("resumes.import")
def item(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """One file that was not taken in: why, the file itself, and a name to take it in under where none was found."""
    found = queries.visible_item(colleague_of(request), item_id)
    form = ItemNameForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.take_in_named(found, name=form.cleaned_data["name"], actor=Actor.of(request))
        except HireloopError as error:
            form.add_error(None, translated(error))
        else:
            messages.success(request, _("Taken in."))
            return redirect("resumes:import", found.batch_id)
    context = {"item": found, "problem": problem_of(found), "form": form, "needs_name": found.problem_code == "no_name"}
    return render(request, "resumes/import_item.html", context, status=422 if form.is_bound and form.errors else 200)


@requires("resumes.import")
def item_file(request: HttpRequest, item_id: UUID) -> HttpResponseBase:
    """The file that waits, to be saved: it is of unknown kind and never shown in the browser."""
    found = queries.visible_item(colleague_of(request), item_id)
    return queries.waiting_file(request, found)
