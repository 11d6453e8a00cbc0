from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from hireloop.platform.accounts import access
from hireloop.platform.audit.actor import Actor

from . import actions, queries
from .health import health

MOST_SHOWN = 50


@access.requires("background.manage")
def overview(request: HttpRequest) -> HttpResponse:
    """The whole page, or only what changes when htmx asks for it."""
    if request.headers.get("HX-Target") == "background-live":
        return render(request, "background/_live.html", _live())
    return render(request, "background/overview.html", {**_live(), **_rest()})


@access.requires("background.manage")
@require_POST
def retry(request: HttpRequest, task_id: UUID) -> HttpResponse:
    actions.retry(task_id, actor=Actor.of(request))
    messages.success(request, gettext("The task is in the queue again."))
    return redirect("background:overview")


@access.requires("background.manage")
@require_POST
def discard(request: HttpRequest, task_id: UUID) -> HttpResponse:
    actions.discard(task_id, actor=Actor.of(request))
    messages.success(request, gettext("The task was discarded."))
    return redirect("background:overview")


@access.signed_in
@never_cache
def progress(request: HttpRequest, task_id: UUID) -> HttpResponse:
    """How far a task is. When it is finished, the page hears "taskFinished", or is loaded anew with ?reload=1."""
    found = queries.progress_of(task_id)
    if found is None:
        raise Http404
    response = render(request, "background/progress.html", {"progress": found, "reload": "reload" in request.GET})
    if found.is_finished:
        response.headers["HX-Trigger"] = "taskFinished"
        if "reload" in request.GET:
            response.headers["HX-Refresh"] = "true"
    return response


@access.public
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    found = health()
    return JsonResponse(found.as_dict(), status=found.http_status)


def _live() -> dict[str, Any]:
    state = queries.queue_state()
    return {
        "figures": [
            {"label": gettext("Waiting"), "value": state.due, "since": state.oldest_due_at, "later": state.later},
            {"label": gettext("Running"), "value": state.running},
            {"label": gettext("Failed"), "value": state.failed},
            {"label": gettext("Done in the last 24 hours"), "value": state.done_today},
        ],
        "running": queries.running()[:MOST_SHOWN],
        "workers": queries.workers_alive(),
    }


def _rest() -> dict[str, Any]:
    return {"failed": queries.failed()[:MOST_SHOWN], "periodic": queries.periodic()}
