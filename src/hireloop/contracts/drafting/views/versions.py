"""The versions of a contract, and what changed between two of them."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hireloop.platform.accounts.access import colleague_of, requires

from .. import queries
from ..differences import differences
from ..masking import masked
from .editor import masked_document


@requires("drafting.view")
def versions(request: HttpRequest, contract_id: UUID) -> HttpResponse:
    """All versions, newest first; ``?from=1&to=3`` shows two side by side, by default the last two."""
    found = queries.visible_contract(colleague_of(request), contract_id)
    listed = list(found.versions.select_related("made_by"))
    newest = listed[0].number
    to = _number(request.GET.get("to", ""), newest)
    old = queries.version_of(found, _number(request.GET.get("from", ""), max(1, to - 1)))
    new = queries.version_of(found, to)
    changed = differences(masked(old.facts), masked(new.facts), old_clauses=old.clauses, new_clauses=new.clauses)
    context = {"contract": found, "versions": listed, "old": old, "new": new, "changed": changed}
    return render(request, "drafting/versions.html", context)


@requires("drafting.view")
def version(request: HttpRequest, contract_id: UUID, number: int) -> HttpResponse:
    """One version as it read."""
    found = queries.visible_contract(colleague_of(request), contract_id)
    shown = queries.version_of(found, number)
    context = {"contract": found, "version": shown, "document": masked_document(found, shown)}
    return render(request, "drafting/version.html", context)


def _number(text: str, default: int) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else default
