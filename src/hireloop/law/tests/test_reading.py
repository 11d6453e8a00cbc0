"""Contracts of many drafters: facts are read with their places, and every violation is found, no more."""

import io
from datetime import date
from pathlib import Path

import docx
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hireloop.engines.documents import read_document
from hireloop.law import check
from hireloop.law.cn.reading import read_contract, read_text
from hireloop.law.terms import read_terms

FOLDER = Path(__file__).parents[1] / "cn/contracts"
EXPECTED = yaml.safe_load((FOLDER / "expected.yaml").read_text(encoding="utf-8"))


def text_of(name):
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def as_docx(text):
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def as_pdf(text):
    from html import escape

    from weasyprint import HTML

    lines = "".join(f"<p>{escape(line) or '&nbsp;'}</p>" for line in text.splitlines())
    style = "<style>@page{size:A4;margin:2cm} p{margin:0;font:11pt/1.6 'Noto Serif CJK SC',serif}</style>"
    return HTML(string=f"<html lang=zh>{style}{lines}</html>").write_pdf()


MAKERS = {"txt": lambda text: text.encode(), "docx": as_docx, "pdf": as_pdf}


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("name", EXPECTED)
def test_facts_and_violations_are_those_that_a_reader_finds(name, kind):
    document = read_document(MAKERS[kind](text_of(name)), name=f"{name}.{kind}")
    facts = read_contract(document)
    expected = EXPECTED[name]

    for fact, value in read_terms(expected["facts"]).known().items():
        assert getattr(facts, fact) == value, fact
    for place in facts.places.values():
        assert document.text[place.start : place.end] == place.text
    report = check(facts, region=expected["region"], signed_on=facts.signed_on or date(2026, 11, 1))
    assert {finding.rule for finding in report.with_verdict("violation")} == set(expected["violations"])
    for finding in report.findings:
        if finding.place:
            assert document.text[finding.place.start : finding.place.end] == finding.place.text


def test_there_are_at_least_a_dozen_texts():
    assert len(EXPECTED) >= 12
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(EXPECTED)


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("试用期为叁个月。", "probation", "3个月"),
        ("本合同设六个月的试用期。", "probation", "6个月"),
        ("本合同无试用期。", "probation", "无"),
        ("月工资为人民币（大写）捌仟伍佰元整（￥8,500元）。", "wage_monthly", 8500),
        ("乙方转正后月薪为1.2万元，试用期月薪1万元。", "wage_monthly", 12000),
        ("乙方转正后月薪为1.2万元，试用期月薪1万元。", "probation_wage", 10000),
        ("月工资由基本工资3000元、岗位工资2000元组成。", "wage_monthly", 5000),
        ("乙方年薪为人民币24万元。", "wage_monthly", 20000),
        ("试用期工资按转正工资的八成支付。", "probation_wage_ratio", "80%"),
        ("试用期工资为约定工资的百分之九十。", "probation_wage_ratio", "90%"),
        ("工作时间为上午9:00至下午18:00，午休1小时。", "hours_per_day", 8),
        ("乙方每周工作六天，每日工作七小时。", "hours_per_week", 42),
        ("乙方每天工作8小时，每周5天。", "hours_per_week", 40),
        ("甲方聘用乙方为包装工，工作地点为苏州市。", "job_content", "包装工"),
        ("工资按季度支付。", "pay_cycle", "3个月"),
        ("竞业限制期限为十八个月，甲方每月支付竞业限制补偿金5000元。", "non_compete", "18个月"),
        ("竞业限制期限为十八个月，甲方每月支付竞业限制补偿金5000元。", "non_compete_pay", 5000),
        ("乙方承担竞业限制义务，期限二年，甲方无需支付经济补偿。", "non_compete_pay", 0),
        ("本合同不约定竞业限制。", "has_non_compete", "否"),
        ("乙方提前三十日书面通知甲方可以解除合同。", "notice_by_employee", "30日"),
        ("乙方在试用期内提前三日通知甲方可以解除合同。", "notice_by_employee_in_probation", "3日"),
        ("任何一方解除合同须提前60日书面通知对方。", "notice_by_employee", "60日"),
    ],
)
def test_a_sentence_is_read(text, fact, value):
    assert getattr(read_text(text), fact) == getattr(read_terms({fact: value}), fact)


@given(st.text(alphabet="甲乙方试用期工资月年日个一二三六十0123456789元至起自，。：\n\t ", max_size=120))
def test_any_text_can_be_read(text):
    facts = read_text(text)
    for place in facts.places.values():
        assert text[place.start : place.end] == place.text
