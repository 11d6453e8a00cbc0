"""One row of the table as the facts of a contract, or everything that is wrong with it, column by column."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import translation
from django.utils.translation import gettext

from hireloop.contracts.terms.dates import last_day_of
from hireloop.contracts.terms.facts import Facts, TermKind
from hireloop.contracts.terms.labels import LABELS, FactLabel
from hireloop.contracts.terms.problems import contradictions
from hireloop.kernel.errors import N_, BadInput
from hireloop.platform.directory.identity import checked_id_number

from ..reading_forms import READERS
from .tables_read import TERM_MONTHS, TableRow, column_label

WRITTEN_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:\s+0?0:00(?::00)?)?")
IN_POWERS = re.compile(r"\d(?:\.\d+)?[eE]\+?\d+")
YES = frozenset({"yes", "y", "true", "1", "是", "有"})
NO = frozenset({"no", "n", "false", "0", "否", "无"})
LONGEST_TERM_MONTHS = 600
ROUNDED = N_("The table keeps this as a number, which loses its last digits. Format the column as text.")


@dataclass(frozen=True)
class RowProblem:
    """``message`` is an English source text with ``params``; it is shown in the reader's language."""

    column: str
    code: str
    message: str
    params: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, column: str, error: BadInput) -> "RowProblem":
        return cls(column, error.code, error.message, {name: str(value) for name, value in error.params.items()})

    def as_json(self) -> dict[str, Any]:
        return {"column": self.column, "code": self.code, "message": self.message, "params": self.params}


@dataclass(frozen=True)
class RowTerms:
    """``name`` and ``email`` say whose contract it is; ``facts`` are what the row and the common terms say."""

    name: str
    email: str
    phone: str
    facts: Facts


def in_words(problems: list[dict[str, Any]]) -> str:
    """As kept, for a reader: "Identity number: …. Starts on: …."."""
    return " ".join(_said(each) for each in problems)


def _said(problem: Mapping[str, Any]) -> str:
    message = gettext(problem["message"])
    said = message % problem["params"] if problem["params"] else message
    column = problem["column"]
    label = column_label(column) if column == TERM_MONTHS or column in LABELS else ""
    return gettext("%(column)s: %(problem)s") % {"column": label, "problem": said} if label else said


def terms_of(
    row: TableRow, *, common: Facts, term_months: int | None = None
) -> tuple[RowTerms | None, list[RowProblem]]:
    """The terms, or None and what has to be mended."""
    problems: list[RowProblem] = []
    changed: dict[str, Any] = {}
    for key, text in row.values.items():
        _read(key, text, changed, problems)
    months = changed.pop(TERM_MONTHS, None) or term_months
    facts = _with_end(common.with_(**changed), changed, months)
    problems += _lacking(row, facts) + _contradictions(facts, {each.column for each in problems})
    if problems:
        return None, problems
    return RowTerms(facts.name, facts.email, facts.phone, facts), []


def _read(key: str, text: str, changed: dict[str, Any], problems: list[RowProblem]) -> None:
    if IN_POWERS.fullmatch(text):
        problems.append(RowProblem(key, "rounded", ROUNDED))
        return
    try:
        if key == TERM_MONTHS:
            changed[key] = _months(text)
        else:
            changed[key] = READERS[LABELS[key].kind](LABELS[key], _as_typed(LABELS[key], text))
    except BadInput as error:
        problems.append(RowProblem.of(key, error))


def _months(text: str) -> int:
    digits = text.removesuffix("个月").removesuffix("月").strip()
    if not digits.isascii() or not digits.isdecimal() or not 1 <= int(digits) <= LONGEST_TERM_MONTHS:
        raise BadInput(N_("“%(text)s” is no number of months."), code="months", text=text[:20])
    return int(digits)


def _as_typed(label: FactLabel, text: str) -> str:
    """As it would be typed into the editor: ISO days, keys of choices, "yes" and "no"."""
    if label.kind == "date":
        found = WRITTEN_DAY.fullmatch(text)
        return "{:0>4}-{:0>2}-{:0>2}".format(*found.groups()) if found else text
    if label.kind == "choice":
        return _choice_key(label, text)
    if label.kind == "yes_no":
        return "yes" if text.casefold() in YES else "no" if text.casefold() in NO else text
    if label.kind == "allowances":
        return re.sub(r"[;；]", "\n", text)
    return text


def _choice_key(label: FactLabel, text: str) -> str:
    for key, name in label.choices:
        for language in ("en", "zh-hans"):
            with translation.override(language):
                if str(name).casefold() == text.casefold():
                    return key
    return text


def _with_end(facts: Facts, changed: Mapping[str, Any], months: int | None) -> Facts:
    """The last day of a fixed term out of its months, where the row names no day itself."""
    if facts.term_kind != TermKind.FIXED or changed.get("end_on") or not facts.start_on or not months:
        return facts
    return facts.with_(end_on=_last_day(facts.start_on, months))


def _last_day(start: date, months: int) -> date | None:
    try:
        return last_day_of(start, months=months)
    except ValueError:
        return None


def _lacking(row: TableRow, facts: Facts) -> list[RowProblem]:
    found = [
        RowProblem(key, "missing", N_("It is missing."))
        for key in ("name", "email", "title")
        if not getattr(facts, key)
    ]
    if facts.email and not _is_email(facts.email):
        found.append(RowProblem("email", "email", N_("This is no e-mail address.")))
    if not facts.start_on and "start_on" not in row.values:
        found.append(RowProblem("start_on", "missing", N_("It is missing.")))
    return found


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def _contradictions(facts: Facts, said: set[str]) -> list[RowProblem]:
    found = [each for each in contradictions(facts) if each.fact not in said]
    problems = [
        RowProblem(each.fact, "contradiction", _source_of(each.message)) for each in found if each.fact != "id_number"
    ]
    if "id_number" not in said:
        try:
            checked_id_number(facts.id_number, kind=facts.id_kind)
        except BadInput as error:
            problems.append(RowProblem.of("id_number", error))
    return problems


def _source_of(message: Any) -> str:
    """The English source text, which every reader then gets in the own language."""
    with translation.override("en"):
        return str(message)
