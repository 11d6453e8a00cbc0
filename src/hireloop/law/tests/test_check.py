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
        ("江苏省", "江苏"),
        ("江西省赣州市", "江西"),
        ("吉林市", "吉林市"),
    ],
)
def test_a_city_is_found_by_its_names_and_in_an_address(name, region):
    assert check(ContractFacts(), region=name, signed_on=DAY).region == region


def test_a_place_without_values_is_checked_and_its_minimum_wage_unknown():
    report = check(ContractFacts(wage_monthly=Decimal(8000)), region="河北省保定市", signed_on=DAY)

    assert report.verdict("minimum_wage") == "unknown"
    assert "保定" in report.of_rule("minimum_wage")[0].advice.zh


def test_old_values_and_classes_are_told():
    notes = " ".join(note.zh for note in check(ContractFacts(), region="南京", signed_on=DAY).notes)

    assert "2026-01-01" in notes
    assert "最高一档" in notes


@pytest.mark.parametrize(
    ("wage", "verdict"), [(2399, "warning"), (1970, "warning"), (2400, "pass"), (1969, "violation")]
)
def test_a_province_has_classes_and_only_its_lowest_is_certain(wage, verdict):
    facts = ContractFacts(wage_monthly=Decimal(wage), probation=Span(1), probation_wage=Decimal(wage))
    report = check(facts, region="湖北", signed_on=DAY)

    assert report.verdict("minimum_wage") == report.verdict("probation_pay_minimum_wage") == verdict
    assert "1970–2400" in report.of_rule("minimum_wage")[0].limit.zh


def test_what_is_not_certain_of_a_value_is_told():
    notes = " ".join(note.zh for note in check(ContractFacts(), region="天津", signed_on=DAY).notes)

    assert "2510" in notes
    assert "起始日期宜核对" in notes
    assert "宜" not in " ".join(note.zh for note in check(ContractFacts(), region="上海", signed_on=DAY).notes)


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_rule_stands_in_the_coverage_and_the_gaps_are_told(country):
    rules = country_law(country).RULEBOOK.rules
    assert [each.rule for each in formalised(country)] == list(rules)
    assert all(each.cites for each in formalised(country))
    assert len(not_formalised(country)) >= 10


@pytest.mark.parametrize("name", ["minimum_wage_monthly", "minimum_wage_hourly", "average_wage_monthly"])
def test_regional_values_rise_and_have_sources(name):
    parameters = country_law("CN").parameters()
    steps = parameters.by_name[name].steps

    assert set(steps) <= set(parameters.regions.values())
    assert len([region for region, of_region in steps.items() if len(of_region) >= 3]) >= (
        10 if "minimum" in name else 1
    )
    assert len(steps) >= 14
    for of_region in steps.values():
        assert all(earlier.value <= later.value for earlier, later in pairwise(of_region))
        assert all(step.source for step in of_region)
        assert all(step.lowest < step.value for step in of_region if step.lowest is not None)


# 人社部 2025-07-01 各地区月最低工资标准第一档
OF_THE_MINISTRY = {
    "上海": 2740,
    "北京": 2420,
    "深圳": 2520,
    "广东": 2500,
    "江苏": 2490,
    "浙江": 2490,
    "天津": 2320,
    "重庆": 2330,
}


@pytest.mark.parametrize(("region", "value"), OF_THE_MINISTRY.items())
def test_the_values_are_those_of_the_ministry(region, value):
    step = country_law("CN").parameters().at("minimum_wage_monthly", date(2025, 7, 1), region)

    assert step is not None
    assert step.value == value


def test_a_country_that_is_not_kept_is_named():
    with pytest.raises(BadInput, match="XX"):
        check(ContractFacts(), region="上海", signed_on=DAY, country="XX")
