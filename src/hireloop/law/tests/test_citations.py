"""Every citation names an article and paragraph that the statute has, and the needed phrase stands there."""

import re
from functools import cache
from pathlib import Path

import pytest

from hireloop.law.checking import country_law
from hireloop.law.numerals import han_number

TEXTS = Path(__file__).resolve().parents[4].parent / "shared/data/law"
FILES = {
    "劳动合同法": "labour_contract_law_2012-12-28.md",
    "劳动法": "labour_law_2018-12-29.md",
    "劳动合同法实施条例": "labour_contract_law_regulations_2008-09-18.md",
    "法释〔2020〕26号": "spc_labour_disputes_1_2020-12-29.md",
}
# What a rule stands on, in the words of the article that it cites first.
PHRASES = {
    "probation_length": "试用期不得超过六个月",
    "probation_once": "只能约定一次试用期",
    "probation_not_allowed": "不得约定试用期",
    "probation_within_term": "试用期包含在劳动合同期限内",
    "probation_pay_share": "百分之八十",
    "probation_pay_minimum_wage": "不得低于用人单位所在地的最低工资标准",
    "written_within_a_month": "一个月内订立书面劳动合同",
    "deemed_open_ended": "视为用人单位与劳动者已订立无固定期限劳动合同",
    "open_ended_after_ten_years": "连续工作满十年",
    "open_ended_after_two_terms": "连续订立二次固定期限劳动合同",
    "item_protection": "职业危害防护",
    "item_insurance": "社会保险",
    "minimum_wage": "不得低于当地最低工资标准",
    "hours_per_day": "不超过八小时",
    "hours_per_week": "不超过四十四小时",
    "weekly_rest": "每周至少休息一日",
    "overtime_per_day": "每日不得超过三小时",
    "overtime_per_month": "每月不得超过三十六小时",
    "overtime_pay": "百分之三百",
    "service_penalty_cost": "不得超过用人单位提供的培训费用",
    "service_penalty_share": "服务期尚未履行部分所应分摊",
    "non_compete_who": "高级管理人员、高级技术人员和其他负有保密义务的人员",
    "non_compete_length": "不得超过二年",
    "non_compete_pay": "按月给予劳动者经济补偿",
    "penalties_allowed": "不得与劳动者约定由劳动者承担违约金",
    "no_deposit": "收取财物",
    "no_documents_kept": "不得扣押",
    "notice_by_employee": "提前三十日以书面形式通知用人单位",
    "notice_by_employee_in_probation": "提前三日通知",
    "dispatch_term": "二年以上的固定期限劳动合同",
    "part_time_hours": "不超过二十四小时",
    "part_time_pay_cycle": "不得超过十五日",
    "void_resignation": "排除劳动者权利",
}
ITEM = re.compile(r"^[（(]([一二三四五六七八九十]+)[）)]")

pytestmark = pytest.mark.skipif(not TEXTS.is_dir(), reason="the texts of the statutes are not here")


@cache
def articles(law):
    """Article number → paragraphs, each with its items."""
    found, current = {}, None
    for line in (TEXTS / FILES[law]).read_text(encoding="utf-8").splitlines():
        line = line.strip()
        start = re.match(r"第([一二三四五六七八九十百零]+)条\s+(.*)", line)
        if start:
            current = found.setdefault(str(int(han_number(start[1]))), [])
            current.append((start[2], []))
        elif current is not None and ITEM.match(line):
            current[-1][1].append(line)
        elif current is not None and line and not line.startswith("#"):
            current.append((line, []))
    return found


EACH = [
    pytest.param(rule.key, cite, id=f"{rule.key}-{cite}")
    for rule in country_law("CN").RULEBOOK.rules.values()
    for cite in (*rule.cites, *(cite for cites in rule.cites_since.values() for cite in cites))
    if cite.law in FILES
]


@pytest.mark.parametrize(("rule", "cite"), EACH)
def test_the_cited_place_exists(rule, cite):
    paragraphs = articles(cite.law)[cite.article]
    if cite.paragraph is not None:
        assert len(paragraphs) >= cite.paragraph
    if cite.item is not None:
        assert len(paragraphs[(cite.paragraph or 1) - 1][1]) >= cite.item


@pytest.mark.parametrize(("rule", "phrase"), PHRASES.items())
def test_the_needed_phrase_stands_in_the_cited_article(rule, phrase):
    cite = country_law("CN").RULEBOOK.rules[rule].cites[0]
    paragraphs = articles(cite.law)[cite.article]
    chosen = paragraphs if cite.paragraph is None else [paragraphs[cite.paragraph - 1]]
    assert phrase in "".join(text + "".join(items) for text, items in chosen)


def test_a_good_part_of_the_citations_can_be_checked_here():
    assert len(EACH) >= 80
