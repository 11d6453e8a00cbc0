"""Void and vague clauses: found in what drafters write, left alone where they are forbidden or denied."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hireloop.law import Clause, ContractFacts, Place, check
from hireloop.law.cn.text.patterns import clause_patterns

FOLDER = Path(__file__).parents[1] / "cn/sentences"
SENTENCES = {
    rule: entries
    for path in sorted(FOLDER.glob("*.yaml"))
    for rule, entries in yaml.safe_load(path.read_text(encoding="utf-8")).items()
}
EACH = [
    pytest.param(rule, text, kind == "bad", id=f"{rule}-{kind}-{text}")
    for rule, entries in SENTENCES.items()
    for kind, texts in entries.items()
    for text in texts
]
DAY = date(2026, 11, 1)


def report_on(*texts):
    return check(ContractFacts(clauses=tuple(Clause("other", text) for text in texts)), region="上海", signed_on=DAY)


@pytest.mark.parametrize(("rule", "text", "is_found"), EACH)
def test_the_sentence_is_found_or_left_alone(rule, text, is_found):
    expected = ("warning" if rule in SENTENCES_OF["vague"] else "violation") if is_found else "pass"

    assert report_on(text).verdict(rule) == expected


SENTENCES_OF = {
    name: {each.key for file in files for each in clause_patterns(f"{file}_clauses")}
    for name, files in {"void": ("void", "void_pay", "void_rights"), "vague": ("vague",)}.items()
}


@pytest.mark.parametrize("rule", sorted(SENTENCES_OF["void"] | SENTENCES_OF["vague"]))
def test_every_rule_has_three_sentences_of_each_kind(rule):
    assert all(len(SENTENCES[rule][kind]) >= 3 for kind in ("bad", "fine"))


def test_no_clauses_known_is_unknown():
    assert check(ContractFacts(), region="上海", signed_on=DAY).verdict("void_marriage") == "unknown"


@pytest.mark.parametrize("text", [text for entries in SENTENCES.values() for text in entries["fine"]])
def test_a_fine_sentence_breaks_no_rule_at_all(text):
    assert not report_on(text).with_verdict("violation")


def test_the_place_of_the_words_is_told():
    text = "第九条 其他。乙方自愿放弃社会保险。"
    clause = Clause("other", text, "第九条", Place(100, 100 + len(text), text))
    report = check(ContractFacts(clauses=(clause,)), region="上海", signed_on=DAY)
    (found,) = [finding for finding in report.of_rule("void_social_insurance") if finding.verdict == "violation"]

    assert found.place.text == text[found.place.start - 100 : found.place.end - 100]
    assert "放弃社会保险" in found.place.text
    assert "法释〔2025〕12号第19条第1款" in [str(cite) for cite in found.cites]


def test_an_interpretation_is_cited_from_its_day_on():
    clauses = (Clause("other", "乙方自愿放弃社会保险。"),)
    (found,) = check(ContractFacts(clauses=clauses), region="上海", signed_on=date(2025, 8, 31)).of_rule(
        "void_social_insurance"
    )

    assert not [cite for cite in found.cites if "2025" in cite.law]


@given(st.text(alphabet="甲乙方不得放弃社会保险自愿缴纳，。；工伤概负责押金元1", max_size=60))
def test_any_text_can_be_looked_at(text):
    report_on(text)
