"""Months and days across month ends."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hireloop.law.spans import Span, plus_months

DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 12, 31))


@pytest.mark.parametrize(
    ("first", "last", "span"),
    [
        (date(2026, 11, 1), date(2027, 10, 31), Span(12)),
        (date(2026, 11, 1), date(2027, 11, 1), Span(12, 1)),
        (date(2026, 11, 1), date(2029, 10, 31), Span(36)),
        (date(2026, 11, 1), date(2029, 10, 30), Span(35, 30)),
        (date(2026, 1, 31), date(2026, 2, 28), Span(1)),
        (date(2026, 1, 31), date(2026, 2, 27), Span(0, 28)),
        (date(2026, 1, 31), date(2026, 4, 30), Span(3)),
        (date(2024, 2, 29), date(2025, 2, 28), Span(12)),
        (date(2026, 12, 15), date(2027, 3, 14), Span(3)),
        (date(2026, 12, 15), date(2026, 12, 15), Span(0, 1)),
    ],
)
def test_a_period_counts_its_first_and_last_day(first, last, span):
    assert Span.between(first, last) == span


@given(DAYS, st.integers(0, 4000))
def test_a_span_leads_from_the_first_to_the_last_day(first, days):
    last = first + timedelta(days=days)
    assert Span.between(first, last).last_day(first) == last


@given(DAYS, st.integers(1, 600))
def test_a_period_of_months_is_measured_as_it_was_agreed(first, months):
    last = Span(months).last_day(first)
    assert Span.between(first, last) == Span(months)
    assert first < last <= plus_months(first, months)


@given(DAYS, st.integers(0, 240), st.integers(0, 240))
def test_more_months_are_never_shorter(first, fewer, more):
    fewer, more = sorted((fewer, more))
    assert not Span(fewer).exceeds(Span(more), from_day=first)
    assert Span(more, 1).exceeds(Span(fewer), from_day=first)


@given(DAYS, st.integers(-600, 600))
def test_plus_months_keeps_the_day_or_takes_the_months_end(day, months):
    reached = plus_months(day, months)
    assert (reached.year * 12 + reached.month) - (day.year * 12 + day.month) == months
    assert reached.day == day.day or (reached.day < day.day and (reached + timedelta(days=1)).day == 1)


def test_it_is_said_in_both_languages():
    assert Span(38, 5).zh == "3年2个月5日"
    assert Span(38, 1).en == "3 years 2 months 1 day"
    assert Span().en == "none"
