"""What {…} in a clause turns into: facts as contracts write them, and phrases made of several facts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.utils import translation

from hireloop.kernel.languages import Language

from .amounts import in_characters, yuan
from .dates import chinese_date, english_date
from .facts import Facts, TermKind, WorkingTime
from .labels import LABELS, FactLabel

FOLDER = Path(__file__).parent / "library"
BLANK = {"zh": "＿＿＿＿", "en": "________"}
Say = Callable[[Facts, Language], str]


@dataclass(frozen=True)
class Phrase:
    """``uses``: the facts that it is made of, so that a fact finds its clauses and a clause its facts."""

    name: str
    uses: tuple[str, ...]
    say: Say


def money(fen: int | None, language: Language) -> str:
    """人民币25,000.50元（大写：贰万伍仟元伍角整）; RMB 25,000.50."""
    if fen is None:
        return BLANK[language]
    return f"人民币{yuan(fen)}元（大写：{in_characters(fen)}）" if language == "zh" else f"RMB {yuan(fen)}"


def day(value: date | None, language: Language) -> str:
    if value is None:
        return BLANK[language]
    return chinese_date(value) if language == "zh" else english_date(value)


def _term(facts: Facts, language: Language) -> str:
    days = {"start": day(facts.start_on, language), "end": day(facts.end_on, language)}
    if facts.term_kind == TermKind.OPEN_ENDED:
        return sentence("term_open_ended", language, **days)
    if facts.term_kind == TermKind.TASK:
        return sentence("term_task", language, task=_trimmed(facts.task) or BLANK[language], **days)
    return sentence("term_fixed", language, **days)


def _probation(facts: Facts, language: Language) -> str:
    if facts.probation_months == 0:
        return sentence("no_probation", language)
    months = facts.probation_months if facts.probation_months is not None else BLANK[language]
    return sentence("probation", language, months=months, end=day(facts.probation_end, language))


def _hours(facts: Facts, language: Language) -> str:
    figures = {name: getattr(facts, name) for name in ("hours_per_day", "hours_per_week", "rest_days")}
    known = {name: BLANK[language] if value is None else value for name, value in figures.items()}
    system = facts.working_time if facts.working_time in WorkingTime.values else WorkingTime.STANDARD
    return sentence(f"hours_{system}", language, **known)


def _wage(facts: Facts, language: Language) -> str:
    base = money(facts.base_fen, language)
    if not facts.allowances:
        return sentence("wage", language, base=base)
    between = {"zh": "；", "en": "; "}[language]
    allowances = between.join(f"{each.name}{money(each.fen, language)}" for each in facts.allowances)
    total = money(facts.monthly_fen, language)
    return sentence("wage_with_allowances", language, base=base, allowances=allowances, total=total)


def _probation_pay(facts: Facts, language: Language) -> str:
    if facts.probation_months == 0:
        return ""
    return sentence("probation_pay", language, pay=money(facts.probation_pay_fen, language))


def _bonus(facts: Facts, language: Language) -> str:
    text = _trimmed(facts.bonus)
    return sentence("bonus", language, text=text) if text else ""


def _account(facts: Facts, language: Language) -> str:
    return " ".join(filter(None, [facts.bank_name, facts.bank_account])) or BLANK[language]


def _insurance(facts: Facts, language: Language) -> str:
    return sentence("insurance", language)


def _benefits(facts: Facts, language: Language) -> str:
    listed = "；".join(line.strip(" 。；;") for line in facts.benefits.splitlines() if line.strip())
    return sentence("benefits", language, listed=listed) if listed else ""


def _hazards(facts: Facts, language: Language) -> str:
    text = _trimmed(facts.hazards)
    return sentence("hazards", language, text=text) if text else sentence("no_hazards", language)


def _non_compete_penalty(facts: Facts, language: Language) -> str:
    if facts.non_compete_penalty_fen is None:
        return sentence("non_compete_breach", language)
    return sentence("non_compete_penalty", language, sum=money(facts.non_compete_penalty_fen, language))


def _trimmed(text: str) -> str:
    return text.strip().rstrip("。.")


def sentence(key: str, language: Language, **values: object) -> str:
    return _sentences()[key][language].format(**values)


@cache
def _sentences() -> dict[str, dict[str, str]]:
    return yaml.load((FOLDER / "sentences.yaml").read_bytes(), Loader=yaml.CSafeLoader)


COMPOSED: tuple[Phrase, ...] = (
    Phrase("合同期限", ("term_kind", "start_on", "end_on", "task"), _term),
    Phrase("试用期", ("probation_months", "start_on"), _probation),
    Phrase("工时制度", ("working_time", "hours_per_day", "hours_per_week", "rest_days"), _hours),
    Phrase("工资构成", ("base_fen", "allowances"), _wage),
    Phrase("试用期工资", ("probation_months", "probation_pay_fen"), _probation_pay),
    Phrase("奖金约定", ("bonus",), _bonus),
    Phrase("工资账户", ("bank_name", "bank_account"), _account),
    Phrase("社会保险", ("social_insurance",), _insurance),
    Phrase("福利待遇", ("benefits",), _benefits),
    Phrase("职业危害说明", ("hazards",), _hazards),
    Phrase("竞业限制违约", ("non_compete_penalty_fen",), _non_compete_penalty),
)


@cache
def phrases() -> dict[str, Phrase]:
    """By the name that stands between the braces."""
    plain = [Phrase(label.zh, (label.key,), _plain(label)) for label in LABELS.values()]
    return {phrase.name: phrase for phrase in (*plain, *COMPOSED)}


def _plain(label: FactLabel) -> Say:
    def say(facts: Facts, language: Language) -> str:
        value = getattr(facts, label.key)
        if value in (None, "", ()):
            return BLANK[language]
        return _written(label, value, language)

    return say


def _written(label: FactLabel, value: Any, language: Language) -> str:
    if label.kind == "money":
        return money(value, language)
    if label.kind == "date":
        return day(value, language)
    if label.kind == "yes_no":
        return {"zh": "是" if value else "否", "en": "yes" if value else "no"}[language]
    if label.kind == "allowances":
        return "；".join(f"{each.name}{money(each.fen, language)}" for each in value)
    if label.choices:
        with translation.override("zh-hans" if language == "zh" else "en"):
            return str(dict(label.choices).get(value, value))
    return str(value).strip().rstrip("。") if label.kind == "long" else str(value)
