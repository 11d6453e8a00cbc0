"""The limits of the probation, the written form and the minimum wage, against a second way to reckon them."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from hireloop.law import ContractFacts, Span, check
from hireloop.law.spans import plus_months

STARTS = st.dates(date(2009, 1, 1), date(2040, 1, 1))
DAY = date(2026, 11, 1)


def verdict(rule, facts, day=DAY):
    return check(facts, region="上海", signed_on=day).verdict(rule)


def allowed_months(start, end):
    """Months of probation for a term with both days in it; the day after it decides."""
    after = end + timedelta(days=1)
    steps = ((36, 6), (12, 2), (3, 1))
    return next((months for term, months in steps if after >= first_day_after(start, term)), 0)


def first_day_after(start, months):
    """The day that corresponds; the first of the next month where there is none (民法典 202)."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    try:
        return date(year, month + 1, start.day)
    except ValueError:
        return date(year + (month + 2) // 13, (month + 1) % 12 + 1, 1)


@given(STARTS, st.integers(1, 1500), st.integers(1, 8))
def test_the_probation_allowed_follows_the_term_to_the_day(start, days, probation):
    end = start + timedelta(days=days)
    facts = ContractFacts(term_kind="fixed", start=start, end=end, probation=Span(probation))
    most = allowed_months(start, end)

    assert verdict("probation_not_allowed", facts) == ("pass" if most else "violation")
    if most:
        assert verdict("probation_length", facts) == ("pass" if probation <= most else "violation")


@given(STARTS, st.sampled_from([3, 12, 36]))
def test_a_day_less_than_the_threshold_is_the_lower_step(start, months):
    end = first_day_after(start, months) - timedelta(days=1)
    exact = allowed_months(start, end)
    shorter = allowed_months(start, end - timedelta(days=1))

    assert exact > shorter
    for last, most in ((end, exact), (end - timedelta(days=1), shorter)):
        facts = ContractFacts(term_kind="fixed", start=start, end=last, probation=Span(exact))
        found = {verdict("probation_length", facts), verdict("probation_not_allowed", facts)}
        assert ("violation" in found) == (exact > most)


@given(STARTS, st.integers(0, 500))
def test_double_pay_begins_after_a_month_and_an_open_ended_contract_after_a_year(start, days):
    signed = start + timedelta(days=days)
    facts = ContractFacts(term_kind="fixed", work_started_on=start)

    late = signed > plus_months(start, 1)
    assert verdict("written_within_a_month", facts, signed) == ("violation" if late else "pass")
    a_year = signed >= plus_months(start, 12)
    assert verdict("deemed_open_ended", facts, signed) == ("violation" if a_year else "pass")


@given(st.integers(100_000, 2_000_000), st.integers(100_000, 2_000_000))
def test_pay_in_probation_is_exact_to_the_cent(wage_fen, probation_fen):
    wage, pay = Decimal(wage_fen) / 100, Decimal(probation_fen) / 100
    facts = ContractFacts(probation=Span(1), wage_monthly=wage, probation_wage=pay)

    assert (verdict("probation_pay_share", facts) == "pass") == (probation_fen * 10 >= wage_fen * 8)
    assert (verdict("probation_pay_minimum_wage", facts) == "pass") == (probation_fen >= 274_000)


@given(st.integers(0, 4), st.booleans())
def test_the_third_contract_in_a_row_is_open_ended(before, asked):
    facts = ContractFacts(term_kind="fixed", previous_fixed_terms=before, employee_asked_for_fixed_term=asked)

    assert (verdict("open_ended_after_two_terms", facts) == "violation") == (before >= 2 and not asked)


@given(st.integers(1, 60), st.integers(0, 40))
def test_the_non_compete_ends_after_two_years(months, days):
    facts = ContractFacts(has_non_compete=True, non_compete=Span(months, days))

    assert (verdict("non_compete_length", facts) == "pass") == (months * 30 + days <= 24 * 30)
