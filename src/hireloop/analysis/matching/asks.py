"""From a requirement, in whatever form it is written down, to what is asked, typed.

Values come as stored by the job editor (``{"level": "bachelor", "subject": "计算机"}``) or as a person writes them
in a job file ("本科及以上，计算机相关专业").
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hireloop.analysis.job_spec import Requirement
from hireloop.analysis.matching import levels
from hireloop.analysis.matching.language_levels import LanguageLevel, read_language, read_level
from hireloop.analysis.matching.wording import EACH, EITHER, bare, number, pieces, without_years, years_in
from hireloop.analysis.skills import find

SUBJECT_FILLER = re.compile(
    r"(?:及|或)?(?:以上|同等)?(?:学历|学位)|及以上|以上|或以上|不限|统招|全日制|相关|等|专业|优先|"
    r"\b(?:degree|diploma|in|of|or|and|above|higher|a|an|the|related|relevant|field|fields|equivalent|major|majors|preferred)\b|['’]s\b",
    re.IGNORECASE,
)
FIELD_FILLER = re.compile(
    r"(?:以上|及以上|左右|相关|工作|从业|行业|岗位|领域|开发|实际|的)*经验|工作年限|年限|相关|以上|"
    r"\b(?:of|in|with|as|a|an|the|relevant|related|professional|working|work|hands-on|industry|experience)\b",
    re.IGNORECASE,
)
REMOTE = re.compile(r"远程|不限|remote|anywhere", re.IGNORECASE)
AMOUNT = re.compile(r"(\d+(?:\.\d+)?)\s*(k|千|万|w)?", re.IGNORECASE)
FACTORS = {"k": 1_000, "千": 1_000, "w": 10_000, "万": 10_000}
A_YEAR = re.compile(r"年薪|/\s*年|每年|a year|per year|per annum|/\s*year|annual", re.IGNORECASE)


@dataclass(frozen=True)
class EducationAsk:
    level: str | None
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True)
class YearsAsk:
    years: float
    field: str = ""


@dataclass(frozen=True)
class SkillAsk:
    """Each group is asked for; any skill of a group will do. ``years`` of use, where asked for."""

    groups: tuple[tuple[str, ...], ...]
    years: float | None = None


@dataclass(frozen=True)
class CertificateAsk:
    """Any of the names will do."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class LanguageAsk:
    language: str
    level: LanguageLevel | None = None


@dataclass(frozen=True)
class LocationAsk:
    cities: tuple[str, ...]
    is_remote: bool = False


@dataclass(frozen=True)
class SalaryAsk:
    """The most that is paid a month, in yuan."""

    max_yuan: float


@dataclass(frozen=True)
class UnreadableAsk:
    """Something that the rules cannot read; a person has to look."""

    text: str


Ask = EducationAsk | YearsAsk | SkillAsk | CertificateAsk | LanguageAsk | LocationAsk | SalaryAsk | UnreadableAsk


def ask_of(requirement: Requirement) -> Ask:
    """What the requirement asks for."""
    value = requirement.value
    parts = {str(key): entry for key, entry in value.items()} if isinstance(value, Mapping) else {}
    text = _text(value)
    ask = READERS[requirement.kind](parts, text)
    return ask or UnreadableAsk(text)


def education(parts: Mapping[str, Any], text: str) -> Ask | None:
    subject = str(parts.get("subject") or parts.get("major") or "")
    level = str(parts.get("level") or parts.get("degree") or "")
    found = level if level in levels.LEVELS else levels.lowest_level(level or text)
    subject = subject or SUBJECT_FILLER.sub(" ", levels.without_levels(text if not parts else ""))
    subjects = tuple(part for each in pieces(EACH, subject) for part in pieces(EITHER, each) if len(part) > 1)
    return EducationAsk(found, subjects) if found or subjects else None


def years(parts: Mapping[str, Any], text: str) -> Ask | None:
    amount = next((parts[key] for key in ("years", "min", "value", "at_least") if parts.get(key) is not None), None)
    asked = number(str(amount)) if amount is not None else None
    asked = asked if asked is not None else years_in(text)
    asked = asked if asked is not None else number(text)
    if asked is None:
        return None
    field = str(parts.get("field") or parts.get("in") or parts.get("skill") or "")
    if not parts:
        field = FIELD_FILLER.sub(" ", without_years(text))
        field = "" if number(field) is not None else field
    return YearsAsk(asked, bare(field))


def skill(parts: Mapping[str, Any], text: str) -> Ask | None:
    name = str(parts.get("name") or parts.get("skill") or text)
    detail = str(parts.get("detail") or "") if parts else text
    asked = parts.get("years")
    asked_years = number(str(asked)) if asked is not None else years_in(detail)
    name = bare(without_years(name))
    groups = (name,) if find(name) else pieces(EACH, name)
    groups_of = tuple((group,) if find(group) else pieces(EITHER, group) for group in groups)
    wanted = tuple(group for group in groups_of if group)
    return SkillAsk(wanted, asked_years) if wanted else None


def certificate(parts: Mapping[str, Any], text: str) -> Ask | None:
    name = str(parts.get("name") or text)
    return CertificateAsk(pieces(EITHER, name) or (name,)) if name.strip() else None


def language(parts: Mapping[str, Any], text: str) -> Ask | None:
    named = str(parts.get("name") or parts.get("language") or text)
    level = read_level(f"{parts.get('detail') or parts.get('level') or ''}") or read_level(text)
    found = read_language(named) or read_language(text) or (level.language if level else "")
    return LanguageAsk(found, level) if found else None


def location(parts: Mapping[str, Any], text: str) -> Ask | None:
    cities = tuple(part for each in pieces(EACH, text) for part in pieces(EITHER, each))
    is_remote = bool(REMOTE.search(text))
    return LocationAsk(cities, is_remote) if cities or is_remote else None


def salary(parts: Mapping[str, Any], text: str) -> Ask | None:
    if parts:
        text = str(next((parts[key] for key in ("max_yuan", "max", "to", "value", "min") if parts.get(key)), ""))
    amounts = amounts_in(text)
    if not amounts or max(amounts) <= 0:
        return None
    return SalaryAsk(max(amounts) / 12 if A_YEAR.search(text) else max(amounts))


def amounts_in(text: str) -> list[float]:
    """Amounts in yuan; "25-40k" is 25,000 and 40,000."""
    found = AMOUNT.findall(text.replace(",", "").split("·")[0])
    unit = next((unit for _digits, unit in reversed(found) if unit), "")
    read = [float(digits) * FACTORS.get((own or unit).lower(), 1) for digits, own in found]
    largest = max(read, default=0.0)
    return [amount for amount in read if amount * 50 >= largest]


READERS = {
    "education": education,
    "years": years,
    "skill": skill,
    "certificate": certificate,
    "language": language,
    "location": location,
    "salary": salary,
}


def _text(value: Any) -> str:
    if isinstance(value, Mapping):
        return " ".join(str(part) for part in value.values() if part not in (None, ""))
    if isinstance(value, list | tuple):
        return "、".join(map(str, value))
    return str(value)
