"""Terms as people write them: keys in both languages, values in every usual form, clear complaints."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hireloop.kernel.errors import BadInput
from hireloop.law import Clause, Penalty, Span
from hireloop.law.names import fact_names
from hireloop.law.numerals import han_number, money, number
from hireloop.law.terms import known_keys, plain_key, read_terms


@pytest.mark.parametrize(
    ("terms", "fact", "value"),
    [
        ({"试用期": "3个月"}, "probation", Span(3)),
        ({"probation_months": 3}, "probation", Span(3)),
        ({"probation_days": 90}, "probation", Span(0, 90)),
        ({"probation": {"months": 3}}, "probation", Span(3)),
        ({"试用期": {"月数": 3, "工资": 6400}}, "probation_wage", Decimal(6400)),
        ({"试用期": "半年"}, "probation", Span(6)),
        ({"试用期": False}, "probation", Span()),
        ({"合同期限": "无固定期限"}, "term_kind", "open_ended"),
        ({"合同期限": "三年"}, "term", Span(36)),
        ({"合同年限": 3}, "term", Span(36)),
        ({"月工资": "人民币捌仟元整"}, "wage_monthly", Decimal(8000)),
        ({"月工资": "1.2万元"}, "wage_monthly", Decimal(12000)),
        ({"wage_monthly": 8000.5}, "wage_monthly", Decimal("8000.5")),
        ({"试用期工资比例": "百分之八十"}, "probation_wage_ratio", Decimal("0.8")),
        ({"试用期工资比例": 80}, "probation_wage_ratio", Decimal("0.8")),
        ({"开始日期": date(2026, 11, 1)}, "start", date(2026, 11, 1)),
        ({"开始日期": "2026年11月1日"}, "start", date(2026, 11, 1)),
        ({"竞业限制": "是"}, "has_non_compete", True),
        ({"non_compete": {"pay": 0, "months": 36}}, "non_compete", Span(36)),
        ({"离职通知期": 30}, "notice_by_employee", Span(0, 30)),
        ({"离职通知期": "一个月"}, "notice_by_employee", Span(1)),
        ({"支付周期": "每月"}, "pay_cycle", Span(1)),
        ({"每周工作小时": "40小时"}, "hours_per_week", Decimal(40)),
        ({"押金": "无"}, "deposit", Decimal(0)),
        ({"违约金": [{"离职": 5000}]}, "penalties", (Penalty("resignation", Decimal(5000)),)),
        ({"条款": ["乙方自愿放弃社会保险。"]}, "clauses", (Clause("other", "乙方自愿放弃社会保险。"),)),
    ],
)
def test_the_term_is_read(terms, fact, value):
    assert getattr(read_terms(terms), fact) == value


def test_an_empty_value_means_that_the_contract_is_silent():
    assert read_terms({"劳动保护": None, "社会保险": ""}).absent == {"labour_protection", "social_insurance"}


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ({"试用": "3个月"}, "试用期"),
        ({"probation_month": 3}, "probation_months"),
        ({"颜色": "红"}, "颜色"),
        ({"试用期": "-3个月"}, "-3个月"),
        ({"月工资": "很多"}, "很多"),
        ({"月工资": -1}, "-1"),
        ({"开始日期": "2026-02-30"}, "2026-02-30"),
        ({"期限类型": "大概"}, "大概"),
        ({"试用期": "3个月", "probation": 2}, "again"),
        ({"违约金": [{"心情": 1}]}, "违约金"),
        (["试用期"], "key: value"),
        (None, "key: value"),
    ],
)
def test_what_cannot_be_read_is_named(terms, said):
    with pytest.raises(BadInput, match=said):
        read_terms(terms)


def test_no_key_means_two_facts():
    keys = [
        (plain_key(key), name.key) for name in fact_names().values() for key in (name.key, name.words.zh, *name.also)
    ]
    assert dict(keys) == known_keys()
    assert len(set(keys)) == len({key for key, _ in keys})


HAN = "零一二三四五六七八九"


def in_han(value):
    """A number below 100,000,000 in Chinese, by a second way to write it."""
    if value >= 10_000:
        high, low = divmod(value, 10_000)
        return in_han(high) + "万" + ("" if not low else ("零" if low < 1000 else "") + in_han(low))
    written, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // unit % 10
        if digit:
            written += ("零" if zero and written else "") + HAN[digit] + name
            zero = False
        elif written:
            zero = True
    return written or "零"


@given(st.integers(0, 99_999_999))
def test_chinese_numbers_are_read_back(value):
    assert han_number(in_han(value)) == value
    capitals = in_han(value).translate(str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟"))
    assert money(f"人民币{capitals}元整") == value


@given(st.decimals(0, 10_000_000, places=2))
def test_sums_are_exact(value):
    assert money(f"¥{value:,.2f}元") == value


@given(st.text(max_size=20))
def test_any_text_is_a_number_or_none(text):
    number(text)
    money(text)
