"""The leaving certificate 离职证明 (Labour Contract Law 50; implementing regulations 24).

It states the term of the contract, the day of the ending, the position and the years of service, and nothing that
could harm the employee: not the ground.
"""

from datetime import date
from typing import Any

from hireloop.contracts.drafting.models import Contract
from hireloop.law.spans import Span
from hireloop.platform.documents.built_in_templates import to_pdf

BODY = """
<h1>离职证明</h1>
<p class="cert">兹证明 {{ name }}（{{ id_kind }}：{{ id_number }}）自 {{ first_day }} 起在我单位工作，
离职前担任{{ title }}。双方订立的劳动合同期限为{{ term }}，劳动合同于 {{ ended_on }} 解除（终止）。
在我单位的工作年限为{{ service }}。</p>
<p class="cert">特此证明。</p>
<p class="cert">本证明依据《劳动合同法》第五十条及其实施条例第二十四条出具。</p>
<p class="cert-sign">{{ employer }}（盖章）<br>{{ today }}</p>
"""
ID_KINDS = {"resident": "居民身份证", "passport": "护照"}


def certificate_pdf(contract: Contract, *, first_day: date, ended_on: date, today: date) -> bytes:
    return to_pdf(
        BODY, certificate_fields(contract, first_day=first_day, ended_on=ended_on, today=today), language="zh"
    )


def certificate_fields(contract: Contract, *, first_day: date, ended_on: date, today: date) -> dict[str, Any]:
    person = contract.person
    return {
        "name": person.name,
        "id_kind": ID_KINDS.get(person.id_kind, "证件号码"),
        "id_number": person.id_number or "——",
        "first_day": said_date(first_day),
        "title": contract.title,
        "term": term_of(contract),
        "ended_on": said_date(ended_on),
        "service": Span.between(first_day, ended_on).zh,
        "employer": contract.employer.name,
        "today": said_date(today),
    }


def term_of(contract: Contract) -> str:
    start = said_date(contract.start_on) if contract.start_on else "——"
    if contract.term_kind == "fixed" and contract.end_on:
        return f"固定期限（{start} 至 {said_date(contract.end_on)}）"
    kinds = {"open_ended": "无固定期限", "task": "以完成一定工作任务为期限"}
    return f"{kinds.get(contract.term_kind, '劳动合同')}（自 {start} 起）"


def said_date(day: date) -> str:
    return f"{day.year} 年 {day.month} 月 {day.day} 日"
