"""The fields that an offer letter may name, and their values for one version."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from hireloop.platform.documents.catalogue import Catalogue, Field, FieldType

from .models import OfferVersion
from .states import TermKind, WorkingTime
from .terms import Pay

KIND = "offer"
MONEY, DATE, NUMBER, PERCENT, LIST = (
    FieldType.MONEY,
    FieldType.DATE,
    FieldType.NUMBER,
    FieldType.PERCENT,
    FieldType.LIST,
)
ROW = (Field("name", "名称", "Name"), Field("amount", "每月金额", "Amount a month", MONEY))

CATALOGUE = Catalogue(
    KIND,
    _("Offer letter"),
    (
        Field("candidate.name", "候选人姓名", "Candidate’s name", example="欧阳𠮷"),
        Field("employer.name", "用人单位", "Employer", example="云杉科技有限公司"),
        Field("employer.address", "用人单位地址", "Employer’s address", example="上海市徐汇区虹桥路 1 号"),
        Field("department.name", "部门", "Department", example="研发部"),
        Field("job.title", "岗位名称", "Title", example="高级后端工程师"),
        Field("offer.date", "通知日期", "Date of the letter", DATE, date(2026, 11, 24)),
        Field("offer.start_on", "入职日期", "Start date", DATE, date(2026, 12, 28)),
        Field("offer.expires_on", "答复截止日期", "Answer by", DATE, date(2026, 12, 4)),
        Field("offer.place", "工作地点", "Place of work", example="上海市徐汇区"),
        Field("offer.working_time", "工时制度", "Working time", example="标准工时制"),
        Field("offer.words", "寄语", "Personal words", example="期待与您一起把产品做好。"),
        Field("term.kind", "合同期限类型", "Kind of term", example="固定期限"),
        Field("term.months", "合同期限（月）", "Term in months", NUMBER, 36),
        Field("term.task", "工作任务", "Task", example=""),
        Field("probation.months", "试用期（月）", "Probation in months", NUMBER, 3),
        Field("probation.percent", "试用期工资比例", "Share of pay in probation", PERCENT, Decimal(80)),
        Field("pay.base", "月基本工资", "Base salary a month", MONEY, 28_000_00),
        Field("pay.months", "年发放月数", "Salaries a year", NUMBER, 13),
        Field("pay.allowances", "津贴补贴", "Allowances", LIST, [{"name": "餐饮补贴", "amount": 600_00}], ROW),
        Field("pay.monthly", "月固定收入", "Fixed pay a month", MONEY, 28_600_00),
        Field("pay.probation", "试用期月工资", "Base in probation", MONEY, 22_400_00),
        Field("pay.bonus", "奖金说明", "Bonus", example="年度绩效奖金，按公司考核结果发放"),
        Field("pay.bonus_percent", "奖金比例", "Bonus at target", PERCENT, Decimal(15)),
        Field("pay.yearly", "年度总收入（目标）", "Yearly total at target", MONEY, 425_800_00),
        Field("benefits", "福利", "Benefits", LIST, ["五险一金", "补充医疗保险", "年假十天"]),
        Field("contact.name", "联系人", "Contact", example="张敏"),
    ),
)


def values_of(version: OfferVersion) -> dict[str, Any]:
    """By name, for ``documents.rendering.render``."""
    offer, pay = version.offer, Pay.from_json(version.pay)
    with translation.override("zh-hans" if version.language == "zh" else "en"):
        words = {
            "offer.working_time": str(WorkingTime(version.working_time).label),
            "term.kind": str(TermKind(version.term_kind).label),
        }
    return {
        **words,
        **_pay_values(pay),
        "candidate.name": offer.person.name,
        "employer.name": version.employer.name,
        "employer.address": version.employer.address,
        "department.name": version.department.name if version.department else "",
        "job.title": version.title,
        "offer.date": timezone.localdate(),
        "offer.start_on": version.start_on,
        "offer.expires_on": version.expires_on,
        "offer.place": version.place,
        "offer.words": version.words or "",
        "term.months": version.term_months if version.term_kind == TermKind.FIXED else None,
        "term.task": version.task,
        "probation.months": version.probation_months or None,
        "probation.percent": Decimal(pay.probation_percent) if version.probation_months else None,
        "pay.probation": pay.probation_fen if version.probation_months else None,
        "benefits": list(version.benefits),
        "contact.name": offer.prepared_by.name if offer.prepared_by else "",
    }


def _pay_values(pay: Pay) -> dict[str, Any]:
    return {
        "pay.base": pay.base_fen,
        "pay.months": pay.months,
        "pay.allowances": [{"name": each.name, "amount": each.amount_fen} for each in pay.allowances],
        "pay.monthly": pay.monthly_fen,
        "pay.bonus": pay.bonus_text,
        "pay.bonus_percent": pay.bonus_percent,
        "pay.yearly": pay.yearly_fen,
    }
