"""What the editor shows: the facts by group, the findings by gravity, what can be added."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language

from hireloop.contracts.checking.findings import Checked
from hireloop.contracts.checking.remedies import Remedy, remedy_for
from hireloop.contracts.terms.amounts import plain_yuan
from hireloop.contracts.terms.clauses import Clause, facts_used, special_clauses
from hireloop.contracts.terms.facts import Facts
from hireloop.contracts.terms.labels import GROUPS, FactLabel, changes_in_words
from hireloop.contracts.terms.problems import Problem, problems_of
from hireloop.kernel.languages import Language

from . import queries
from .actions.library import as_clause
from .masking import masked
from .models import Contract, ContractVersion, FindingOverride
from .reading_forms import written_allowances


@dataclass(frozen=True)
class FactField:
    """A field of the form. ``value`` is what stands in it; a secret shows its mask beside an empty field."""

    label: FactLabel
    value: str
    mask: str = ""
    problem: str = ""
    is_missing: bool = False
    error: str = ""

    @property
    def key(self) -> str:
        return self.label.key


@dataclass(frozen=True)
class FactGroup:
    key: str
    label: Any
    fields: tuple[FactField, ...]

    @property
    def open_count(self) -> int:
        return sum(bool(field.is_missing or field.problem or field.error) for field in self.fields)


@dataclass(frozen=True)
class ShownFinding:
    """A finding in the reader's language, with what can be done about it."""

    checked: Checked
    title: str
    fact: str
    limit: str
    advice: str
    clause_title: str
    remedy: str
    override: FindingOverride | None

    @property
    def key(self) -> str:
        return self.checked.key


@dataclass(frozen=True)
class AddableClause:
    key: str
    title: str
    about: str


def reader_language() -> Language:
    return "en" if (get_language() or "").startswith("en") else "zh"


def fact_groups(facts: Facts, errors: Mapping[str, str] | None = None) -> list[FactGroup]:
    problems = {each.fact: each for each in reversed(problems_of(facts))}
    hidden = masked(facts)
    return [
        FactGroup(
            group.key,
            group.label,
            tuple(_field(label, facts, hidden, problems.get(label.key), errors or {}) for label in group.facts),
        )
        for group in GROUPS
    ]


def _field(
    label: FactLabel, facts: Facts, hidden: Facts, problem: Problem | None, errors: Mapping[str, str]
) -> FactField:
    return FactField(
        label,
        "" if label.secret else in_field(label, getattr(facts, label.key)),
        mask=str(getattr(hidden, label.key)) if label.secret else "",
        problem="" if problem is None or problem.is_missing else str(problem.message),
        is_missing=problem is not None and problem.is_missing,
        error=errors.get(label.key, ""),
    )


def in_field(label: FactLabel, value: Any) -> str:
    """The value as it is typed."""
    if value in (None, "", ()):
        return ""
    if label.kind == "money":
        return plain_yuan(value)
    if label.kind == "date":
        return value.isoformat()
    if label.kind == "yes_no":
        return "yes" if value else "no"
    return written_allowances(value) if label.kind == "allowances" else str(value)


def shown_findings(
    contract: Contract, version: ContractVersion, judged: queries.Judged
) -> dict[str, list[ShownFinding]]:
    """By verdict."""
    facts, clauses = version.facts, version.clauses
    in_english = reader_language() == "en"
    titles = {clause.key: (clause.title_en if in_english else "") or clause.title for clause in clauses}
    found: dict[str, list[ShownFinding]] = {"violation": [], "warning": [], "unknown": [], "pass": []}
    for checked in judged.check.findings:
        remedy = None
        if checked.verdict == "violation":
            remedy = remedy_for(checked, facts, clauses, region=contract.region, today=timezone.localdate())
        found[checked.verdict].append(_shown(checked, titles, remedy, facts, judged.overrides.get(checked.key)))
    return found


def _shown(
    checked: Checked,
    titles: Mapping[str, str],
    remedy: Remedy | None,
    facts: Facts,
    override: FindingOverride | None,
) -> ShownFinding:
    language = reader_language()
    finding = checked.finding
    return ShownFinding(
        checked,
        title=finding.title.said(language),
        fact=finding.fact.said(language),
        limit=finding.limit.said(language),
        advice=finding.advice.said(language),
        clause_title=titles.get(checked.clause, ""),
        remedy=remedy_in_words(remedy, facts) if remedy else "",
        override=override,
    )


def remedy_in_words(remedy: Remedy, facts: Facts) -> str:
    """ "Probation, months: 3 → 2", or the text that would stand there."""
    if remedy.text:
        return remedy.text
    return "\n".join(changes_in_words(facts, remedy.facts))


def addable_clauses(clauses: Sequence[Clause]) -> list[AddableClause]:
    """The library's clauses that the contract does not have yet."""
    there = {clause.key for clause in clauses}
    language = reader_language()
    built_in = [
        AddableClause(key, entry.clause.title if language == "zh" else entry.clause.title_en, about(entry, language))
        for key, entry in special_clauses().items()
    ]
    own = [AddableClause(as_clause(each).key, each.title, "") for each in queries.own_clauses()]
    return [each for each in (*built_in, *own) if each.key not in there]


def about(entry: Any, language: Language) -> str:
    return entry.about if language == "zh" else entry.about_en


def clause_from_library(key: str) -> Clause | None:
    """A clause to put into a contract, by its key."""
    if key in special_clauses():
        return special_clauses()[key].clause
    return next((clause for each in queries.own_clauses() if (clause := as_clause(each)).key == key), None)


def clauses_with_facts(clauses: Sequence[Clause]) -> list[tuple[Clause, str]]:
    """Each clause, and the keys of the facts that it is made of."""
    return [(clause, " ".join(facts_used(clause))) for clause in clauses]
