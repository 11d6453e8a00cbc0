"""The person's own form, by link: what the company does not know yet."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from hireloop.kernel.errors import HireloopError
from hireloop.platform.accounts.links import by_link
from hireloop.platform.audit.actor import Actor
from hireloop.web.errors import translated

from .. import actions
from ..actions.asking import SCOPE, PersonalFacts
from ..forms import PersonalFactsForm
from ..models import FactsRequest
from ..states import Status


@by_link(SCOPE)
def facts(request: HttpRequest, token: str) -> HttpResponse:
    """Ask, check, thank. What was typed comes back with what is wrong."""
    target = request.link.target_id  # type: ignore[attr-defined]
    asked = get_object_or_404(FactsRequest.objects.select_related("contract__person", "contract__employer"), pk=target)
    contract = asked.contract
    context: dict[str, Any] = {"contract": contract, "asked": asked, "token": token}
    if asked.answered_at is not None or contract.status != Status.DRAFT:
        return render(request, "drafting/facts_done.html", context)
    form = PersonalFactsForm(
        request.POST if request.method == "POST" else None,
        initial={"id_kind": contract.person.id_kind or "resident", "phone": contract.person.phone or ""},
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer_facts(asked, PersonalFacts(**form.cleaned_data), actor=Actor.of(request))
        except HireloopError as error:
            form.add_error(None, translated(error))
        else:
            return render(request, "drafting/facts_done.html", context)
    return render(request, "drafting/facts.html", {**context, "form": form}, status=422 if form.errors else 200)
