"""The pages about renewals."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hireloop.contracts.drafting.models import Contract
from hireloop.kernel.errors import HireloopError
from hireloop.platform.accounts.access import can, colleague_of, requires
from hireloop.platform.audit.actor import Actor
from hireloop.web.errors import translated
from hireloop.web.refused import refused

from . import actions, queries
from .forms import DraftForm
from .models import Renewal
from .outlook import outlook_of
from .suggestions import suggestions_for
from .tables import RenewalTable


@requires("renewal.view")
@require_safe
def renewal_list(request: HttpRequest) -> HttpResponseBase:
    return RenewalTable(request, queries.visible_to(colleague_of(request))).respond("renewal/list.html")


@requires("renewal.view")
@require_safe
def contract(request: HttpRequest, contract_id: UUID) -> HttpResponse:
    found = queries.visible_contract(colleague_of(request), contract_id)
    return _page(request, found, DraftForm(initial={"term_kind": "fixed", "years": 3}))


@requires("renewal.decide")
@require_POST
def decide(request: HttpRequest, contract_id: UUID) -> HttpResponse:
    found = queries.visible_contract(colleague_of(request), contract_id)
    try:
        actions.decide(
            found,
            request.POST.get("choice", ""),
            reason=request.POST.get("reason", "")[:1000],
            user=colleague_of(request),
            actor=Actor.of(request),
        )
    except HireloopError as error:
        return refused(request, translated(error), "renewal:contract", found.pk)
    messages.success(request, _("Your decision is recorded."))
    return redirect("renewal:contract", found.pk)


@requires("renewal.decide")
@require_POST
def draft(request: HttpRequest, contract_id: UUID) -> HttpResponse:
    """Draft the next contract and go to it."""
    found = queries.visible_contract(colleague_of(request), contract_id)
    form = DraftForm(request.POST)
    if form.is_valid():
        try:
            following = actions.draft_next(
                found, **form.cleaned_data, user=colleague_of(request), actor=Actor.of(request)
            )
        except HireloopError as error:
            form.add_error(None, translated(error))
        else:
            messages.success(request, _("The next contract is drafted. Check it, then hand it in."))
            return redirect("drafting:contract", following.pk)
    return _page(request, found, form, status=422)


def _page(request: HttpRequest, contract: Contract, form: DraftForm, *, status: int = 200) -> HttpResponse:
    context = {
        "contract": contract,
        "renewal": Renewal.objects.filter(contract=contract).select_related("decided_by", "next_contract").first(),
        "outlook": outlook_of(contract),
        "suggestions": suggestions_for(contract),
        "form": form,
        "may_decide": can(request.user, "renewal.decide"),
        "is_chinese": (getattr(request, "LANGUAGE_CODE", "") or "").startswith("zh"),
    }
    return render(request, "renewal/contract.html", context, status=status)
