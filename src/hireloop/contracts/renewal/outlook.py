"""What the next contract would be under the law of its day: seen before it is too late to decide."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone

from hireloop import law
from hireloop.contracts.drafting import queries as drafting
from hireloop.contracts.drafting.models import Contract
from hireloop.kernel.errors import BadInput
from hireloop.law.model import ContractFacts, Finding
from hireloop.law.spans import Span

OPEN_ENDED_RULES = ("open_ended_after_ten_years", "open_ended_after_two_terms")


@dataclass(frozen=True)
class Outlook:
    """``must_be_open_ended``: a further fixed term would break these findings' rules.

    ``binds_after``: a renewal for a fixed term is possible once more, and the one after that no longer.
    ``problem`` where the law could not be asked: it is said, not guessed.
    """

    ends_on: date
    days_left: int
    fixed_terms: int
    years_of_service: Decimal
    must_be_open_ended: tuple[Finding, ...] = ()
    binds_after: tuple[Finding, ...] = ()
    problem: BadInput | None = None

    @property
    def is_late(self) -> bool:
        return self.days_left < 0


def outlook_of(contract: Contract, *, today: date | None = None) -> Outlook:
    """For a signed contract with an end. The next one would begin the day after it."""
    assert contract.end_on is not None
    today = today or timezone.localdate()
    begins = contract.end_on + timedelta(days=1)
    before = list(drafting.concluded_with(contract.person, contract.employer_id))
    fixed_terms = _terms_in_a_row(before)
    years = _years(before, begins)
    seen = Outlook(contract.end_on, (contract.end_on - today).days, fixed_terms, years)
    try:
        now = _findings(contract, begins, terms=fixed_terms, years=years)
        after = _findings(contract, begins, terms=fixed_terms + 1, years=years)
    except BadInput as problem:
        return _with(seen, problem=problem)
    return _with(seen, must_be_open_ended=now, binds_after=() if now else after)


def _terms_in_a_row(contracts: list[Contract]) -> int:
    """Fixed terms that followed one another up to the last; an open-ended contract breaks the row."""
    count = 0
    for contract in contracts:
        count = count + 1 if contract.term_kind == "fixed" else 0
    return count


def _years(contracts: list[Contract], until: date) -> Decimal:
    """Of service without a break longer than a month, rounded down to months."""
    first = None
    last_end: date | None = None
    for contract in contracts:
        if contract.start_on is None:
            continue
        has_broken = last_end is not None and (contract.start_on - last_end).days > 31
        first = contract.start_on if first is None or has_broken else first
        last_end = contract.ended_on or contract.end_on
    if first is None:
        return Decimal(0)
    return Decimal(Span.between(first, until - timedelta(days=1)).months) / 12


def _findings(contract: Contract, begins: date, *, terms: int, years: Decimal) -> tuple[Finding, ...]:
    facts = ContractFacts(term_kind="fixed", start=begins, previous_fixed_terms=terms, years_of_service=years)
    report = law.check(facts, region=contract.region or "全国", signed_on=begins)
    return tuple(
        finding for rule in OPEN_ENDED_RULES for finding in report.of_rule(rule) if finding.verdict == "violation"
    )


def _with(outlook: Outlook, **more: object) -> Outlook:
    return Outlook(**{**outlook.__dict__, **more})
