"""A file of terms (``TERMS.yaml``) as facts: keys in English or Chinese, values as people write them.

    合同期限类型: 固定期限
    开始日期: 2026-11-01
    合同期限: 3年
    试用期: 6个月
    月工资: 8000

Unknown keys and values that cannot be read raise BadInput, which names the key and, where there is one, the nearest.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from functools import cache
from typing import Any

from hireloop.kernel.errors import N_, BadInput
from hireloop.law import numerals
from hireloop.law.model import Clause, ContractFacts, Penalty
from hireloop.law.names import fact_names
from hireloop.law.spans import Span

CHOICES: dict[str, dict[str, tuple[str, ...]]] = {
    "term_kind": {
        "fixed": ("固定期限", "固定", "有固定期限", "fixed_term", "befristet"),
        "open_ended": ("无固定期限", "无固定", "permanent", "open", "unbefristet"),
        "task": ("以完成一定工作任务为期限", "任务", "以完成一定任务为期限", "完成一定工作任务", "project"),
    },
    "working_time_system": {
        "standard": ("标准", "标准工时", "标准工时制", "标准工时工作制"),
        "comprehensive": ("综合", "综合计算", "综合计算工时", "综合工时制", "综合计算工时制", "综合计算工时工作制"),
        "flexible": ("不定时", "不定时工作制", "不定时制", "不定时工时制", "flexible_hours"),
    },
    "position_level": {
        "senior_manager": ("高级管理人员", "高管", "manager", "executive"),
        "senior_technician": ("高级技术人员", "高级技术", "高技术人员"),
        "confidential": ("其他负有保密义务的人员", "负有保密义务的人员", "保密人员", "负有保密义务"),
        "ordinary": ("普通员工", "一般员工", "普通", "普通劳动者", "普通职工", "staff"),
    },
}
GROUNDS: dict[str, tuple[str, ...]] = {
    "non_compete": ("竞业限制", "竞业", "违反竞业限制"),
    "service_period": ("服务期", "培训", "违反服务期"),
    "confidentiality": ("保密", "违反保密义务", "泄密"),
    "resignation": ("离职", "辞职", "提前解除", "提前离职", "解除合同"),
    "discipline": ("违纪", "违反规章制度"),
    "other": ("其他",),
}
SPAN_UNITS = {"years", "months", "weeks", "days"}
YES = ("true", "yes", "y", "1", "是", "有", "已", "对", "已批准", "缴纳", "已缴纳")
NO = ("false", "no", "n", "0", "否", "无", "没有", "未", "不", "错", "未批准", "不缴纳", "未缴纳")
DEFAULT_UNITS = {
    "notice_by_employee": "day",
    "notice_by_employee_in_probation": "day",
    "notice_by_employer": "day",
    "pay_cycle": "day",
}
RATIOS = {
    "probation_wage_ratio",
    "non_compete_pay_ratio",
    "overtime_rate_workday",
    "overtime_rate_rest_day",
    "overtime_rate_holiday",
}
MONEY = {
    "wage_monthly",
    "wage_hourly",
    "probation_wage",
    "lowest_wage_same_post",
    "deposit",
    "non_compete_pay",
    "training_cost",
    "service_penalty",
}


Reader = Callable[[str, Any, str], Any]


def read_terms(entries: Any) -> ContractFacts:
    """The facts of a mapping of terms; an empty text or null says that the contract is silent on it."""
    if not isinstance(entries, Mapping):
        raise BadInput(N_("Terms are expected as “key: value”, one on a line."), code="no_terms")
    found: dict[str, Any] = {}
    silent: set[str] = set()
    for key, value in flat(entries):
        name = fact_key(key)
        if name == "term" and value is not None and read_choice("term_kind", value, key):
            name = "term_kind"
        if name in found or name in silent:
            raise BadInput(N_("“%(key)s” says again what another key has said."), code="named_twice", key=str(key))
        if value is None or value == "":
            silent.add(name)
        else:
            found[name] = read_value(name, value, key=str(key))
    return ContractFacts(**found, absent=frozenset(silent))


def flat(entries: Mapping[Any, Any]) -> Iterator[tuple[str, Any]]:
    """``试用期: {月数: 3, 工资: 6400}`` is 试用期月数 and 试用期工资; a length of time may be a mapping itself."""
    for key, value in entries.items():
        if not isinstance(value, Mapping) or set(value) <= SPAN_UNITS:
            yield str(key), value
            continue
        for part, inner in value.items():
            whole = (f"{key}_{part}", f"{key}{part}")
            yield next((name for name in whole if plain_key(name) in known_keys()), whole[0]), inner


def fact_key(key: str) -> str:
    """The fact that a key names."""
    plain = plain_key(key)
    known = known_keys()
    if plain in known:
        return known[plain]
    near = get_close_matches(plain, known, n=1, cutoff=0.5)
    if near:
        raise BadInput(
            N_("“%(key)s” is no term that is known; did you mean “%(near)s”?"),
            code="unknown_key",
            key=key,
            near=near[0],
        )
    raise BadInput(
        N_("“%(key)s” is no term that is known. Known are, among others, %(known)s."),
        code="unknown_key",
        key=key,
        known="、".join(list(known)[:12]),
    )


def plain_key(key: str) -> str:
    return key.strip().casefold().replace(" ", "_").replace("-", "_")


@cache
def known_keys() -> dict[str, str]:
    keys: dict[str, str] = {}
    for name in fact_names().values():
        for key in (name.key, name.words.zh, *name.also):
            keys.setdefault(plain_key(key), name.key)
    return keys


def read_value(name: str, value: Any, *, key: str) -> Any:
    """One value in the type that the fact has."""
    reader: Reader = READERS.get(kind_of(name), read_text)
    read = reader(name, value, key)
    if read is None:
        raise BadInput(
            N_("“%(key)s: %(value)s” cannot be read; expected is %(expected)s."),
            code="bad_value",
            key=key,
            value=str(value),
            expected=EXPECTED.get(kind_of(name), "text"),
        )
    return read


def kind_of(name: str) -> str:
    if name in CHOICES:
        return "choice"
    written = str(TYPES[name])
    for kind in ("Span", "Decimal", "date", "bool", "int", "Clause", "Penalty"):
        if kind in written:
            return kind
    return "str"


TYPES = {each.name: each.type for each in fields(ContractFacts)}
EXPECTED = {
    "choice": "one of the words listed in the guide (固定期限, 标准工时制 …)",
    "Span": "a length of time, such as 6个月, 3年, 90天",
    "Decimal": "a number, such as 8000 or 80%",
    "date": "a day, such as 2026-11-01",
    "bool": "yes or no (是, 否)",
    "int": "a whole number",
    "Clause": "a list of clauses",
    "Penalty": "a list such as [{ground: 竞业限制, amount: 50000}]",
}


def read_choice(name: str, value: Any, key: str) -> str | None:
    plain = plain_key(str(value))
    for choice, others in CHOICES[name].items():
        if plain == choice or plain in others:
            return choice
    return None


def read_span(name: str, value: Any, key: str) -> Span | None:
    if value is False:
        return Span()
    if isinstance(value, int | float | Decimal):
        return numerals.span_of(Decimal(str(value)), unit_in(key) or DEFAULT_UNITS.get(name, "month"))
    if isinstance(value, Mapping):
        return span_of_parts(value)
    plain = str(value).strip().removeprefix("每").removeprefix("按").removeprefix("提前")
    return numerals.span("1个月" if plain == "月" else plain, unit=unit_in(key) or DEFAULT_UNITS.get(name, "month"))


def unit_in(key: str) -> str | None:
    plain = plain_key(key)
    for endings, unit in ((("_days", "天数", "日数"), "day"), (("_years", "年数", "年限"), "year")):
        if plain.endswith(endings):
            return unit
    return "month" if plain.endswith(("_months", "月数")) else None


def span_of_parts(value: Mapping[Any, Any]) -> Span | None:
    if not value or set(value) - SPAN_UNITS or not all(isinstance(each, int) and each >= 0 for each in value.values()):
        return None
    return Span.of(**value)


def read_decimal(name: str, value: Any, key: str) -> Decimal | None:
    if isinstance(value, bool):
        return Decimal(0) if not value and name == "deposit" else None
    if name == "deposit" and str(value).strip() in NO:
        return Decimal(0)
    if name in RATIOS:
        return numerals.ratio(str(value))
    read = numerals.money(str(value)) if name in MONEY else numerals.number(number_in(str(value)))
    return read if read is not None and read >= 0 else None


def number_in(text: str) -> str:
    return text.strip().rstrip("小时天日年次hdy ")


def read_day(name: str, value: Any, key: str) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else numerals.day(str(value))


def read_bool(name: str, value: Any, key: str) -> bool | None:
    plain = str(value).strip().casefold()
    return True if plain in YES else False if plain in NO else None


def read_int(name: str, value: Any, key: str) -> int | None:
    read = numerals.number(number_in(str(value)))
    return int(read) if read is not None and read == int(read) and read >= 0 else None


def read_text(name: str, value: Any, key: str) -> str | None:
    return str(value).strip() if isinstance(value, str | int | float | Decimal | bool) else None


def read_clauses(name: str, value: Any, key: str) -> tuple[Clause, ...] | None:
    entries = value if isinstance(value, list) else [value]
    return tuple(read_clause(entry) for entry in entries)


def read_clause(entry: Any) -> Clause:
    if isinstance(entry, str):
        return Clause("other", entry)
    if isinstance(entry, Mapping) and (entry.get("text") or entry.get("内容")):
        heading = str(entry.get("heading") or entry.get("标题") or "")
        return Clause(str(entry.get("kind") or "other"), str(entry.get("text") or entry.get("内容")), heading)
    raise BadInput(N_("A clause is expected as text, or as “text” with “heading”."), code="bad_clause")


def read_penalties(name: str, value: Any, key: str) -> tuple[Penalty, ...] | None:
    if value in ([], False) or str(value).strip() in NO:
        return ()
    entries = value if isinstance(value, list) else [value]
    read = [read_penalty(entry) for entry in entries]
    return tuple(each for each in read if each) if all(read) else None


def read_penalty(entry: Any) -> Penalty | None:
    """``{ground, amount}``, or one key and sum such as ``{离职: 5000}``."""
    if not isinstance(entry, Mapping):
        return None
    plain = {str(key): value for key, value in entries_of(entry).items()}
    ground = next((key for key, names in GROUNDS.items() if plain.get("ground") in (key, *names)), None)
    amount = plain.get("amount")
    read = None if amount is None else numerals.money(str(amount))
    if ground is None or (amount is not None and read is None):
        return None
    return Penalty(ground, read, str(plain.get("text", "")))  # type: ignore[arg-type]


def entries_of(entry: Mapping[Any, Any]) -> Mapping[Any, Any]:
    named = {"事由": "ground", "原因": "ground", "金额": "amount", "数额": "amount"}
    if len(entry) == 1 and not set(map(str, entry)) & {"ground", *named}:
        ((ground, amount),) = entry.items()
        return {"ground": ground, "amount": amount}
    return {named.get(str(key), key): value for key, value in entry.items()}


READERS: dict[str, Reader] = {
    "choice": read_choice,
    "Span": read_span,
    "Decimal": read_decimal,
    "date": read_day,
    "bool": read_bool,
    "int": read_int,
    "Clause": read_clauses,
    "Penalty": read_penalties,
}
