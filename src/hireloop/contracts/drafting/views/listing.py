"""The list of contracts, and drafting one for somebody who works here already."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hireloop.contracts.terms.facts import Facts
from hireloop.kernel.errors import HireloopError
from hireloop.platform.accounts.access import can, colleague_of, requires
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory import queries as directory
from hireloop.platform.directory.models import Person
from hireloop.web.errors import translated

from .. import actions, queries
from ..forms import NewContractForm
from ..tables import ContractTable

SHOWN_PEOPLE = 12


@requires("drafting.view")
def contract_list(request: HttpRequest) -> HttpResponseBase:
    table = ContractTable(request, queries.visible_to(colleague_of(request)))
    return table.respond("drafting/list.html", {"may_edit": can(request.user, "drafting.edit")})


@requires("drafting.edit")
def new(request: HttpRequest) -> HttpResponse:
    """First for whom, then on what terms."""
    user = colleague_of(request)
    person = _person(request)
    if person is None:
        words = request.GET.get("q", "").strip()
        people = directory.search(directory.visible_to(user), words).order_by("-created_at")[:SHOWN_PEOPLE]
        return render(request, "drafting/choose_person.html", {"words": words, "people": people if words else ()})
    form = NewContractForm(
        request.POST if request.method == "POST" else None,
        initial={"person": person.pk, "title": "", "employer": directory.employer(), "start_on": date.today()},
    )
    if request.method == "POST" and form.is_valid():
        try:
            drafted = actions.draft_contract(_asked(form, person), actor=Actor.of(request), user=user)
        except HireloopError as error:
            form.add_error(None, translated(error))
        else:
            messages.success(request, _("Drafted. What is still missing is marked."))
            return redirect("drafting:contract", drafted.pk)
    context = {"form": form, "person": person, "has_employer": directory.employer() is not None}
    return render(request, "drafting/new.html", context, status=422 if form.errors else 200)


def _person(request: HttpRequest) -> Person | None:
    asked = request.POST.get("person") or request.GET.get("person", "")
    try:
        return directory.person_for(colleague_of(request), UUID(asked))
    except ValueError:
        return None


def _asked(form: NewContractForm, person: Person) -> actions.NewContract:
    filled: dict[str, Any] = form.cleaned_data
    return actions.NewContract(
        person=person,
        employer=filled["employer"],
        department=filled["department"],
        title=filled["title"],
        language=filled["language"],
        template=filled["template"],
        facts=Facts(term_kind=filled["term_kind"], start_on=filled["start_on"]),
    )
