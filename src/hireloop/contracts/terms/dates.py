"""Days of contracts: the last day of a term as the law counts months, and days in words."""

import calendar
from datetime import date

from hireloop.law.spans import Span


def last_day_of(start: date, *, months: int) -> date:
    """The last day of a period of whole months that begins on ``start``: 2026-12-01, 36 months → 2029-11-30.

    Where the month has no corresponding day, its last day is the period's last day: 2027-01-31, 1 month → 2027-02-28.
    """
    return Span(months).last_day(start)


def chinese_date(day: date) -> str:
    """2026年12月1日."""
    return f"{day.year}年{day.month}月{day.day}日"


def english_date(day: date) -> str:
    """1 December 2026."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"
