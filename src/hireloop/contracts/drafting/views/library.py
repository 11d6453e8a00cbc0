"""The clause library: what comes with the product, and the company's own."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hireloop.contracts.terms.clauses import built_in_contract, special_clauses
from hireloop.contracts.terms.phrases import phrases
from hireloop.kernel.errors import HireloopError
from hireloop.platform.accounts.access import requires
from hireloop.platform.audit.actor import Actor
from hireloop.web.errors import translated

from .. import actions, queries
from ..editor_page import reader_language
from ..forms import OwnClauseForm
from ..models import OwnClause


@requires("drafting.view")
def library(request: HttpRequest) -> HttpResponse:
    context = {
        "own": queries.own_clauses(),
        "special": list(special_clauses().values()),
        "built_in": built_in_contract(),
        "language": reader_language(),
    }
    return render(request, "drafting/library.html", context)


@requires("drafting.library")
def new_clause(request: HttpRequest) -> HttpResponse:
    return _edit(request, OwnClause())


@requires("drafting.library")
def edit_clause(request: HttpRequest, clause_id: UUID) -> HttpResponse:
    return _edit(request, queries.own_clause(clause_id))


def _edit(request: HttpRequest, clause: OwnClause) -> HttpResponse:
    form = OwnClauseForm(request.POST if request.method == "POST" else None, instance=clause)
    if request.method == "POST" and form.is_valid():
        try:
            actions.save_clause(form.instance, actor=Actor.of(request))
        except HireloopError as error:
            form.add_error("text", translated(error))
        else:
            messages.success(request, _("Saved. Contracts that have the clause keep their words."))
            return redirect("drafting:library")
    context = {"form": form, "is_new": clause._state.adding, "clause": clause, "fields": sorted(phrases())}
    return render(request, "drafting/clause.html", context, status=422 if form.errors else 200)


@requires("drafting.library")
@require_POST
def retire_clause(request: HttpRequest, clause_id: UUID) -> HttpResponse:
    actions.retire_clause(queries.own_clause(clause_id), actor=Actor.of(request))
    messages.success(request, _("Taken out of the library. Contracts that have the clause keep it."))
    return redirect("drafting:library")
