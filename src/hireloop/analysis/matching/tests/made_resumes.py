"""Parsed résumés for tests, made by hand: a value's source is its own text."""

from datetime import date
from typing import Any

from hireloop.analysis.resumes.dates import PartialDate
from hireloop.analysis.resumes.model import (
    Education,
    Experience,
    LanguageSkill,
    ParsedResume,
    Protected,
    Salary,
    SkillUse,
    Source,
    Value,
    YearsOfExperience,
)

TODAY = date(2026, 11, 24)


def value(content: Any, *, text: str = "") -> Value[Any]:
    written = text or str(content)
    return Value(content, 0.9, Source(1, 10, 10 + len(written), written))


def when(text: str) -> Value[PartialDate]:
    return value(PartialDate.parse(text))


def education(level: str, major: str = "", *, school: str = "南京大学", end: str = "2018-06", **more: Any) -> Education:
    return Education(
        school=value(school),
        level=value(level),
        major=value(major) if major else None,
        end=when(end) if end else None,
        **more,
    )


def skill(name: str, *, years: float | None = None, experiences: tuple[int, ...] = (0,)) -> SkillUse:
    return SkillUse(value(name), years=years, sections=("skills",), experiences=experiences)


def job(
    title: str, start: str, end: str = "", *, bullets: tuple[str, ...] = (), employer: str = "云图科技"
) -> Experience:
    return Experience(
        employer=value(employer),
        title=value(title),
        start=when(start),
        end=when(end) if end else None,
        is_current=not end,
        bullets=tuple(value(bullet) for bullet in bullets),
    )


def years(number: float | None) -> YearsOfExperience:
    return YearsOfExperience(number, TODAY)


def backend_engineer(**changes: Any) -> ParsedResume:
    """Five years in the back end, bachelor of software engineering, CET-6, in Shanghai."""
    content: dict[str, Any] = {
        "language": "zh",
        "name": value("王芳"),
        "years_of_experience": years(5.4),
        "city": value("上海"),
        "education": (education("bachelor", "软件工程"),),
        "experience": (
            job("后端工程师", "2021-06", bullets=("用 Kafka 搭建消息平台，日处理 3 亿条",)),
            job("测试工程师", "2019-07", "2021-06", bullets=("编写自动化测试",)),
        ),
        "skills": (
            skill("Python", years=5.4, experiences=(0, 1)),
            skill("PostgreSQL", years=3.0),
            skill("Docker"),
        ),
        "certificates": (value("CET-6"), value("中级会计师")),
        "languages": (LanguageSkill(value("英语"), value("CET-6")),),
        "expected_salary": value(Salary(2_800_000, 3_200_000, "CNY", "month"), text="28-32K"),
        "protected": Protected(),
    }
    return ParsedResume(**{**content, **changes})
