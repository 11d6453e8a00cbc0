"""Beside the editor: terms that the evaluation speaks for."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from hireloop.contracts.terms.clauses import special_clauses
from hireloop.contracts.terms.labels import changes_in_words
from hireloop.contracts.terms.suggesting import Suggestion
from hireloop.platform.accounts.access import can

from . import queries
from .editor_page import reader_language
from .models import Contract, SuggestedTerm


def panel(request: HttpRequest, contract: Contract) -> str | None:
    terms = list(contract.suggestions.select_related("decided_by"))
    if not terms:
        return None
    context = {
        "contract": contract,
        "lines": [_line(contract, term) for term in terms],
        "may_edit": contract.is_draft and can(request.user, "drafting.edit"),
    }
    return render_to_string("drafting/_suggestions.html", context, request=request)


def _line(contract: Contract, term: SuggestedTerm) -> dict[str, object]:
    suggestion = Suggestion(**term.suggestion)
    is_english = reader_language() == "en"
    facts = queries.current_version(contract).facts
    changes = changes_in_words(facts, suggestion.facts)
    if suggestion.clause in special_clauses():
        clause = special_clauses()[suggestion.clause].clause
        changes.append(f"＋ {clause.title_en if is_english else clause.title}")
    return {
        "term": term,
        "title": suggestion.title_en if is_english else suggestion.title_zh,
        "why": suggestion.why_en if is_english else suggestion.why_zh,
        "changes": changes,
    }
