"""Beside the editor: where this draft could become a dispute, and what was said that is worth asking about."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from hireloop.contracts.risk import queries as risk
from hireloop.contracts.risk.panels import person_panel
from hireloop.contracts.terms.amounts import yuan
from hireloop.platform.accounts.access import can
from hireloop.platform.modules.switches import is_on

from . import queries
from .editor_page import reader_language
from .models import Contract


def panel(request: HttpRequest, contract: Contract) -> str | None:
    if not is_on("risk") or not can(request.user, "risk.view"):
        return None
    notes = person_panel(request, contract.person) or ""
    version = queries.current_version(contract)
    clauses = version.clauses
    titles = {clause.key: clause.title for clause in clauses}
    found = risk.clause_risks(queries.check_of(contract, version), contract.employer_id, titles)
    language = reader_language()
    lines = [
        {
            "key": each.clause,
            "title": titles[each.clause],
            "is_high": each.is_high,
            "vague": [
                (
                    checked.finding.fact.said(language),
                    checked.finding.advice.said(language),
                    checked.finding.proposed_text,
                )
                for checked in each.vague
            ],
            "count": len(each.disputes),
            "paid": yuan(each.paid_fen) if each.paid_fen else "",
        }
        for each in found
    ]
    return notes + render_to_string("drafting/_clause_risks.html", {"lines": lines}, request=request)
