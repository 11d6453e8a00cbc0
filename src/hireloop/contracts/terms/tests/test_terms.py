from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hireloop.contracts.terms.clauses import (
    Clause,
    built_in_contract,
    check_clauses,
    facts_used,
    in_words,
    paragraphs,
    special_clauses,
)
from hireloop.contracts.terms.facts import FACT_NAMES, Allowance, Facts
from hireloop.contracts.terms.labels import LABELS, missing, shown
from hireloop.contracts.terms.phrases import COMPOSED, phrases
from hireloop.contracts.terms.samples import complete_facts
from hireloop.kernel.errors import BadInput


def test_every_fact_has_a_label_and_every_phrase_uses_known_facts():
    assert set(LABELS) == FACT_NAMES - {"offered_on"}
    assert all(set(phrase.uses) <= FACT_NAMES for phrase in COMPOSED)
    assert len(phrases()) == len(LABELS) + len(COMPOSED)


def test_the_built_in_contract_answers_the_nine_items_of_article_17():
    """Items 1 and 2 are the parties, at the head of the document; 9 is what other laws ask for."""
    assert {clause.item for clause in built_in_contract() if clause.item} == {3, 4, 5, 6, 7, 8}
    check_clauses([*built_in_contract(), *(entry.clause for entry in special_clauses().values())])


def test_both_languages_have_the_same_paragraphs():
    for clause in [*built_in_contract(), *(entry.clause for entry in special_clauses().values())]:
        facts = complete_facts()
        assert len(paragraphs(clause, facts)) == len(paragraphs(clause, facts, language="en")), clause.key


def test_with_all_facts_known_nothing_is_blank():
    facts = complete_facts()
    assert missing(facts) == []
    for clause in [*built_in_contract(), *(entry.clause for entry in special_clauses().values())]:
        assert not any(piece.is_blank for each in paragraphs(clause, facts) for piece in each.pieces), clause.key


def test_the_term_is_said_for_each_kind():
    term = built_in_contract()[0]
    fixed = complete_facts()
    assert "自2026年12月1日起，至2029年11月30日止" in in_words(term, fixed)
    assert "至2027年2月28日止" in in_words(term, fixed)
    assert "无固定期限" in in_words(term, replace(fixed, term_kind="open_ended", end_on=None))
    assert "门店装修" in in_words(term, replace(fixed, term_kind="task", task="门店装修。", end_on=None))
    assert "双方不约定试用期" in in_words(term, replace(fixed, probation_months=0))


def test_pay_is_exact_and_in_characters():
    pay = next(clause for clause in built_in_contract() if clause.key == "pay")
    words = in_words(pay, complete_facts())
    assert "人民币25,000.50元（大写：贰万伍仟元伍角整）" in words
    assert "月工资合计人民币26,000.50元" in words


def test_a_missing_fact_leaves_a_blank_that_is_marked():
    blank = [
        piece
        for clause in built_in_contract()
        for each in paragraphs(clause, Facts())
        for piece in each.pieces
        if piece.is_blank
    ]
    assert any("base_fen" in piece.uses for piece in blank)
    assert {label.key for label in missing(Facts())} >= {"name", "id_number", "start_on", "base_fen"}


def test_a_clause_knows_its_facts():
    assert "probation_months" in facts_used(built_in_contract()[0])


def test_an_unknown_field_names_the_nearest_one():
    with pytest.raises(BadInput, match="工作地点"):
        check_clauses([Clause("a", "地点", "在{工作的地点}工作")])
    with pytest.raises(BadInput, match="heading"):
        check_clauses([Clause("a", "", "x")])
    with pytest.raises(BadInput, match="same key"):
        check_clauses([Clause("a", "b", "x"), Clause("a", "c", "y")])


def test_braces_in_clauses_are_text_and_nothing_more():
    """No template language: what is no known field stays as it stands."""
    clause = Clause("a", "b", "{{ settings.SECRET_KEY }} {% load x %} {岗位}")
    assert in_words(clause, complete_facts()) == "{{ settings.SECRET_KEY }} {% load x %} 后端工程师"


known_days = st.dates(date(2000, 1, 1), date(2060, 1, 1))


@given(
    st.builds(
        Facts,
        name=st.text(max_size=20),
        start_on=st.none() | known_days,
        base_fen=st.none() | st.integers(0, 10**12),
        probation_months=st.none() | st.integers(0, 60),
        social_insurance=st.none() | st.booleans(),
        allowances=st.lists(st.builds(Allowance, st.text(max_size=9), st.integers(0, 10**9)), max_size=4).map(tuple),
    )
)
def test_facts_come_back_as_they_were_kept(facts):
    assert Facts.from_json(facts.as_json()) == facts
    for key in LABELS:
        assert isinstance(shown(facts, key), str)


@pytest.mark.parametrize(
    "kept",
    [
        {"salary": 1},
        {"base_fen": -1},
        {"base_fen": 1.5},
        {"base_fen": True},
        {"start_on": "2026-02-30"},
        {"name": 3},
        {"allowances": [{"name": "x"}]},
        {"social_insurance": "yes"},
    ],
)
def test_what_is_no_fact_is_refused(kept):
    with pytest.raises(BadInput):
        Facts.from_json(kept)
