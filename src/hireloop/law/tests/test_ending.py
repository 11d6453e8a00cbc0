"""Endings: sums to the cent with their way, half years, caps, protected persons, unlawful endings."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hireloop.kernel.errors import BadInput
from hireloop.law.checking import country_law
from hireloop.law.cn.ending import (
    GROUNDS,
    PROTECTIONS,
    EndingFacts,
    double_pay,
    end_contract,
    unused_leave_pay,
)
from hireloop.law.cn.ending.severance import years_counted
from hireloop.law.ruling import Law

START = date(2020, 1, 1)
FACTS = EndingFacts(
    ground="incompetence",
    work_started_on=START,
    ended_on=date(2024, 12, 31),
    wages=(Decimal(10000),) * 12,
    protections=frozenset(),
    told_on=date(2024, 11, 30),
    has_union=False,
    has_proof=True,
    was_trained_or_moved=True,
)


def law(day=date(2026, 11, 1)):
    return Law(country_law("CN").parameters(), "上海", day)


def ending(**changes):
    return end_contract(replace(FACTS, **changes), region="上海")


def verdict(found, rule):
    return next(finding.verdict for finding in found.findings if finding.rule == rule)


@pytest.mark.parametrize(
    ("last", "years"),
    [
        (date(2020, 1, 1), "0.5"),
        (date(2020, 6, 29), "0.5"),
        (date(2020, 6, 30), "1"),
        (date(2020, 12, 31), "1"),
        (date(2021, 1, 1), "1.5"),
        (date(2021, 6, 29), "1.5"),
        (date(2021, 6, 30), "2"),
        (date(2024, 12, 31), "5"),
    ],
)
def test_half_years_count_from_six_months_on(last, years):
    assert years_counted(START, last) == Decimal(years)


@given(st.dates(date(2008, 1, 1), date(2040, 1, 1)), st.integers(0, 12000))
def test_more_service_is_never_paid_less(first, days):
    last = first + timedelta(days=days)
    assert years_counted(first, last) <= years_counted(first, last + timedelta(days=1))


def test_severance_is_the_average_times_the_years_line_by_line():
    found = ending(wages=(Decimal(9000), Decimal(10000), Decimal("11000.50")))

    assert found.severance.amount == Decimal("50000.83")
    assert "9000 + 10000 + 11000.5" in found.severance.lines[1].how
    assert found.severance.lines[-1].value == found.severance.amount
    assert str(found.severance.cites[0]) == "劳动合同法第46条第3项"


def test_three_times_the_average_caps_wage_and_years():
    rich = {"wages": (Decimal(50000),) * 12, "work_started_on": date(2008, 1, 1), "ended_on": date(2023, 6, 30)}
    found = ending(**rich, regional_average_wage=Decimal(12000))
    just_three_times = ending(**{**rich, "wages": (Decimal(36000),) * 12}, regional_average_wage=Decimal(12000))

    assert found.severance.amount == Decimal(36000) * 12
    assert just_three_times.severance.amount == Decimal(36000) * Decimal("15.5") + Decimal(36000) / 2


def test_without_the_average_the_cap_is_said_to_be_unchecked():
    found = end_contract(FACTS, region="武汉")

    assert found.severance.amount == Decimal(50000)
    assert "三倍" in found.severance.note.zh


def test_the_average_behind_the_cap_is_named_with_its_age():
    rich = {"wages": (Decimal(50000),) * 12, "ended_on": date(2026, 11, 20)}
    found = end_contract(replace(FACTS, **rich), region="杭州")
    modest = end_contract(replace(FACTS, wages=(Decimal(9000),) * 12, ended_on=date(2026, 11, 20)), region="杭州")

    assert "167177" in found.severance.note.zh
    assert "核对" in found.severance.note.zh
    assert found.severance.lines[-2].value == Decimal("13931.42") * 3
    assert not modest.severance.note.zh


def test_low_pay_is_reckoned_at_the_minimum_wage():
    assert ending(wages=(Decimal(2000),) * 12).severance.amount == Decimal(2690) * 5


def test_service_before_2008_counts_for_unlawful_endings_only():
    found = ending(work_started_on=date(2006, 1, 1), ended_on=date(2009, 12, 31))

    assert found.severance.amount == Decimal(20000)
    assert "2008" in found.severance.note.zh
    assert found.if_unlawful.amount == Decimal(80000)


@pytest.mark.parametrize("ground", GROUNDS)
def test_every_ground_knows_whether_severance_is_due(ground):
    found = ending(ground=ground)

    assert found.severance.amount == (Decimal(0) if GROUNDS[ground].severance is None else Decimal(50000))
    assert found.if_unlawful.amount == Decimal(100000)
    assert found.findings


@pytest.mark.parametrize("protection", PROTECTIONS)
@pytest.mark.parametrize("ground", ["sickness", "incompetence", "changed_circumstances", "redundancy", "expiry"])
def test_protected_persons_stay(ground, protection):
    assert verdict(ending(ground=ground, protections=frozenset({protection})), "ending_protected") == "violation"


def test_protected_persons_may_still_be_dismissed_for_fault():
    found = ending(ground="serious_breach", protections=frozenset({"pregnancy"}))

    assert "ending_protected" not in {finding.rule for finding in found.findings}
    assert found.verdict == "pass"


@pytest.mark.parametrize(("told_on", "said"), [(date(2024, 12, 1), "pass"), (date(2024, 12, 2), "violation")])
def test_thirty_days_of_notice(told_on, said):
    assert verdict(ending(told_on=told_on), "ending_notice") == said


def test_a_month_s_pay_replaces_the_notice():
    found = ending(told_on=None, is_paid_instead_of_notice=True, last_month_wage=Decimal(12000))

    assert found.verdict == "pass"
    assert found.instead_of_notice.amount == Decimal(12000)
    assert found.total == Decimal(62000)


@pytest.mark.parametrize(("days", "said"), [(3, "pass"), (2, "warning")])
def test_three_days_are_enough_in_probation(days, said):
    facts = {"ground": "resignation", "is_in_probation": True, "told_on": FACTS.ended_on - timedelta(days=days)}
    assert verdict(ending(**facts), "ending_notice") == said


def test_incompetence_needs_training_first():
    assert verdict(ending(was_trained_or_moved=False), "ending_ground") == "pass"
    assert ending(was_trained_or_moved=False).verdict == "violation"
    assert ending(was_trained_or_moved=None).verdict == "unknown"


@pytest.mark.parametrize(
    ("count", "staff", "said"),
    [
        (20, None, "pass"),
        (19, 200, "violation"),
        (19, 180, "pass"),
        (19, None, "unknown"),
        (10, 100, "pass"),
        (9, 100, "violation"),
    ],
)
def test_redundancy_needs_numbers(count, staff, said):
    found = ending(ground="redundancy", dismissed_count=count, staff_count=staff, authority_was_told=True)
    assert verdict(found, "ending_redundancy") == said


def test_an_offer_refused_costs_no_severance():
    refused = ending(ground="expiry", offered_same_terms=True, employee_refused_renewal=True, open_ended_was_due=False)
    not_offered = ending(ground="expiry", offered_same_terms=False, open_ended_was_due=False)

    assert (refused.severance.amount, refused.verdict) == (Decimal(0), "pass")
    assert not_offered.severance.amount == Decimal(50000)
    assert ending(ground="expiry", open_ended_was_due=True).verdict == "violation"


def test_without_wages_the_sum_is_not_known():
    found = ending(wages=())

    assert found.severance.amount is None
    assert found.severance.missing == ("wages",)
    assert found.total is None


@pytest.mark.parametrize("changes", [{"ground": "mood"}, {"ended_on": date(2019, 12, 31)}])
def test_what_cannot_be_is_said(changes):
    with pytest.raises(BadInput):
        ending(**changes)


# --- double pay, leave


def test_double_pay_runs_from_the_second_month_to_the_day_before():
    assert double_pay(date(2026, 1, 1), date(2026, 2, 1), wage_monthly=Decimal(8000), law=law()).amount == 0
    assert double_pay(date(2026, 1, 1), date(2026, 5, 1), wage_monthly=Decimal(8000), law=law()).amount == 24000


def test_double_pay_stops_after_eleven_months():
    found = double_pay(date(2024, 1, 31), date(2026, 6, 1), wage_monthly=Decimal(8000), law=law())

    assert found.amount == Decimal(88000)
    assert len(found.lines) == 12


def test_part_of_a_month_is_paid_by_workdays():
    found = double_pay(date(2026, 1, 1), date(2026, 2, 9), wage_monthly=Decimal(8700), law=law())

    assert found.amount == Decimal(2000)  # of 1 to 8 February five are workdays: 8700 / 21.75 * 5
    assert "法释〔2025〕12号第6条" in [str(cite) for cite in found.cites]


@given(st.dates(date(2009, 1, 1), date(2040, 1, 1)), st.integers(0, 800))
def test_double_pay_is_at_most_eleven_months(start, days):
    found = double_pay(start, start + timedelta(days=days), wage_monthly=Decimal(8000), law=law())
    assert 0 <= found.amount <= Decimal(88000)


def test_unused_leave_is_paid_twice_on_top():
    found = unused_leave_pay(date(2026, 9, 30), days_a_year=10, days_taken=2, monthly_wage=Decimal(8700), law=law())

    assert found.lines[0].value == 7
    assert found.amount == Decimal(4000)
