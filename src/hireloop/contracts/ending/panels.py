"""On a contract's page: to its ending, or where that stands; to its renewal."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from hireloop.contracts.drafting.models import Contract
from hireloop.platform.accounts.access import can

from . import queries


def contract_panel(request: HttpRequest, contract: Contract) -> str | None:
    if not can(request.user, "ending.view"):
        return None
    case = queries.case_of(contract)
    if case is None and contract.status not in queries.RUNNING:
        return None
    context = {"contract": contract, "case": case, "may_record": can(request.user, "ending.record")}
    return render_to_string("ending/_contract_panel.html", context, request=request)
