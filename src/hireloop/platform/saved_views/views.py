"""The menu of a table's views, fetched when it is opened; saving and removing."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hireloop.kernel.errors import BadInput
from hireloop.platform.accounts.access import colleague_of, signed_in
from hireloop.platform.audit.actor import Actor
from hireloop.web.errors import translated

from . import actions, queries


@signed_in
def menu(request: HttpRequest) -> HttpResponse:
    """``?table=&path=&query=``: the views of that table at that address, and a form to keep what is shown."""
    table, path, query = (request.GET.get(name, "") for name in ("table", "path", "query"))
    found = queries.of_table(colleague_of(request), table=table, path=path)
    context = {"views": found[:100], "table": table, "path": path, "query": query, "user_id": request.user.pk}
    return render(request, "saved_views/_menu.html", context)


@signed_in
@require_POST
def save(request: HttpRequest) -> HttpResponse:
    sent = request.POST
    path, query = sent.get("path", "/"), sent.get("query", "")
    try:
        view = actions.save_view(
            colleague_of(request),
            table=sent.get("table", "")[:40],
            path=path,
            query=query,
            name=sent.get("name", ""),
            is_shared="is_shared" in sent,
            actor=Actor.of(request),
        )
    except BadInput as error:
        messages.error(request, translated(error))
        return redirect(_back(request, f"{path}?{query}" if query else path))
    messages.success(request, _("The view “%(name)s” is kept.") % {"name": view.name})
    return redirect(_back(request, view.url))


@signed_in
@require_POST
def remove(request: HttpRequest, view_id: UUID) -> HttpResponse:
    view = queries.own_view(colleague_of(request), view_id)
    back = view.path
    actions.remove_view(view, actor=Actor.of(request))
    messages.success(request, _("The view is removed."))
    return redirect(_back(request, back))


def _back(request: HttpRequest, address: str) -> str:
    """Never away from this site."""
    is_ours = address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()})
    return address if is_ours else "/"
