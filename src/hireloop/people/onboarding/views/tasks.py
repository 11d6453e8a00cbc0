"""Tasks of the teams: the list of one's own, done and opened again, and more of them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hireloop.kernel.errors import HireloopError
from hireloop.platform.accounts.access import can, colleague_of, requires
from hireloop.platform.audit.actor import Actor
from hireloop.web.errors import translated
from hireloop.web.refused import refused

from .. import actions, queries
from ..forms import TaskForm

DONE_SHOWN = 20


@requires("onboarding.do_tasks")
@require_safe
def task_list(request: HttpRequest) -> HttpResponse:
    """What the colleague's teams have to do, and what was done lately."""
    user = colleague_of(request)
    done = queries.tasks_visible_to(user).filter(team__in=queries.teams_of(user)).exclude(done_at=None)
    context = {
        "open_tasks": list(queries.own_open_tasks(user)),
        "done_tasks": list(done.select_related("onboarding__person", "done_by").order_by("-done_at")[:DONE_SHOWN]),
    }
    return render(request, "onboarding/tasks.html", context)


@requires("onboarding.do_tasks")
@require_POST
def done(request: HttpRequest, task_id: UUID) -> HttpResponse:
    user = colleague_of(request)
    task = queries.visible_task(user, task_id)
    try:
        actions.finish_task(task, user=user, actor=Actor.of(request))
    except HireloopError as error:
        messages.error(request, translated(error))
    else:
        messages.success(request, _("Done: %(task)s") % {"task": task.title})
    return _back(request, task.onboarding_id)


@requires("onboarding.do_tasks")
@require_POST
def reopen(request: HttpRequest, task_id: UUID) -> HttpResponse:
    task = queries.visible_task(colleague_of(request), task_id)
    try:
        actions.reopen_task(task, actor=Actor.of(request))
    except HireloopError as error:
        messages.error(request, translated(error))
    return _back(request, task.onboarding_id)


@requires("onboarding.manage")
@require_POST
def add(request: HttpRequest, onboarding_id: UUID) -> HttpResponse:
    found = queries.visible_onboarding(colleague_of(request), onboarding_id)
    form = TaskForm(request.POST)
    if not form.is_valid():
        why = str(next(iter(form.errors.values()))[0])
        return refused(request, why, "onboarding:onboarding", found.pk)
    try:
        actions.add_task(found, form.draft, actor=Actor.of(request))
    except HireloopError as error:
        return refused(request, translated(error), "onboarding:onboarding", found.pk)
    messages.success(request, _("The task is added."))
    return redirect("onboarding:onboarding", found.pk)


def _back(request: HttpRequest, onboarding_id: UUID) -> HttpResponse:
    """To the page that the button stood on."""
    if request.POST.get("from") == "onboarding" and can(request.user, "onboarding.manage"):
        return redirect("onboarding:onboarding", onboarding_id)
    return redirect("onboarding:tasks")
