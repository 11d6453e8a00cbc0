"""The card on Today."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from hireloop.contracts.drafting.models import Contract
from hireloop.platform.accounts.access import can, colleague_of

from . import queries

SHOWN_ON_CARD = 5


def card(request: HttpRequest) -> str | None:
    """Contracts that end within 90 days and wait for a decision."""
    waiting = queries.undecided(colleague_of(request))
    count = waiting.count()
    if not count:
        return None
    lines = [(contract, queries.days_left(contract)) for contract in waiting[:SHOWN_ON_CARD]]
    return render_to_string("renewal/_card.html", {"count": count, "lines": lines}, request=request)


def contract_panel(request: HttpRequest, contract: Contract) -> str | None:
    """On a contract's page: when it ends, and the way to its renewal."""
    if not can(request.user, "renewal.view") or contract.status not in queries.RUNNING or contract.end_on is None:
        return None
    context = {"contract": contract, "days": queries.days_left(contract)}
    return render_to_string("renewal/_contract_panel.html", context, request=request)
