"""The cases of every country: facts as a file of terms gives them, and the verdict that the rule should give."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml

from hireloop.law import check
from hireloop.law.checking import COUNTRIES, country_law
from hireloop.law.terms import read_terms

LAW = Path(__file__).parents[1]
DAY = date(2026, 11, 1)
REGIONS = {"CN": "上海", "DE": "Deutschland"}


@cache
def cases(country):
    found = {}
    for path in sorted((LAW / country.lower() / "cases").glob("*.yaml")):
        found |= yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


EACH = [
    pytest.param(country, rule, case, id=f"{country}-{rule}-{case['name']}")
    for country in COUNTRIES
    for rule, entries in cases(country).items()
    for case in entries
]


@pytest.mark.parametrize(("country", "rule", "case"), EACH)
def test_the_case_gets_its_verdict(country, rule, case):
    facts = read_terms(case["facts"])
    report = check(
        facts,
        region=case.get("region", REGIONS[country]),
        signed_on=case.get("day", facts.signed_on or DAY),
        country=country,
    )

    assert report.verdict(rule) == case["expect"]


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_rule_has_three_cases_or_more(country):
    by_patterns = set()
    if country == "CN":
        from hireloop.law.cn.rules.clauses import FILES
        from hireloop.law.cn.text.patterns import clause_patterns

        by_patterns = {each.key for name, _ in FILES for each in clause_patterns(name)}
    for rule in country_law(country).RULEBOOK.rules:
        if rule not in by_patterns:  # their sentences are in cases of their own
            assert len(cases(country).get(rule, [])) >= 3, rule
