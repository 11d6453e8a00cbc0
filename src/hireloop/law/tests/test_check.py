"""What a report is: findings with citations, unknown where facts are missing, the law of the signing date."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from hireloop.kernel.errors import BadInput
from hireloop.law import ContractFacts, Span, check
from hireloop.law.checking import COUNTRIES, country_law
from hireloop.law.coverage import formalised, not_formalised
from hireloop.law.parameters import Step

DAY = date(2026, 11, 1)


def test_a_missing_fact_is_unknown_and_named():
    (found,) = check(ContractFacts(), region="上海", signed_on=DAY).of_rule("probation_length")

    assert found.verdict == "unknown"
    assert found.missing == ("probation",)
    assert "试用期" in found.advice.zh


def test_a_finding_says_what_why_and_what_instead():
    facts = ContractFacts(term_kind="fixed", start=DAY, end=date(2027, 10, 31), probation=Span(3))
    (found,) = check(facts, region="上海市", signed_on=DAY).of_rule("probation_length")

    assert found.verdict == "violation"
    assert "2个月" in found.limit.zh
    assert "3个月" in found.fact.zh
    assert "2个月" in found.proposed_text
    assert [str(cite) for cite in found.cites] == ["劳动合同法第19条第1款"]


def test_a_changed_value_holds_for_later_contracts_only():
    usual = country_law("CN").parameters()
    raised = usual.with_step("minimum_wage_monthly", Step(date(2027, 1, 1), Decimal(3000), "tests"), region="上海")
    facts = ContractFacts(probation=Span(1), probation_wage=Decimal(2800))

    def verdict(day):
        return check(facts, region="上海", signed_on=day, parameters=raised).verdict("probation_pay_minimum_wage")

    assert verdict(date(2026, 12, 31)) == "pass"
    assert verdict(date(2027, 1, 1)) == "violation"
    assert usual.at("minimum_wage_monthly", date(2027, 1, 1), "上海").value == Decimal(2740)


def test_the_law_before_a_rule_was_made_says_nothing():
    report = check(ContractFacts(term_kind="fixed", probation=Span(9)), region="上海", signed_on=date(2007, 12, 31))

    assert report.verdict("probation_length") is None


@pytest.mark.parametrize(("region", "said"), [("上海滩", "上海"), ("Atlantis", "Atlantis")])
def test_a_region_that_is_not_kept_is_named(region, said):
    with pytest.raises(BadInput, match=said):
        check(ContractFacts(), region=region, signed_on=DAY)


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("上海", "上海"),
        ("上海市浦东新区", "上海"),
        ("广东省深圳市南山区", "深圳"),
        ("Shanghai", "上海"),
        ("江苏省", "南京"),
    ],
)
def test_a_city_is_found_by_its_names_and_in_an_address(name, region):
    assert check(ContractFacts(), region=name, signed_on=DAY).region == region


def test_a_place_without_values_is_checked_and_its_minimum_wage_unknown():
    report = check(ContractFacts(wage_monthly=Decimal(8000)), region="长沙市", signed_on=DAY)

    assert report.verdict("minimum_wage") == "unknown"
    assert "湖南" in report.of_rule("minimum_wage")[0].advice.zh


def test_old_values_and_classes_are_told():
    notes = " ".join(note.zh for note in check(ContractFacts(), region="南京", signed_on=DAY).notes)

    assert "2025-12-31" in notes
    assert "最高一档" in notes


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_rule_stands_in_the_coverage_and_the_gaps_are_told(country):
    rules = country_law(country).RULEBOOK.rules
    assert [each.rule for each in formalised(country)] == list(rules)
    assert all(each.cites for each in formalised(country))
    assert len(not_formalised(country)) >= 10


def test_there_are_ten_regions_or_more_with_several_steps_each():
    for name in ("minimum_wage_monthly", "minimum_wage_hourly"):
        steps = country_law("CN").parameters().by_name[name].steps
        assert len(steps) >= 10
        for region in steps.values():
            assert len(region) >= 3
            assert all(earlier.value <= later.value for earlier, later in pairwise(region))
            assert all(step.source for step in region)


def test_a_country_that_is_not_kept_is_named():
    with pytest.raises(BadInput, match="XX"):
        check(ContractFacts(), region="上海", signed_on=DAY, country="XX")
