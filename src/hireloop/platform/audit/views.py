from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hireloop.platform.accounts import access

from . import chain, handlers, queries
from .actions import record_read
from .actor import Actor
from .tables import AuditTable


@access.requires("audit.view")
def search(request: HttpRequest) -> HttpResponseBase:
    context = {"head": chain.head(), "failed": queries.failed_deliveries().count()}
    return AuditTable(request, queries.rows()).respond("audit/search.html", context)


@access.requires("audit.view")
def row(request: HttpRequest, row_id: int) -> HttpResponse:
    """One row. Old and new values and the reason are shown to those who may see them, which is recorded."""
    entry = queries.entry(row_id)
    has_more = bool(entry.row.__dict__["changes"] or entry.row.__dict__["reason"])
    shows_more = has_more and access.can(request.user, "audit.see_changes")
    if shows_more:
        record_read(entry.row, actor=Actor.of(request), person=entry.row.person_id, what="audit_changes")
    context = {"entry": entry, "has_more": has_more, "shows_more": shows_more}
    return render(request, "audit/row.html", context)


@access.requires("audit.view")
@require_POST
def verify(request: HttpRequest) -> HttpResponse:
    """Walk the chain now and say what was found."""
    chain.seal_rows()
    verdict = chain.verify_chain()
    if verdict.broken:
        text = _("The audit trail was changed from outside at position %(position)s. Keep a copy and look into it.")
        messages.error(request, text % {"position": verdict.broken.position})
    else:
        text = _("%(count)s rows checked: nothing was changed, nothing is missing.")
        messages.success(request, text % {"count": f"{verdict.checked:,}"})
    return redirect("audit:search")


@access.requires("audit.view")
def deliveries(request: HttpRequest) -> HttpResponse:
    """What could not be passed on, even after many attempts."""
    return render(request, "audit/deliveries.html", {"failed": queries.failed_deliveries()[:100]})


@access.requires("audit.view")
@require_POST
def retry_deliveries(request: HttpRequest) -> HttpResponse:
    count = handlers.retry_failed()
    messages.success(request, _("Trying again: %(count)s.") % {"count": count})
    return redirect("audit:deliveries")
