"""How long somebody has worked; time in two jobs at once counts once."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from .model import Experience, Value, YearsOfExperience
from .places import Part

STATED = re.compile(
    r"(?:(?:工作经验|工作年限|从业年限|经验)\s*[:：]?\s*(?:约|近|超过)?\s*(?P<a>\d{1,2}(?:\.\d)?)\s*年)"
    r"|(?P<b>\d{1,2}(?:\.\d)?)\s*年(?:以上|多"
    r"|余)?(?:的?)(?:[\u4e00-\u9fffA-Za-z/+]{0,12}?)(?:工作)?(?:经验|工作年限|从业|经历)"
    r"|(?P<c>\d{1,2}(?:\.\d)?)\s*\+?\s*(?:years?|yrs?)['’]?\s+(?:of\s+)?(?:[\w\-/]+\s+){0,5}?experience"
    r"|experience\s*[:：]\s*(?P<d>\d{1,2}(?:\.\d)?)\s*\+?\s*(?:years?|yrs?)",
    re.IGNORECASE,
)
CHINESE_STATED = re.compile(
    r"(?P<a>[一二两三四五六七八九十]{1,3})年(?:以上|多|余)?(?:的?)(?:[\u4e00-\u9fff]{0,8}?)(?:工作)?经验"
)
DIGITS = {sign: number for number, sign in enumerate("零一二三四五六七八九")} | {"两": 2}
MOST_YEARS = 60


def years_of(jobs: Sequence[Experience], parts: Sequence[Part], *, today: date) -> YearsOfExperience:
    months = months_of([job for job in jobs if not job.is_internship], today=today)
    return YearsOfExperience(round(months / 12, 1) if months else None, today, _stated(parts))


def months_of(jobs: Iterable[Experience], *, today: date) -> int:
    """Months in at least one of the jobs, up to today; jobs without a start count nothing.

    A job from March to March is a year; one that starts and ends in the same month is a month.
    """
    now = today.year * 12 + today.month - 1
    stays = []
    for job in jobs:
        if job.start is None or not (job.end or job.is_current):
            continue
        first = job.start.value.first_month
        last = min(now, job.end.value.last_month if job.end else now)
        if last >= first:
            stays.append((first, max(last, first + 1)))
    return union_months(stays)


def union_months(stays: Iterable[tuple[int, int]]) -> int:
    """The length of all stretches together, what they share counted once. Each is [first, last)."""
    total, reached = 0, -1
    for first, last in sorted(stays):
        start = max(first, reached)
        if last > start:
            total += last - start
            reached = last
    return total


def _stated(parts: Sequence[Part]) -> Value[float] | None:
    for part in parts:
        for match in STATED.finditer(part.text):
            name = next(name for name in "abcd" if match[name])
            if float(match[name]) <= MOST_YEARS:
                return part.value(float(match[name]), 0.85, *match.span())
        spelled = CHINESE_STATED.search(part.text)
        if spelled and (number := _chinese_number(spelled["a"])):
            return part.value(float(number), 0.8, *spelled.span())
    return None


def _chinese_number(text: str) -> int | None:
    if "十" in text:
        tens, _, ones = text.partition("十")
        return DIGITS.get(tens, 1) * 10 + (DIGITS.get(ones, 0) if ones else 0)
    return DIGITS.get(text)
