"""Blind mode of a job, and lifting it for one candidate."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from hireloop.platform.accounts.access import colleague_of, requires
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory import queries as directory
from hireloop.recruiting.jobs import queries as jobs

from .. import actions, blind
from ..forms import BlindForm, LiftForm


@requires("screening.blind")
def switch(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """Whether, from whom and how long it is hidden who the candidates of a job are."""
    job = jobs.visible_job(colleague_of(request), job_id)
    setting = blind.setting_of(job)
    initial = {name: getattr(setting, name) for name in BlindForm.base_fields}
    form = BlindForm(request.POST if request.method == "POST" else None, initial=initial)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "screening/blind.html", {"job": job, "form": form}, status=status)
    mode = actions.BlindMode(**form.cleaned_data)
    actions.set_blind_mode(job, mode, actor=Actor.of(request))
    said = _("Blind mode is on: names and personal details are hidden.") if mode.is_blind else _("Blind mode is off.")
    messages.success(request, said)
    return redirect("screening:ranked", job_id=job_id)


@requires("screening.view")
def lift(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Show who one candidate is, to this colleague, with a reason; both are written down."""
    person = directory.person_for(colleague_of(request), person_id)
    form = LiftForm(request.POST if request.method == "POST" else None)
    back = _back(request, person_id)
    if not person.is_hidden:
        return redirect(back)
    if form.is_valid():
        reason, user = form.cleaned_data["reason"], colleague_of(request)
        actions.lift_blind_mode(person, reason=reason, actor=Actor.of(request), user=user)
        messages.success(request, _("You see now who this is; that and your reason are written down."))
        return redirect(back)
    context = {"person": person, "form": form, "back": back}
    return render(request, "screening/lift.html", context, status=422 if form.is_bound else 200)


def _back(request: HttpRequest, person_id: UUID) -> str:
    """Where the reader came from."""
    asked = request.POST.get("next") or request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return asked if asked and is_ours else reverse("directory:person", args=[person_id])
