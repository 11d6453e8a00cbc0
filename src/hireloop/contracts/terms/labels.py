"""What the facts are called, in which group they stand, and of what kind they are: for forms, differences, messages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from hireloop.platform.directory.models import IdKind

from .amounts import yuan
from .facts import Facts, PositionLevel, TermKind, WorkingTime

Kind = Literal["text", "long", "date", "money", "count", "choice", "yes_no", "allowances"]


@dataclass(frozen=True)
class FactLabel:
    """``zh`` is the name by which a clause may ask for the fact: {岗位}. ``secret``: masked for most readers."""

    key: str
    label: Any
    zh: str
    kind: Kind = "text"
    needed: bool = False
    secret: bool = False
    choices: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True)
class Group:
    key: str
    label: Any
    facts: tuple[FactLabel, ...]


GROUPS: tuple[Group, ...] = (
    Group(
        "employer",
        pgettext_lazy("group of facts", "Employer"),
        (
            FactLabel("employer_name", _("Employer’s name"), "用人单位名称", needed=True),
            FactLabel("employer_code", _("Unified social credit code"), "统一社会信用代码"),
            FactLabel("employer_representative", _("Legal representative"), "法定代表人", needed=True),
            FactLabel("employer_address", _("Employer’s address"), "用人单位住所", needed=True),
        ),
    ),
    Group(
        "person",
        pgettext_lazy("group of facts", "Employee"),
        (
            FactLabel("name", _("Full name"), "姓名", needed=True),
            FactLabel("id_kind", _("Kind of identity document"), "证件类型", "choice", choices=tuple(IdKind.choices)),
            FactLabel("id_number", _("Identity number"), "证件号码", needed=True, secret=True),
            FactLabel("address", _("Home address"), "住址", needed=True, secret=True),
            FactLabel("phone", _("Phone"), "联系电话", secret=True),
            FactLabel("email", _("E-mail"), "电子邮箱", secret=True),
            FactLabel("bank_name", _("Bank"), "开户银行", secret=True),
            FactLabel("bank_account", _("Bank account"), "银行账号", secret=True),
        ),
    ),
    Group(
        "term",
        pgettext_lazy("group of facts", "Term"),
        (
            FactLabel("signed_on", _("Day of signing"), "签订日期", "date", needed=True),
            FactLabel("term_kind", _("Kind of term"), "期限类型", "choice", True, choices=tuple(TermKind.choices)),
            FactLabel("start_on", _("Starts on"), "起始日期", "date", needed=True),
            FactLabel("end_on", _("Ends on"), "终止日期", "date"),
            FactLabel("task", pgettext_lazy("of a contract", "Task"), "工作任务", "long"),
            FactLabel("probation_months", _("Probation, months"), "试用期月数", "count", needed=True),
            FactLabel("probation_pay_fen", _("Pay in probation, a month"), "试用期月工资", "money"),
        ),
    ),
    Group(
        "work",
        pgettext_lazy("group of facts", "Work"),
        (
            FactLabel("title", _("Position"), "岗位", needed=True),
            FactLabel("department", _("Department"), "部门"),
            FactLabel("job_content", _("Work to be done"), "工作内容", "long", needed=True),
            FactLabel("work_place", _("Place of work"), "工作地点", needed=True),
            FactLabel(
                "position_level", _("Level of the position"), "岗位层级", "choice", choices=tuple(PositionLevel.choices)
            ),
            FactLabel("hazards", _("Occupational hazards"), "职业危害", "long"),
        ),
    ),
    Group(
        "time",
        pgettext_lazy("group of facts", "Working time"),
        (
            FactLabel(
                "working_time",
                pgettext_lazy("working time", "System"),
                "工时制度名称",
                "choice",
                True,
                choices=tuple(WorkingTime.choices),
            ),
            FactLabel("hours_per_day", _("Hours a day"), "每日工时", "count"),
            FactLabel("hours_per_week", _("Hours a week"), "每周工时", "count"),
            FactLabel("rest_days", _("Rest days a week"), "每周休息日", "count"),
            FactLabel(
                "special_hours_approved", _("Special hours approved by the authority"), "特殊工时已批准", "yes_no"
            ),
        ),
    ),
    Group(
        "pay",
        _("Pay and insurance"),
        (
            FactLabel("base_fen", _("Base pay, a month"), "月基本工资", "money", needed=True),
            FactLabel("allowances", _("Fixed allowances, a month"), "津贴", "allowances"),
            FactLabel("bonus", pgettext_lazy("fact of a contract", "Bonus"), "奖金", "long"),
            FactLabel("bonus_percent", _("Bonus, % of annual base pay"), "奖金比例", "count"),
            FactLabel("payday", _("Payday (day of the month)"), "发薪日", "count", needed=True),
            FactLabel(
                "lowest_same_post_fen", _("Lowest grade of the same position, a month"), "同岗位最低档工资", "money"
            ),
            FactLabel(
                "social_insurance", _("Social insurance paid as the law says"), "依法缴纳社会保险", "yes_no", True
            ),
            FactLabel("benefits", _("Benefits"), "福利", "long"),
        ),
    ),
    Group(
        "special",
        _("Non-compete, training, history"),
        (
            FactLabel("non_compete_months", _("Non-compete, months"), "竞业限制月数", "count"),
            FactLabel("non_compete_pay_fen", _("Pay for the non-compete, a month"), "竞业限制月补偿", "money"),
            FactLabel("non_compete_scope", _("Scope and region of the non-compete"), "竞业限制范围", "long"),
            FactLabel("non_compete_penalty_fen", _("Penalty for breaking the non-compete"), "竞业限制违约金", "money"),
            FactLabel("training", _("Special training"), "专项培训"),
            FactLabel("training_cost_fen", _("Cost of the training"), "培训费用", "money"),
            FactLabel("service_months", _("Service period, months"), "服务期月数", "count"),
            FactLabel("service_penalty_fen", _("Penalty for leaving in the service period"), "服务期违约金", "money"),
            FactLabel(
                "previous_fixed_terms", _("Earlier fixed-term contracts here, in a row"), "已订固定期限次数", "count"
            ),
            FactLabel("years_of_service", _("Whole years worked here without a break"), "连续工作年限", "count"),
            FactLabel("asked_for_fixed_term", _("The employee asked for a fixed term"), "本人提出固定期限", "yes_no"),
        ),
    ),
)
LABELS: dict[str, FactLabel] = {each.key: each for group in GROUPS for each in group.facts}
HELD_BACK = frozenset(key for key, each in LABELS.items() if each.secret)


def label_of(key: str) -> str:
    return str(LABELS[key].label) if key in LABELS else str(pgettext_lazy("of a contract", key))


def changes_in_words(facts: Facts, wanted: Mapping[str, Any]) -> list[str]:
    """ "Probation, months: 3 → 2" for each fact that would change, in the reader's language."""
    changed = facts.with_(**wanted)
    return [
        gettext("%(fact)s: %(old)s → %(new)s")
        % {"fact": label_of(key), "old": shown(facts, key) or "—", "new": shown(changed, key) or "—"}
        for key in wanted
    ]


def shown(facts: Facts, key: str) -> str:
    """The fact in words for a reader in the reader's language; "" where it is not known."""
    value = getattr(facts, key)
    if value in (None, "", ()):
        return ""
    return _in_words(LABELS[key], value) if key in LABELS else str(value)


def _in_words(label: FactLabel, value: Any) -> str:
    if label.kind == "money":
        return f"¥{yuan(value)}"
    if label.kind == "date":
        return date_format(value, "DATE_FORMAT")
    if label.kind == "yes_no":
        return gettext("Yes") if value else gettext("No")
    if label.kind == "allowances":
        return "；".join(f"{each.name} ¥{yuan(each.fen)}" for each in value)
    return str(dict(label.choices).get(value, value))


def missing(facts: Facts) -> list[FactLabel]:
    """What has to be known before the contract can be approved."""
    return list(_missing(facts))


def _missing(facts: Facts) -> Iterator[FactLabel]:
    for label in LABELS.values():
        if getattr(facts, label.key) in (None, "", ()) and (label.needed or label.key in _needed_by_kind(facts)):
            yield label


def _needed_by_kind(facts: Facts) -> set[str]:
    needed = {TermKind.FIXED: {"end_on"}, TermKind.TASK: {"task"}}.get(facts.term_kind, set())  # type: ignore[call-overload]
    return needed | ({"probation_pay_fen"} if facts.probation_months else set())
