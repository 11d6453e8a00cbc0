"""What is said against terms: dates, range, law."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import translation

from hireloop.recruiting.offers.checks import blocking, objections
from hireloop.recruiting.offers.terms import Pay


@pytest.fixture
def against(draft, job, employer):
    def check(**changes):
        pay = {name: changes.pop(name) for name in [*changes] if name in Pay.__dataclass_fields__}
        changed = replace(draft, pay=replace(draft.pay, **pay), **changes)
        with translation.override("zh-hans"):
            return objections(changed, job=job, employer=employer)

    return check


def fields(found):
    return {each.field for each in found}


def test_usual_terms_meet_no_objection(against):
    assert against() == []


@pytest.mark.parametrize(
    ("start", "expires", "field"), [(-1, -3, "start_on"), (30, -1, "expires_on"), (5, 6, "expires_on")]
)
def test_dates_that_cannot_be_block(against, today, start, expires, field):
    found = against(start_on=today + timedelta(start), expires_on=today + timedelta(expires))
    assert field in fields(blocking(found))


def test_today_and_the_last_day_itself_are_allowed(against, today):
    assert not blocking(against(start_on=today, expires_on=today))


@pytest.mark.parametrize(("base_fen", "count"), [(24_999_99, 1), (25_000_00, 0), (40_000_00, 0), (40_000_01, 1)])
def test_outside_the_range_is_a_warning_only(against, base_fen, count):
    found = against(base_fen=base_fen)
    assert len(found) == count
    assert not blocking(found)


@pytest.mark.parametrize(
    ("term_months", "probation_months", "is_lawful"),
    [(2, 1, False), (6, 1, True), (6, 2, False), (12, 2, True), (12, 3, False), (36, 6, True), (36, 7, False)],
)
def test_probation_goes_by_the_law(against, term_months, probation_months, is_lawful):
    found = blocking(against(term_months=term_months, probation_months=probation_months))
    assert bool(found) != is_lawful
    assert all("劳动合同法" in each.cites for each in found)


@pytest.mark.parametrize(("percent", "is_lawful"), [(79, False), (80, True), (100, True)])
def test_pay_in_probation_goes_by_the_law(against, percent, is_lawful):
    assert bool(blocking(against(probation_percent=percent))) != is_lawful


def test_a_place_that_the_law_knows_no_wage_of_is_no_reason_to_stop(against):
    assert not blocking(against(place="拉萨"))


def test_a_fixed_term_needs_its_length_and_a_task_its_name(against):
    assert fields(against(term_months=None)) >= {"term_months"}
    assert fields(against(term_kind="task", term_months=None, probation_months=0)) == {"task"}
