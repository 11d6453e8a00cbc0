"""The wizard for ending a contract, and the page of one ending."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hireloop.kernel.errors import HireloopError
from hireloop.platform.accounts.access import can, colleague_of, requires
from hireloop.platform.audit.actions import record_read
from hireloop.platform.audit.actor import Actor
from hireloop.platform.vault import files
from hireloop.web.errors import translated
from hireloop.web.refused import refused

from . import actions, queries
from .forms import EndingForm
from .reckoning import reckon, reckoned_as_json


@requires("ending.record")
@require_http_methods(["GET", "HEAD", "POST"])
def wizard(request: HttpRequest, contract_id: UUID) -> HttpResponse:
    """Reckon as often as one likes (``do=reckon``), then record it (``do=record``). What was typed stays."""
    contract = queries.visible_contract(colleague_of(request), contract_id)
    if known := queries.case_of(contract):
        return redirect("ending:case", known.pk)
    form = EndingForm(request.POST or None, contract=contract)
    reckoned = None
    if request.method == "POST" and form.is_valid():
        try:
            reckoned = reckoned_as_json(reckon(contract, form.facts))
            if request.POST.get("do") == "record":
                user, actor = colleague_of(request), Actor.of(request)
                reason = form.cleaned_data["reason"]
                case = actions.record_ending(contract, form.facts, reason=reason, user=user, actor=actor)
                messages.success(request, _("The ending is recorded."))
                return redirect("ending:case", case.pk)
        except HireloopError as error:
            form.add_error(None, translated(error))
    context = {"contract": contract, "form": form, "reckoned": reckoned, "first_day": queries.first_day(contract)}
    return render(request, "ending/wizard.html", context, status=422 if form.is_bound and form.errors else 200)


@requires("ending.view")
@require_safe
def case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    found = queries.visible_case(colleague_of(request), case_id)
    context = {
        "case": found,
        "contract": found.contract,
        "reckoned": found.reckoned,
        "may_record": can(request.user, "ending.record"),
    }
    return render(request, "ending/case.html", context)


@requires("ending.record")
@require_POST
def call_off(request: HttpRequest, case_id: UUID) -> HttpResponse:
    found = queries.visible_case(colleague_of(request), case_id)
    try:
        actions.call_off(found, reason=request.POST.get("reason", "")[:1000], actor=Actor.of(request))
    except HireloopError as error:
        return refused(request, translated(error), "ending:case", found.pk)
    messages.success(request, _("Called off; the contract goes on."))
    return redirect("drafting:contract", found.contract_id)


@requires("ending.record")
@require_http_methods(["GET", "HEAD", "POST"])
def certificate(request: HttpRequest, case_id: UUID) -> HttpResponseBase:
    """Write it (POST), or open it; that somebody looked is recorded."""
    found = queries.visible_case(colleague_of(request), case_id)
    if request.method == "POST" or found.certificate is None:
        try:
            found = actions.write_certificate(found, actor=Actor.of(request))
        except HireloopError as error:
            messages.error(request, translated(error))
            return redirect("ending:case", found.pk)
    if request.method == "POST":
        messages.success(request, _("The leaving certificate is written."))
        return redirect("ending:case", found.pk)
    assert found.certificate is not None
    record_read(found, actor=Actor.of(request), person=found.contract.person_id, what="certificate")
    return files.serve(request, found.certificate)
