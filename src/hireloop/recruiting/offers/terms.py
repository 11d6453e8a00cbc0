"""What an offer says: plain frozen values, in fen and months, the same for the page, the letter and the contract."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from typing import Any
from uuid import UUID

MONTHS_A_YEAR = 12
HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Allowance:
    """``amount_fen`` is a month's."""

    name: str
    amount_fen: int


@dataclass(frozen=True)
class Pay:
    """``months`` base salaries a year. ``bonus_percent`` is of the year's base; ``probation_percent`` of the base."""

    base_fen: int
    months: int = MONTHS_A_YEAR
    allowances: tuple[Allowance, ...] = ()
    bonus_text: str = ""
    bonus_percent: Decimal | None = None
    probation_percent: int = 100

    @property
    def allowances_fen(self) -> int:
        return sum(each.amount_fen for each in self.allowances)

    @property
    def monthly_fen(self) -> int:
        return self.base_fen + self.allowances_fen

    @property
    def bonus_fen(self) -> int:
        """A year's bonus at target, to the fen."""
        return _share(self.base_fen * self.months, self.bonus_percent or Decimal(0))

    @property
    def yearly_fen(self) -> int:
        return self.base_fen * self.months + self.allowances_fen * MONTHS_A_YEAR + self.bonus_fen

    @property
    def probation_fen(self) -> int:
        """A month's base in probation, rounded up to the fen: rounded down, 80 % would fall below the law's 80 %."""
        return _share(self.base_fen, Decimal(self.probation_percent), rounding=ROUND_CEILING)

    def to_json(self) -> dict[str, Any]:
        return {
            "base_fen": self.base_fen,
            "months": self.months,
            "allowances": [{"name": each.name, "amount_fen": each.amount_fen} for each in self.allowances],
            "bonus_text": self.bonus_text,
            "bonus_percent": None if self.bonus_percent is None else str(self.bonus_percent),
            "probation_percent": self.probation_percent,
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "Pay":
        percent = kept["bonus_percent"]
        return cls(
            base_fen=kept["base_fen"],
            months=kept["months"],
            allowances=tuple(Allowance(each["name"], each["amount_fen"]) for each in kept["allowances"]),
            bonus_text=kept["bonus_text"],
            bonus_percent=None if percent is None else Decimal(percent),
            probation_percent=kept["probation_percent"],
        )


@dataclass(frozen=True, kw_only=True)
class OfferDraft:
    """What HR decides. ``language`` is the letter's: "zh" or "en". ``term_months`` counts for a fixed term only."""

    title: str
    employer_id: UUID
    department_id: UUID | None = None
    place: str
    start_on: date
    expires_on: date
    term_kind: str = "fixed"
    term_months: int | None = 36
    task: str = ""
    probation_months: int = 0
    working_time: str = "standard"
    pay: Pay
    benefits: tuple[str, ...] = ()
    words: str = ""
    language: str = "zh"
    template_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class OfferTerms(OfferDraft):
    """The terms of one offer with what they belong to: all that a contract needs, so that nothing is typed twice."""

    offer_id: UUID
    version: int
    state: str
    application_id: UUID
    person_id: UUID
    job_id: UUID
    accepted_at: datetime | None


def _share(amount_fen: int, percent: Decimal, *, rounding: str = ROUND_HALF_UP) -> int:
    return int((amount_fen * percent / HUNDRED).quantize(Decimal(1), rounding))
