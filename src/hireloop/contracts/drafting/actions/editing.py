"""Change the terms. Two who edit at once: the second is told, and nothing of either is lost."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hireloop.contracts.checking.findings import check_draft
from hireloop.contracts.checking.remedies import Remedy, remedy_for
from hireloop.contracts.terms.clauses import Clause, check_clauses
from hireloop.contracts.terms.facts import Facts
from hireloop.kernel.errors import Conflict, NotFound
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor

from .. import queries
from ..differences import changed_names
from ..events import ProposalAdopted, TermsChanged, VersionKept
from ..models import Contract, ContractVersion
from ..printing import words_now
from ..templates_chosen import template_for
from .steps import check_is_draft, locked


@dataclass(frozen=True)
class Terms:
    """``region``, ``language`` and ``template`` belong to the contract, the rest to its version; None leaves them.

    ``template`` is the id of a company's document, "" the built-in contract.
    """

    facts: Facts
    clauses: tuple[Clause, ...]
    region: str | None = None
    language: str | None = None
    template: str | None = None


@transaction.atomic
def save_terms(
    contract: Contract, terms: Terms, *, expected: int, actor: Actor, user: User | None = None, why: str = ""
) -> Contract:
    """Write the terms. ``expected`` is the revision that the editor has seen.

    While one person goes on, the open version takes the changes in; another person, or a reason (``why``), begins
    a new one.
    """
    clauses = check_clauses(terms.clauses)
    contract = locked(contract)
    check_is_draft(contract)
    version = queries.current_version(contract)
    if contract.revision != expected:
        raise _edited_by_another(version)
    if not _changes_anything(contract, version, terms, clauses):
        return contract
    _write(contract, version, terms, clauses, actor=actor, user=user, why=why)
    return contract


@transaction.atomic
def keep_version(contract: Contract, *, why: str, actor: Actor) -> ContractVersion:
    """Close the open version: what comes after is another one."""
    contract = locked(contract)
    version = queries.current_version(contract)
    return close(version, why=why, actor=actor)


@transaction.atomic
def adopt(contract: Contract, finding_key: str, *, expected: int, actor: Actor, user: User) -> Contract:
    """Put what the law check proposes into the terms, as a version of its own that says why."""
    version = queries.current_version(contract)
    check = queries.check_of(contract, version)
    found = next((each for each in check.findings if each.key == finding_key), None)
    if found is None:
        raise NotFound(_("This finding no longer holds: the terms have changed. Look at the list again."))
    today = timezone.localdate()
    remedy = remedy_for(found, version.facts, version.clauses, region=contract.region, today=today)
    if remedy is None:
        raise Conflict(
            _("There is no ready proposal for this finding; please mend the clause by hand."), code="no_remedy"
        )
    terms = Terms(version.facts.with_(**remedy.facts), _with_remedy(version.clauses, remedy))
    why = _("Adopted: %(title)s (%(cites)s)") % {"title": found.finding.title.zh, "cites": found.cites}
    contract = save_terms(contract, terms, expected=expected, actor=actor, user=user, why=why)
    event = ProposalAdopted(contract.id, rule=found.finding.rule)
    record(event, actor=actor, person=contract.person, subject=contract)
    return contract


def close(version: ContractVersion, *, why: str, actor: Actor) -> ContractVersion:
    if version.is_kept:
        return version
    version.is_kept = True
    version.why = why.strip() or version.why
    version.save()
    event = VersionKept(version.contract_id, version.number)
    record(event, actor=actor, person=version.contract.person, subject=version.contract)
    return version


def note_terms(contract: Contract, facts: Facts, clauses: tuple[Clause, ...]) -> None:
    """Bring the readable columns in line with the terms."""
    contract.title = facts.title[:120] or contract.title
    contract.term_kind, contract.start_on, contract.end_on = facts.term_kind, facts.start_on, facts.end_on
    contract.probation_end = facts.probation_end
    printed = words_now(contract, facts, clauses)
    check = check_draft(facts, clauses, region=contract.region, today=timezone.localdate(), printed=printed)
    contract.violations = len(check.violations)


def _write(
    contract: Contract,
    version: ContractVersion,
    terms: Terms,
    clauses: tuple[Clause, ...],
    *,
    actor: Actor,
    user: User | None,
    why: str,
) -> None:
    changes = changed_names(version.facts, terms.facts)
    if version.is_kept or why or version.made_by_id != (user.pk if user else None):
        version = _next_version(version, user=user, why=why, actor=actor)
    version.set_terms(terms.facts, clauses)
    if terms.template not in (None, str(contract.template_id or "")):
        contract.template = template_for(contract.employer, terms.template)
    version.template_version = contract.template.newest if contract.template else None
    version.save()
    contract.region = contract.region if terms.region is None else terms.region
    contract.language = terms.language or contract.language
    contract.revision += 1
    note_terms(contract, terms.facts, clauses)
    contract.save()
    event = TermsChanged(contract.id, version.number)
    record(event, actor=actor, person=contract.person, subject=contract, changes=changes, reason=why)


def _next_version(version: ContractVersion, *, user: User | None, why: str, actor: Actor) -> ContractVersion:
    close(version, why="", actor=actor)
    return ContractVersion(
        contract=version.contract, number=version.number + 1, made_by=user, why=why or None, is_kept=bool(why)
    )


def _changes_anything(contract: Contract, version: ContractVersion, terms: Terms, clauses: tuple[Clause, ...]) -> bool:
    same_frame = (
        terms.region in (None, contract.region)
        and terms.language in (None, contract.language)
        and terms.template in (None, str(contract.template_id or ""))
    )
    return not (same_frame and version.facts == terms.facts and version.clauses == clauses)


def _with_remedy(clauses: tuple[Clause, ...], remedy: Remedy) -> tuple[Clause, ...]:
    if remedy.removes_clause:
        return tuple(each for each in clauses if each.key != remedy.clause)
    if not remedy.text:
        return clauses
    return tuple(
        each.with_(text=remedy.text, text_en="", source="law") if each.key == remedy.clause else each
        for each in clauses
    )


def _edited_by_another(version: ContractVersion) -> Conflict:
    who = version.made_by.name if version.made_by else _("Somebody else")
    return Conflict(
        _("%(who)s has changed this contract in the meantime. Your words are kept on this page: compare, then go on.")
        % {"who": who},
        code="contract_edited",
    )
