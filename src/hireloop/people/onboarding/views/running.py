"""The pages of those who run onboardings."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hireloop.kernel.errors import BadInput, NotFound
from hireloop.platform.accounts.access import colleague_of, requires
from hireloop.platform.audit.actions import record_read
from hireloop.platform.audit.actor import Actor
from hireloop.platform.vault import files
from hireloop.web.trying import cleaned, try_and_say

from .. import actions, queries
from ..forms import CancelForm, FirstDayForm, TaskForm
from ..models import Onboarding
from ..tables import OnboardingTable


@requires("onboarding.manage")
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    rows = queries.visible_to(colleague_of(request)).prefetch_related("tasks")
    return render(request, "onboarding/board.html", {"columns": queries.board(rows)})


@requires("onboarding.manage")
@require_safe
def onboarding_list(request: HttpRequest) -> HttpResponseBase:
    rows = queries.with_progress(queries.visible_to(colleague_of(request))).select_related("person", "department")
    return OnboardingTable(request, rows).respond("onboarding/list.html")


@requires("onboarding.manage")
@require_safe
def onboarding(request: HttpRequest, onboarding_id: UUID) -> HttpResponse:
    found = _onboarding(request, onboarding_id)
    tasks = list(found.tasks.select_related("done_by"))
    context = {
        "onboarding": found,
        "materials": list(found.materials.select_related("file", "checked_by")),
        "teams": queries.by_team(tasks),
        "is_complete": queries.is_complete(found),
        "first_day_form": FirstDayForm(initial={"starts_on": found.starts_on}),
        "task_form": TaskForm(),
        "cancel_form": CancelForm(),
    }
    return render(request, "onboarding/onboarding.html", context)


@requires("onboarding.manage")
@require_safe
def paper(request: HttpRequest, material_id: UUID) -> HttpResponseBase:
    """The paper itself; that somebody looked is recorded."""
    material = queries.visible_material(colleague_of(request), material_id)
    if material.file is None:
        raise NotFound(_("Nothing was sent yet."))
    person = material.onboarding.person_id
    record_read(material.onboarding, actor=Actor.of(request), person=person, what="onboarding_paper")
    return files.serve(request, material.file)


@requires("onboarding.manage")
@require_POST
def check_paper(request: HttpRequest, material_id: UUID) -> HttpResponse:
    """``verdict``: accept, return (with a reason), waive."""
    material = queries.visible_material(colleague_of(request), material_id)
    by: dict[str, Any] = {"user": colleague_of(request), "actor": Actor.of(request)}
    verdicts: dict[str, Callable[[], Any]] = {
        "accept": lambda: actions.accept_material(material, **by),
        "return": lambda: actions.return_material(material, reason=request.POST.get("reason", "")[:1000], **by),
        "waive": lambda: actions.waive_material(material, **by),
    }
    act = verdicts.get(request.POST.get("verdict", ""))
    if act is None:
        raise BadInput(_("Accept the paper, send it back, or say that it is not needed."))
    return _try(request, material.onboarding, act, _("Noted."))


@requires("onboarding.manage")
@require_POST
def first_day(request: HttpRequest, onboarding_id: UUID) -> HttpResponse:
    found = _onboarding(request, onboarding_id)
    form = FirstDayForm(request.POST)

    def move() -> None:
        wanted = cleaned(form)
        actions.move_first_day(found, wanted["starts_on"], actor=Actor.of(request), reason=wanted["reason"])

    return _try(request, found, move, _("The first day is moved, and what was still to be done with it."))


@requires("onboarding.manage")
@require_POST
def remind(request: HttpRequest, onboarding_id: UUID) -> HttpResponse:
    found = _onboarding(request, onboarding_id)
    done = _("A mail with a fresh link is on its way.")
    return _try(request, found, lambda: actions.send_link_again(found, actor=Actor.of(request)), done)


@requires("onboarding.manage")
@require_POST
def finish(request: HttpRequest, onboarding_id: UUID) -> HttpResponse:
    found = _onboarding(request, onboarding_id)
    return _try(request, found, lambda: actions.finish(found, actor=Actor.of(request)), _("Onboarding finished."))


@requires("onboarding.manage")
@require_POST
def cancel(request: HttpRequest, onboarding_id: UUID) -> HttpResponse:
    found = _onboarding(request, onboarding_id)
    form = CancelForm(request.POST)

    def call_off() -> None:
        actions.cancel(found, actor=Actor.of(request), reason=cleaned(form)["reason"])

    return _try(request, found, call_off, _("Onboarding cancelled."))


def _onboarding(request: HttpRequest, onboarding_id: UUID) -> Onboarding:
    return queries.visible_onboarding(colleague_of(request), onboarding_id)


def _try(request: HttpRequest, found: Onboarding, act: Callable[[], Any], done: str) -> HttpResponse:
    """Do it and say so, or say why not beside what was typed; on the onboarding’s page either way."""
    return try_and_say(request, act, done, page="onboarding:onboarding", of=found.pk)
