"""What an ending rests on, and sums with the way to them."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal, get_args

from hireloop.law.model import NOTHING, Cite, Finding, Words

Protection = Literal[
    "occupational_disease_risk", "work_injury", "medical_period", "pregnancy", "near_retirement", "other_by_law"
]
PROTECTIONS: tuple[Protection, ...] = get_args(Protection)

TermKind = Literal["fixed", "open_ended", "task"]
CENT = Decimal("0.01")


@dataclass(frozen=True)
class EndingFacts:
    """Money in yuan. ``wages``: what was earned in each of the last (at most twelve) months, bonuses included.

    ``protections`` None: not known whether article 42 protects the employee; empty: it does not.
    """

    ground: str
    work_started_on: date
    ended_on: date
    wages: tuple[Decimal, ...] = ()
    average_wage: Decimal | None = None
    last_month_wage: Decimal | None = None
    regional_average_wage: Decimal | None = None
    protections: frozenset[Protection] | None = None
    is_in_probation: bool | None = None
    told_on: date | None = None
    is_paid_instead_of_notice: bool | None = None
    has_union: bool | None = None
    union_was_told: bool | None = None
    has_proof: bool | None = None
    was_trained_or_moved: bool | None = None
    change_was_negotiated: bool | None = None
    dismissed_count: int | None = None
    staff_count: int | None = None
    authority_was_told: bool | None = None
    offered_same_terms: bool | None = None
    employee_refused_renewal: bool | None = None
    open_ended_was_due: bool | None = None
    severance_years_paid_before: Decimal = Decimal(0)

    @property
    def monthly_wage(self) -> Decimal | None:
        """The average of article 47 paragraph 3, before any floor or cap."""
        if self.average_wage is not None:
            return self.average_wage
        if not self.wages:
            return None
        return sum(self.wages[-12:], Decimal(0)) / len(self.wages[-12:])


@dataclass(frozen=True)
class Line:
    """One line of a computation: what it is, how it comes about, what comes out."""

    what: Words
    how: str
    value: Decimal | None = None


@dataclass(frozen=True)
class Sum:
    """An amount in yuan with its computation; None where a fact is missing, which ``missing`` names."""

    what: Words
    amount: Decimal | None
    lines: tuple[Line, ...] = ()
    cites: tuple[Cite, ...] = ()
    missing: tuple[str, ...] = ()
    note: Words = NOTHING
    findings: tuple[Finding, ...] = ()


def cents(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)
