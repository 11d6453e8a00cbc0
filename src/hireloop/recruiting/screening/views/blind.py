"""Blind mode of a job, and lifting it for one candidate."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hireloop.platform.accounts.access import colleague_of, requires
from hireloop.platform.audit.actor import Actor
from hireloop.recruiting.jobs import queries as jobs

from .. import actions, queries


@requires("screening.blind")
@require_POST
def switch(request: HttpRequest, job_id: UUID) -> HttpResponse:
    job = jobs.visible_job(colleague_of(request), job_id)
    is_blind = request.POST.get("is_blind") == "1"
    actions.set_blind_mode(job, is_blind=is_blind, actor=Actor.of(request))
    said = _("Blind mode is on: names and personal details are hidden.") if is_blind else _("Blind mode is off.")
    messages.success(request, said)
    return redirect("screening:ranked", job_id=job_id)


@requires("screening.view")
@require_POST
def lift(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """Show who one candidate is, to this colleague; it is written down."""
    report = queries.visible_match(colleague_of(request), application_id)
    actions.lift_blind_mode(report.application, actor=Actor.of(request), user=colleague_of(request))
    return redirect("screening:match", application_id=application_id)
