from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language

from hireloop.kernel.errors import N_, NotFound
from hireloop.platform.accounts import access
from hireloop.platform.audit.queries import entries
from hireloop.platform.directory.models import Person

from . import queries
from .jurisdiction import policy
from .tables import ConsentTable

REFUSALS_SHOWN = 100


@access.requires("privacy.view")
def overview(request: HttpRequest) -> HttpResponseBase:
    context = {"counts": queries.counts(), "refused": queries.refusals_since(30), "policy": policy()}
    return ConsentTable(request, queries.consents()).respond("privacy/overview.html", context)


@access.requires("privacy.view")
def person(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Every consent of one person, with its evidence."""
    found = Person.objects.filter(pk=person_id).first()
    if found is None:
        raise NotFound(N_("There is no such person, or you may not see them."))
    context = {"person": found, "consents": queries.consents_of(person_id)}
    return render(request, "privacy/person.html", context)


@access.requires("privacy.view")
def kept(request: HttpRequest) -> HttpResponse:
    return render(request, "privacy/kept.html", {"kept": queries.what_is_kept()})


@access.requires("privacy.view")
def refusals(request: HttpRequest) -> HttpResponse:
    found = entries(queries.refusals()[:REFUSALS_SHOWN])
    return render(request, "privacy/refusals.html", {"entries": found})


@access.public
def notice(request: HttpRequest) -> HttpResponse:
    """The current notice, for anybody to read at leisure."""
    return render(request, "privacy/notice.html", {"shown": queries.current_notice(get_language() or "zh-hans")})
