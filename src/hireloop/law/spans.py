"""Lengths of time as contracts and laws write them: months and days, exact across month ends.

A contract counts its first day: one that runs from 1 November 2026 to 31 October 2027 runs for twelve months. From a
day that the month reached does not have (31 January plus one month) the period ends with that month.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

DAYS_PER_MONTH = 30  # where no date says which months are meant


@dataclass(frozen=True)
class Span:
    """So many months and days; years are twelve months, weeks seven days. Never negative."""

    months: int = 0
    days: int = 0

    @classmethod
    def of(cls, *, years: int = 0, months: int = 0, weeks: int = 0, days: int = 0) -> "Span":
        return cls(years * 12 + months, weeks * 7 + days)

    @classmethod
    def between(cls, first: date, last: date) -> "Span":
        """The length of a period that includes both days."""
        end = last + timedelta(days=1)
        months = (end.year - first.year) * 12 + end.month - first.month
        if months and months_after(first, months) > end:
            months -= 1
        return cls(months, (end - months_after(first, months)).days)

    def after(self, first: date) -> date:
        """The first day that no longer belongs to a period of this length which begins on ``first``."""
        return months_after(first, self.months) + timedelta(days=self.days)

    def last_day(self, first: date) -> date:
        return self.after(first) - timedelta(days=1)

    def exceeds(self, other: "Span", *, from_day: date | None = None) -> bool:
        """Whether this is longer, counted from a day; without one a month has thirty days."""
        if from_day is not None:
            return self.after(from_day) > other.after(from_day)
        return self.in_days > other.in_days

    @property
    def in_days(self) -> int:
        return self.months * DAYS_PER_MONTH + self.days

    @property
    def in_months(self) -> Decimal:
        return Decimal(self.months) + Decimal(self.days) / DAYS_PER_MONTH

    def __bool__(self) -> bool:
        return bool(self.months or self.days)

    @property
    def zh(self) -> str:
        if not self:
            return "0"
        years, months = divmod(self.months, 12)
        parts = [(years, "年"), (months, "个月"), (self.days, "日")]
        return "".join(f"{number}{unit}" for number, unit in parts if number)

    @property
    def en(self) -> str:
        if not self:
            return "none"
        years, months = divmod(self.months, 12)
        parts = [(years, "year"), (months, "month"), (self.days, "day")]
        return " ".join(f"{number} {unit}{'s' if number > 1 else ''}" for number, unit in parts if number)


NO_TIME = Span()


def plus_months(day: date, months: int) -> date:
    """The same day of a later (or earlier) month, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_after(first: date, months: int) -> date:
    """The first day after a period of whole months that begins on ``first``: 2026-12-01, 36 → 2029-12-01.

    Where the month reached has no corresponding day, the period ends with that month (民法典 202): 2027-01-31, 1 →
    2027-03-01.
    """
    reached = plus_months(first, months)
    return reached if reached.day == first.day else reached + timedelta(days=1)
