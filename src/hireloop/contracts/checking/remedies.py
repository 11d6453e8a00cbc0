"""What would mend a finding: the nearest value of a fact with which the same rule is content, or another text.

The law itself is asked, value by value: no limit is written down here a second time.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hireloop.contracts.terms.clauses import Clause
from hireloop.contracts.terms.facts import Facts
from hireloop.law.checking import country_law
from hireloop.law.ruling import Law

from .findings import Checked
from .law_facts import draft_for_law
from .printed import OUR_RULES

LONGEST_SEARCH_MONTHS = 120
YUAN = 100


@dataclass(frozen=True)
class Remedy:
    """A change that a person can adopt: ``facts`` to set, or the ``text`` of the clause, or its removal."""

    facts: dict[str, Any]
    clause: str = ""
    text: str = ""
    removes_clause: bool = False


def remedy_for(checked: Checked, facts: Facts, clauses: Sequence[Clause], *, region: str, today: date) -> Remedy | None:
    """None where a machine knows no way out: then a person has to write one. What only the company's own document
    says, the facts cannot mend."""
    signed_on = facts.signed_on or today
    if checked.verdict != "violation" or checked.finding.rule in OUR_RULES:
        return None
    if not violates(checked.finding.rule, facts, clauses, region=region, signed_on=signed_on):
        return None
    if found := _other_value(checked, facts, clauses, region=region, today=today):
        return found
    return _other_text(checked, clauses)


def _other_value(
    checked: Checked, facts: Facts, clauses: Sequence[Clause], *, region: str, today: date
) -> Remedy | None:
    signed_on = facts.signed_on or today

    def is_content(changed: Facts) -> bool:
        return not violates(checked.finding.rule, changed, clauses, region=region, signed_on=signed_on)

    for fact in _candidates(checked, facts):
        search = SEARCHES.get(fact)
        value = search(fact, facts, is_content) if search else None
        if value is not None:
            return Remedy({fact: value})
    return None


def violates(rule: str, facts: Facts, clauses: Sequence[Clause], *, region: str, signed_on: date) -> bool:
    """Whether this one rule finds a violation."""
    country = country_law("CN")
    values = country.parameters()
    here = Law(values, values.region(region), signed_on)
    draft = draft_for_law(facts, clauses)
    return any(each.verdict == "violation" for each in country.RULEBOOK.rules[rule].findings(draft.facts, here))


def _candidates(checked: Checked, facts: Facts) -> Iterator[str]:
    """The facts that the finding is about, those that are easiest to change first."""
    about = set(checked.facts)
    yield from (fact for fact in SEARCHES if fact in about and getattr(facts, fact) is not None)


Search = Callable[[str, Facts, Callable[[Facts], bool]], Any]


def _shorter(fact: str, facts: Facts, is_content: Callable[[Facts], bool]) -> int | None:
    """The longest whole number below the present one that the rule accepts."""
    now = min(getattr(facts, fact), LONGEST_SEARCH_MONTHS)
    return next((value for value in range(now - 1, -1, -1) if is_content(facts.with_(**{fact: value}))), None)


def _higher_count(fact: str, facts: Facts, is_content: Callable[[Facts], bool]) -> int | None:
    now = getattr(facts, fact)
    return next((value for value in range(now + 1, now + 8) if is_content(facts.with_(**{fact: value}))), None)


def _more_money(fact: str, facts: Facts, is_content: Callable[[Facts], bool]) -> int | None:
    """The least amount in whole yuan, by halving: what suffices is never too much."""
    enough = max(getattr(facts, fact), facts.monthly_fen or 0, 10_000 * YUAN)
    if not is_content(facts.with_(**{fact: enough})):
        return None
    return _halved(fact, facts, is_content, low=getattr(facts, fact) // YUAN, high=-(-enough // YUAN))


def _less_money(fact: str, facts: Facts, is_content: Callable[[Facts], bool]) -> int | None:
    """The greatest amount in whole yuan that the rule accepts."""
    if not is_content(facts.with_(**{fact: 0})):
        return None
    return _halved(fact, facts, is_content, low=getattr(facts, fact) // YUAN, high=0)


def _halved(fact: str, facts: Facts, is_content: Callable[[Facts], bool], *, low: int, high: int) -> int:
    """Between ``low`` yuan, which is refused, and ``high`` yuan, which is accepted."""
    while abs(high - low) > 1:
        middle = (low + high) // 2
        if is_content(facts.with_(**{fact: middle * YUAN})):
            high = middle
        else:
            low = middle
    return high * YUAN


def _yes(fact: str, facts: Facts, is_content: Callable[[Facts], bool]) -> bool | None:
    return True if is_content(facts.with_(**{fact: True})) else None


def _open_ended(fact: str, facts: Facts, is_content: Callable[[Facts], bool]) -> str | None:
    return "open_ended" if is_content(facts.with_(term_kind="open_ended", end_on=None)) else None


SEARCHES: dict[str, Search] = {
    "probation_months": _shorter,
    "probation_pay_fen": _more_money,
    "hours_per_week": _shorter,
    "hours_per_day": _shorter,
    "rest_days": _higher_count,
    "non_compete_months": _shorter,
    "non_compete_pay_fen": _more_money,
    "service_penalty_fen": _less_money,
    "social_insurance": _yes,
    "base_fen": _more_money,
    "term_kind": _open_ended,
}


def _other_text(checked: Checked, clauses: Sequence[Clause]) -> Remedy | None:
    clause = next((each for each in clauses if each.key == checked.clause), None)
    if clause is None or clause.source == "built_in":
        return None
    if checked.finding.proposed_text:
        return Remedy({}, clause.key, checked.finding.proposed_text)
    return Remedy({}, clause.key, removes_clause=True)
