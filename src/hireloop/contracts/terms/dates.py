"""Months as the law counts them (民法典 201-203): to the day that corresponds, or the end of a shorter month."""

import calendar
from datetime import date, timedelta


def months_later(day: date, months: int) -> date:
    """The corresponding day so many months on; where that month is too short, its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def last_day_of(start: date, *, months: int) -> date:
    """The last day of a period of whole months that begins on ``start``: 2026-12-01, 36 months → 2029-11-30.

    Where the month has no corresponding day, its last day is the period's last day: 2027-01-31, 1 month → 2027-02-28.
    """
    end = months_later(start, months)
    return end - timedelta(days=1) if end.day == start.day else end


def chinese_date(day: date) -> str:
    """2026年12月1日."""
    return f"{day.year}年{day.month}月{day.day}日"


def english_date(day: date) -> str:
    """1 December 2026."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"
