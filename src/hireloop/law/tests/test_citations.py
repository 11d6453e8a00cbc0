"""Every citation names an article and paragraph that the statute has, and the needed phrase stands there."""

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from hireloop.law.checking import country_law
from hireloop.law.cn.ending import EndingFacts, end_contract
from hireloop.law.cn.ending.grounds import GROUNDS
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
    "item_employer": "用人单位的名称、住所和法定代表人或者主要负责人",
    "item_employee": "居民身份证或者其他有效身份证件号码",
    "item_term": "劳动合同期限",
    "item_work": "工作内容和工作地点",
    "item_time": "工作时间和休息休假",
    "item_pay": "劳动报酬",
    "pay_cycle": "按月支付给劳动者本人",
    "special_hours_approval": "经劳动行政部门批准",
    "minimum_age": "未满十六周岁",
    "notice_by_employer": "提前三十日以书面形式通知劳动者本人或者额外支付劳动者一个月工资",
    "minimum_hourly_wage": "最低小时工资标准",
    "void_injury": "免除自己的法定责任",
    "probation_dismissal": "说明理由",
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


def cited():
    """Who cites what: every rule, every ground on which a contract ends and what is found on it, every sum."""
    for rule in country_law("CN").RULEBOOK.rules.values():
        yield from ((rule.key, cite) for cite in rule.all_cites)
    for ground in GROUNDS.values():
        yield from ((ground.key, cite) for cite in (*ground.cites, *((ground.severance,) if ground.severance else ())))
        ending = end_contract(EndingFacts(ground.key, date(2020, 1, 1), date(2026, 1, 1)), region="上海")
        sums = (ending.severance, ending.if_unlawful)
        for part in (*ending.findings, *(each for each in sums if each)):
            yield from ((ground.key, cite) for cite in part.cites)


EACH = [pytest.param(who, cite, id=f"{who}-{cite}") for who, cite in dict.fromkeys(cited()) if cite.law in FILES]


@pytest.mark.parametrize(("rule", "cite"), EACH)
def test_the_cited_place_exists(rule, cite):
    paragraphs = articles(cite.law)[cite.article]
    if cite.paragraph is not None:
        assert len(paragraphs) >= cite.paragraph
        assert len(paragraphs) > 1 or cite.item is not None, "an article of one paragraph is cited without it"
    if cite.item is not None:
        assert len(paragraphs[(cite.paragraph or 1) - 1][1]) >= cite.item


@pytest.mark.parametrize(("rule", "phrase"), PHRASES.items())
def test_the_needed_phrase_stands_in_the_cited_article(rule, phrase):
    assert phrase in words_at(country_law("CN").RULEBOOK.rules[rule].cites[0])


OF_GROUNDS = {
    "probation_unfit": "不符合录用条件",
    "serious_breach": "严重违反用人单位的规章制度",
    "serious_negligence": "营私舞弊",
    "second_job": "同时与其他用人单位建立劳动关系",
    "fraud": "致使劳动合同无效",
    "criminal_liability": "追究刑事责任",
    "sickness": "在规定的医疗期满后",
    "incompetence": "仍不能胜任工作",
    "changed_circumstances": "客观情况发生重大变化",
    "redundancy": "裁减人员二十人以上",
    "expiry": "劳动合同期满",
    "task_done": "任务完成",
    "pension": "基本养老保险待遇",
    "retirement_age": "法定退休年龄",
    "death": "劳动者死亡",
    "bankruptcy": "宣告破产",
    "closure": "吊销营业执照",
}


@pytest.mark.parametrize(("ground", "phrase"), OF_GROUNDS.items())
def test_the_needed_phrase_stands_in_the_item_of_the_ground(ground, phrase):
    assert phrase in words_at(GROUNDS[ground].cites[0])


def words_at(cite):
    paragraphs = articles(cite.law)[cite.article]
    chosen = paragraphs if cite.paragraph is None else [paragraphs[cite.paragraph - 1]]
    if cite.item is not None:
        return chosen[0][1][cite.item - 1]
    return "".join(text + "".join(items) for text, items in chosen)


def test_a_good_part_of_the_citations_can_be_checked_here():
    assert len(EACH) >= 180
