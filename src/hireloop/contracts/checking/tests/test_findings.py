from dataclasses import replace
from datetime import date

import pytest

from hireloop.contracts.checking.findings import check_draft
from hireloop.contracts.checking.law_facts import LAW_NAMES, draft_for_law
from hireloop.contracts.checking.remedies import remedy_for, violates
from hireloop.contracts.terms.clauses import Clause, built_in_contract, special_clauses
from hireloop.contracts.terms.facts import FACT_NAMES, Facts
from hireloop.contracts.terms.samples import complete_facts
from hireloop.law.names import fact_names

TODAY = date(2026, 11, 24)
CLAUSES = built_in_contract()


def check(facts, clauses=CLAUSES, region="上海"):
    return check_draft(facts, clauses, region=region, today=TODAY)


def test_every_name_is_known_on_both_sides():
    assert set(LAW_NAMES) <= FACT_NAMES
    assert {name for names in LAW_NAMES.values() for name in names} <= set(fact_names())


def test_places_point_into_the_text():
    draft = draft_for_law(complete_facts(), CLAUSES)
    for place in draft.facts.places.values():
        assert draft.text[place.start : place.end] == place.text
    assert draft.clause_at(draft.facts.places["probation"].start) == "term"
    assert [draft.clause_at(clause.place.start) for clause in draft.facts.clauses] == [each.key for each in CLAUSES]


def test_the_sample_contract_breaks_no_law():
    everything = [*CLAUSES, *(entry.clause for entry in special_clauses().values())]
    assert [(each.finding.rule, each.finding.fact.zh) for each in check(complete_facts(), everything).violations] == []


def test_a_long_probation_is_found_in_its_clause_and_mended_by_the_law_itself():
    facts = replace(complete_facts(), end_on=date(2027, 11, 30), probation_months=3)
    found = next(each for each in check(facts).violations if each.finding.rule == "probation_length")

    assert (found.clause, "probation_months" in found.facts) == ("term", True)
    assert "19" in found.cites
    remedy = remedy_for(found, facts, CLAUSES, region="上海", today=TODAY)
    assert remedy.facts == {"probation_months": 2}
    assert not violates(
        "probation_length", facts.with_(**remedy.facts), CLAUSES, region="上海", signed_on=facts.signed_on
    )


def test_too_little_pay_in_probation_is_raised_to_the_least_that_suffices():
    facts = replace(
        complete_facts(), base_fen=1_000_000, allowances=(), probation_pay_fen=700_000, lowest_same_post_fen=None
    )
    found = next(each for each in check(facts).violations if each.finding.rule == "probation_pay_share")
    remedy = remedy_for(found, facts, CLAUSES, region="上海", today=TODAY)
    assert remedy.facts == {"probation_pay_fen": 800_000}


def test_the_key_of_a_finding_changes_with_the_values():
    first = replace(complete_facts(), end_on=date(2027, 11, 30), probation_months=3)
    second = replace(first, probation_months=4)
    assert {each.key for each in check(first).violations}.isdisjoint({each.key for each in check(second).violations})
    assert check(first).findings == check(first).findings


def test_what_is_missing_is_unknown_and_says_which_fact():
    found = check(Facts())
    assert found.violations == []
    assert "probation_months" in {fact for each in found.with_verdict("unknown") for fact in each.facts}


def test_an_unknown_region_is_said_and_stops_nothing():
    found = check(complete_facts(), region="亚特兰蒂斯")
    assert found.problem is not None
    assert found.findings == ()


@pytest.mark.parametrize("months", [0, 1, 6])
def test_no_remedy_for_what_is_no_violation(months):
    facts = replace(complete_facts(), probation_months=months)
    for each in check(facts).findings:
        if each.verdict != "violation":
            assert remedy_for(each, facts, CLAUSES, region="上海", today=TODAY) is None


def test_what_own_words_agree_on_is_heard():
    own = Clause("own-1", "押金", "乙方入职时缴纳押金2000元，并由甲方保管乙方身份证原件。")
    penalty = Clause("own-2", "违约金", "乙方提前离职的，应当向甲方支付违约金五万元。")
    rules = {each.finding.rule for each in check(complete_facts(), [*CLAUSES, own, penalty]).violations}
    before = {each.finding.rule for each in check(complete_facts()).violations}
    assert len(rules - before) >= 2
    notice = Clause("own-3", "离职", "乙方提出离职的，应当提前六十日书面通知甲方。")
    assert draft_for_law(complete_facts(), [*CLAUSES, notice]).facts.notice_by_employee is not None
