"""Terms that an evaluation speaks for: suggested by rules, kept within the law, decided by a person."""

from dataclasses import asdict
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hireloop.contracts.checking.findings import check_draft
from hireloop.contracts.terms.suggesting import (
    VERSION,
    EvaluationSummary,
    Suggestion,
    suggestions_for,
    with_suggestion,
)
from hireloop.kernel.errors import Conflict, NotFound
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor

from .. import queries
from ..events import SuggestionDecided, TermsSuggested
from ..models import Contract, ContractVersion, SuggestedTerm
from .editing import Terms, save_terms
from .steps import check_is_draft


@transaction.atomic
def suggest_terms(contract: Contract, summary: EvaluationSummary, *, actor: Actor) -> list[SuggestedTerm]:
    """Write down what the evaluation speaks for, once for each report; nothing that would break the law."""
    if not contract.is_draft:
        return []
    version = queries.current_version(contract)
    keys = frozenset(clause.key for clause in version.clauses)
    lawful = [each for each in suggestions_for(summary, version.facts, keys) if _keeps_the_law(contract, version, each)]
    found = [_keep(contract, each, summary) for each in lawful]
    new = [term for term, is_new in found if is_new]
    if new:
        record(TermsSuggested(contract.id, len(new)), actor=actor, person=contract.person, subject=contract)
    return new


def _keep(contract: Contract, suggestion: Suggestion, summary: EvaluationSummary) -> tuple[SuggestedTerm, bool]:
    kept = {"suggestion": asdict(suggestion), "engine": VERSION}
    return SuggestedTerm.objects.get_or_create(
        contract=contract, rule=suggestion.rule, source=summary.source, defaults=kept
    )


def _keeps_the_law(contract: Contract, version: ContractVersion, suggestion: Suggestion) -> bool:
    """No violation comes in that was not there before."""
    today = timezone.localdate()
    before = check_draft(version.facts, version.clauses, region=contract.region, today=today)
    facts, clauses = with_suggestion(suggestion, version.facts, version.clauses)
    after = check_draft(facts, clauses, region=contract.region, today=today)
    return {each.finding.rule for each in after.violations} <= {each.finding.rule for each in before.violations}


@transaction.atomic
def decide_suggestion(
    contract: Contract, suggestion_id: str, *, accept: bool, expected: int, actor: Actor, user: User, note: str = ""
) -> SuggestedTerm:
    """Accepted, it goes into the terms as a version that says why; declined, it is noted."""
    check_is_draft(contract)
    term = _term(contract, suggestion_id)
    if term.decided_at is not None:
        raise Conflict(_("Somebody has decided on this suggestion already."), code="suggestion_decided")
    suggestion = Suggestion(**term.suggestion)
    if accept:
        version = queries.current_version(contract)
        if not _keeps_the_law(contract, version, suggestion):
            raise Conflict(_("With the terms as they are now this would break the law."), code="suggestion_unlawful")
        facts, clauses = with_suggestion(suggestion, version.facts, version.clauses)
        why = _("Suggested term taken: %(title)s") % {"title": suggestion.title_zh}
        save_terms(contract, Terms(facts, clauses), expected=expected, actor=actor, user=user, why=why)
    term.decided_at, term.decided_by, term.is_accepted, term.note = timezone.now(), user, accept, note.strip() or None
    term.save()
    event = SuggestionDecided(contract.id, term.rule, accept)
    record(event, actor=actor, person=contract.person, subject=contract, reason=note.strip())
    return term


def _term(contract: Contract, suggestion_id: str) -> SuggestedTerm:
    try:
        found = contract.suggestions.select_for_update().filter(pk=UUID(suggestion_id)).first()
    except ValueError:
        found = None
    if found is None:
        raise NotFound(_("There is no such suggestion for this contract."))
    return found
