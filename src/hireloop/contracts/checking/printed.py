"""What the company's own document says once it is filled in, against what the form says and against the law.

A template may bring its own clauses and its own figures. What is signed is the document: its words are read, judged by
the law, and compared with the facts that were typed; where they differ, that is a finding of its own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from hireloop.engines.documents import Document
from hireloop.law.cn.reading import read_contract
from hireloop.law.model import Cite, ContractFacts, Finding, Verdict, Words
from hireloop.law.names import name_of
from hireloop.law.spans import Span

DIFFERS, LEFT_OUT, BLANK = "printed.differs", "printed.left_out", "printed.blank"
OUR_RULES = frozenset({DIFFERS, LEFT_OUT, BLANK})
COMPARED = (
    "employer_name",
    "employee_name",
    "employee_id_number",
    "term_kind",
    "start",
    "end",
    "probation",
    "probation_wage",
    "wage_monthly",
    "work_place",
    "working_time_system",
    "hours_per_day",
    "hours_per_week",
    "rest_days_per_week",
    "non_compete",
    "non_compete_pay",
    "service_period",
    "service_penalty",
)
"""Facts that stand in nearly every contract and can be told apart exactly."""

SAID_BY_CLAUSES = frozenset(
    {"clauses", "penalties", "has_non_compete", "non_compete", "non_compete_pay", "non_compete_scope"}
    | {"service_period", "service_penalty", "training_cost", "training_is_special", "service_served"}
)
"""What only holds where the document has the clause."""

VALUES = {
    "fixed": Words("固定期限", "a fixed term"),
    "open_ended": Words("无固定期限", "an open-ended term"),
    "task": Words("以完成一定工作任务为期限", "until a task is done"),
    "standard": Words("标准工时制", "standard hours"),
    "comprehensive": Words("综合计算工时制", "hours averaged over a period"),
    "flexible": Words("不定时工作制", "flexible hours"),
}
VALUED = frozenset({"term_kind", "working_time_system"})
AGREED = (Cite("劳动合同法", "16", 1),)
SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class PrintedWords:
    """``blanks``: the fields that the template writes without a value; ``left_out``: clauses that it does not print."""

    document: Document
    blanks: tuple[Words, ...] = ()
    left_out: tuple[Words, ...] = ()


@dataclass(frozen=True)
class Difference:
    name: str
    typed: Any
    read: Any


def facts_of(printed: PrintedWords, typed: ContractFacts) -> tuple[ContractFacts, list[Difference]]:
    """The document's facts, completed by what only the form can know; and where the two differ.

    What the reader looked for and did not find counts as said where the very words that were typed stand in the
    document: the reader does not know every way of writing.
    """
    read = read_contract(printed.document)
    text = _folded(printed.document.text)
    known = {name: value for name, value in typed.known().items() if name not in SAID_BY_CLAUSES}
    added = {name: value for name, value in known.items() if _counts_as_said(name, value, read, text)}
    whole = replace(read, **added, absent=read.absent - set(added))
    return whole, list(_differences(whole, typed))


def _counts_as_said(name: str, value: Any, read: ContractFacts, text: str) -> bool:
    """Names and other words that stand in the document count, whatever the reader took for them."""
    if getattr(read, name) is None:
        return name not in read.absent or _stands_in(value, text)
    return isinstance(value, str) and name in COMPARED and name not in VALUED and _stands_in(value, text)


def _differences(read: ContractFacts, typed: ContractFacts) -> Iterator[Difference]:
    for name in COMPARED:
        ours, theirs = getattr(typed, name), getattr(read, name)
        has_clause = name not in SAID_BY_CLAUSES or bool(theirs)
        if ours is not None and theirs is not None and has_clause and not _same(ours, theirs):
            yield Difference(name, ours, theirs)


def _same(typed: Any, read: Any) -> bool:
    if isinstance(typed, str) and isinstance(read, str):
        ours, theirs = _folded(typed), _folded(read)
        return ours in theirs or theirs in ours
    return bool(typed == read)


def _stands_in(value: Any, text: str) -> bool:
    return any(_folded(written) in text for written in _ways_to_write(value))


def _ways_to_write(value: Any) -> Iterator[str]:
    if isinstance(value, date):
        yield f"{value.year}年{value.month}月{value.day}日"
        yield f"{value:%Y年%m月%d日}"
        yield value.isoformat()
    elif isinstance(value, Decimal):
        yield f"{value:,}"
        yield f"{value.normalize():f}"
    elif isinstance(value, str) and len(value) > 1:
        yield value


def _folded(text: str) -> str:
    return SPACES.sub("", text).casefold()


def findings_of(printed: PrintedWords, differences: list[Difference]) -> Iterator[Finding]:
    """What stands against the document itself. ``clause`` holds keys or names; the page says them in words."""
    for each in differences:
        name = name_of(each.name)
        ours, theirs = _in_words(each.typed), _in_words(each.read)
        yield Finding(
            DIFFERS,
            "violation",
            Words(f"{name.zh}：文本与所填不一致", f"{name.en}: the document says something else"),
            AGREED,
            clause=name.zh,
            fact=Words(f"合同文本写的是：{theirs.zh}", f"The document says: {theirs.en}"),
            limit=Words(f"表单填的是：{ours.zh}", f"The form says: {ours.en}"),
            advice=Words(
                "签的是合同文本。请更正所填内容，或者在模板里用字段代替写死的内容。",
                "What is signed is the document. Correct the fact, or let the template name the field.",
            ),
        )
    if printed.left_out:
        yield _about(
            LEFT_OUT,
            "violation",
            Words("模板没有印出编辑器里的条款", "The template leaves clauses of the editor out"),
            Words(
                "请在模板里加上 {%p for row in added_articles %} … {%p endfor %}，或者删去这些条款，或者改用内置合同。",
                "Add {%p for row in added_articles %} … {%p endfor %} to the template, take the clauses out, or choose"
                " the built-in contract.",
            ),
            printed.left_out,
        )
    if printed.blanks:
        yield _about(
            BLANK,
            "warning",
            Words("印出来会是空白", "It would print as a blank"),
            Words(
                "请补上内容，或者在模板里用 {% if … %} 把可能没有的内容括起来。",
                "Fill it in, or put {% if … %} around what may be missing in the template.",
            ),
            printed.blanks,
        )


def _about(rule: str, verdict: Verdict, title: Words, advice: Words, names: tuple[Words, ...]) -> Finding:
    listed = Words("、".join(each.zh for each in names), ", ".join(each.en for each in names))
    return Finding(rule, verdict, title, (), fact=listed, advice=advice)


def _in_words(value: Any) -> Words:
    if isinstance(value, Span):
        return Words(value.zh, value.en)
    if isinstance(value, date):
        return Words(f"{value.year}年{value.month}月{value.day}日", value.isoformat())
    if isinstance(value, Decimal):
        return Words(f"{value:,}", f"{value:,}")
    return VALUES.get(value, Words(str(value), str(value)))
