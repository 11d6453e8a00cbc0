"""The register of disputes, and dismissing a note."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hireloop.kernel.errors import HireloopError
from hireloop.platform.accounts.access import can, colleague_of, requires
from hireloop.platform.audit.actions import record_read
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.queries import employer
from hireloop.web.errors import translated

from . import actions, queries
from .forms import DismissForm, DisputeForm
from .models import Dispute
from .tables import DisputeTable


@requires("risk.view")
def register(request: HttpRequest) -> HttpResponseBase:
    table = DisputeTable(request, queries.disputes_visible_to(colleague_of(request)))
    return table.respond("risk/list.html", {"may_edit": can(request.user, "risk.edit")})


@requires("risk.edit")
def new_dispute(request: HttpRequest) -> HttpResponse:
    return _edit(request, Dispute(employer=employer()) if employer() else Dispute())


@requires("risk.edit")
def dispute(request: HttpRequest, dispute_id: UUID) -> HttpResponse:
    found = queries.visible_dispute(colleague_of(request), dispute_id)
    if request.method != "POST":
        record_read(found, actor=Actor.of(request), person=None, what="dispute")
    return _edit(request, found)


def _edit(request: HttpRequest, shown: Dispute) -> HttpResponse:
    form = DisputeForm(request.POST if request.method == "POST" else None, instance=shown)
    if request.method == "POST" and form.is_valid():
        form.instance.amount_fen = form.cleaned_data["amount"]
        try:
            actions.save_dispute(form.instance, actor=Actor.of(request), user=colleague_of(request))
        except HireloopError as error:
            form.add_error(None, translated(error))
        else:
            messages.success(request, _("Saved."))
            return redirect("risk:list")
    context = {"form": form, "is_new": shown._state.adding}
    return render(request, "risk/dispute.html", context, status=422 if form.errors else 200)


@requires("risk.dismiss")
def dismiss(request: HttpRequest, note_id: UUID) -> HttpResponse:
    """Say why the note no longer matters."""
    found = queries.visible_note(colleague_of(request), note_id)
    form = DismissForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.dismiss(
                found, reason=form.cleaned_data["reason"], actor=Actor.of(request), user=colleague_of(request)
            )
        except HireloopError as error:
            form.add_error(None, translated(error))
        else:
            return redirect("directory:person", found.person_id)
    return render(request, "risk/dismiss.html", {"form": form, "note": found}, status=422 if form.errors else 200)
