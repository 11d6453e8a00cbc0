"""What a person typed over what the machine read. Values left alone keep their place and confidence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from hireloop.analysis.resumes.dates import PartialDate
from hireloop.analysis.resumes.model import (
    Education,
    Experience,
    LanguageSkill,
    ParsedResume,
    Salary,
    SkillUse,
    Source,
    Value,
    YearsOfExperience,
)

NOWHERE = Source(page=1, start=0, end=0, text="")
PERSON = "person"


@dataclass(frozen=True)
class TypedEducation:
    """``was`` is the index of the entry that was there before; None for a new one."""

    was: int | None = None
    school: str = ""
    degree: str = ""
    level: str = ""
    major: str = ""
    start: PartialDate | None = None
    end: PartialDate | None = None
    is_current: bool = False


@dataclass(frozen=True)
class TypedExperience:
    was: int | None = None
    employer: str = ""
    title: str = ""
    city: str = ""
    start: PartialDate | None = None
    end: PartialDate | None = None
    is_current: bool = False
    bullets: tuple[str, ...] = ()


@dataclass(frozen=True)
class Typed:
    """All that the form holds. ``languages`` are (language, level)."""

    name: str = ""
    city: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    certificates: tuple[str, ...] = ()
    languages: tuple[tuple[str, str], ...] = ()
    salary_from_yuan: int | None = None
    salary_to_yuan: int | None = None
    notice_period_days: int | None = None
    education: tuple[TypedEducation, ...] = ()
    experience: tuple[TypedExperience, ...] = ()


def typed_over(base: ParsedResume, typed: Typed, *, today: date) -> ParsedResume:
    """``base`` with what was typed in its place."""
    experience = tuple(_experience(base, entry) for entry in typed.experience)
    went_to = {entry.was: place for place, entry in enumerate(typed.experience) if entry.was is not None}
    return replace(
        base,
        name=_value(typed.name, base.name),
        city=_value(typed.city, base.city),
        phones=_values(typed.phones, base.phones),
        emails=_values(typed.emails, base.emails),
        links=_values(typed.links, base.links),
        certificates=_values(typed.certificates, base.certificates),
        skills=_skills(typed.skills, base.skills, went_to),
        languages=_languages(typed.languages, base.languages),
        expected_salary=_salary(typed, base.expected_salary),
        notice_period_days=_value(typed.notice_period_days, base.notice_period_days),
        education=tuple(_education(base, entry) for entry in typed.education),
        experience=experience,
        years_of_experience=_years(base, experience, today=today),
    )


def blank(language: str, *, today: date) -> ParsedResume:
    """Nothing read yet: the ground for what is typed by hand."""
    return ParsedResume(
        language="en" if language == "en" else "zh", years_of_experience=YearsOfExperience(years=None, as_of=today)
    )


def months_worked(experience: Iterable[Experience], *, today: date) -> int | None:
    """Months of all jobs, overlaps counted once; None where no entry has a start."""
    now = today.year * 12 + today.month - 1
    spans = []
    for entry in experience:
        if entry.start and (entry.end or entry.is_current) and not entry.is_internship:
            last = now if entry.is_current or entry.end is None else entry.end.value.last_month
            spans.append((entry.start.value.first_month, max(last, entry.start.value.first_month)))
    if not spans:
        return None
    months, reached = 0, 0
    for first, last in sorted(spans):
        months += max(0, last - max(first, reached))
        reached = max(reached, last)
    return months


def _value(typed: Any, was: Value[Any] | None) -> Value[Any] | None:
    """The value as it was where nobody changed it; else the typed one, at the place of the one before."""
    if typed in ("", None):
        return None
    if was is not None and was.value == typed:
        return was
    return Value(typed, 1.0, was.source if was else NOWHERE, reader=PERSON)


def _values(typed: Sequence[Any], was: Sequence[Value[Any]]) -> tuple[Value[Any], ...]:
    known = {each.value: each for each in was}
    found = (known.get(each) or _value(each, None) for each in dict.fromkeys(typed))
    return tuple(each for each in found if each is not None)


def _education(base: ParsedResume, typed: TypedEducation) -> Education:
    was = _was(base.education, typed.was) or Education()
    return Education(
        school=_value(typed.school, was.school),
        degree=_value(typed.degree, was.degree),
        level=_value(typed.level, was.level),
        major=_value(typed.major, was.major),
        start=_value(typed.start, was.start),
        end=_value(None if typed.is_current else typed.end, was.end),
        is_current=typed.is_current,
    )


def _experience(base: ParsedResume, typed: TypedExperience) -> Experience:
    was = _was(base.experience, typed.was) or Experience()
    return replace(
        was,
        employer=_value(typed.employer, was.employer),
        title=_value(typed.title, was.title),
        city=_value(typed.city, was.city),
        start=_value(typed.start, was.start),
        end=_value(None if typed.is_current else typed.end, was.end),
        is_current=typed.is_current,
        bullets=_values(typed.bullets, was.bullets),
    )


def _was(entries: Sequence[Any], index: int | None) -> Any:
    return entries[index] if index is not None and 0 <= index < len(entries) else None


def _skills(typed: Sequence[str], was: Sequence[SkillUse], went_to: dict[int, int]) -> tuple[SkillUse, ...]:
    """Skills know the entries in which they were used by index: those follow where entries go."""
    known = {each.name.value: each for each in was}
    found = []
    for name in dict.fromkeys(typed):
        skill = known.get(name) or SkillUse(name=Value(name, 1.0, NOWHERE, reader=PERSON), sections=("skills",))
        places = tuple(went_to[place] for place in skill.experiences if place in went_to)
        found.append(replace(skill, experiences=places))
    return tuple(found)


def _languages(typed: Sequence[tuple[str, str]], was: Sequence[LanguageSkill]) -> tuple[LanguageSkill, ...]:
    known = {each.name.value: each for each in was}
    found = []
    for name, level in typed:
        before = known.get(name)
        spoken = _value(name, before.name if before else None)
        assert spoken is not None
        found.append(LanguageSkill(name=spoken, level=_value(level, before.level if before else None)))
    return tuple(found)


def _salary(typed: Typed, was: Value[Salary] | None) -> Value[Salary] | None:
    low, high = (None if yuan is None else yuan * 100 for yuan in (typed.salary_from_yuan, typed.salary_to_yuan))
    if low is None and high is None:
        return None
    before = was.value if was else None
    if before and (before.min_fen, before.max_fen) == (low, high):
        return was
    return _value(Salary(low, high, before.currency if before else "CNY", "month"), was)


def _years(base: ParsedResume, experience: tuple[Experience, ...], *, today: date) -> YearsOfExperience:
    """As it was read while the entries are as they were read."""
    if [_dates(each) for each in experience] == [_dates(each) for each in base.experience]:
        return base.years_of_experience
    months = months_worked(experience, today=today)
    years = None if months is None else round(months / 12, 1)
    return YearsOfExperience(years=years, as_of=today, stated=base.years_of_experience.stated)


def _dates(entry: Experience) -> tuple[Any, ...]:
    return tuple(each.value if each else None for each in (entry.start, entry.end)), entry.is_current


def flat(parsed: ParsedResume) -> dict[str, str]:
    """Every value by its path, as text: for telling what changed."""
    found: dict[str, str] = {}
    simple = {"name": parsed.name, "city": parsed.city, "notice_period_days": parsed.notice_period_days}
    found |= {path: str(each.value) for path, each in simple.items() if each}
    for path in ("phones", "emails", "links", "certificates"):
        found[path] = "\n".join(each.value for each in getattr(parsed, path))
    found["skills"] = "\n".join(each.name.value for each in parsed.skills)
    found["languages"] = "\n".join(
        f"{e.name.value} {e.level.value if e.level else ''}".strip() for e in parsed.languages
    )
    if parsed.expected_salary:
        found["expected_salary"] = f"{parsed.expected_salary.value.min_fen}–{parsed.expected_salary.value.max_fen}"
    for kind in ("education", "experience"):
        for place, entry in enumerate(getattr(parsed, kind)):
            found |= {f"{kind}.{place}.{name}": text for name, text in _entry_texts(entry)}
    return {path: text for path, text in found.items() if text}


def _entry_texts(entry: Education | Experience) -> Iterable[tuple[str, str]]:
    for name in ("school", "degree", "level", "major", "employer", "title", "city", "start", "end"):
        value = getattr(entry, name, None)
        if value is not None:
            yield name, str(value.value)
    if entry.is_current:
        yield "is_current", "1"
    if bullets := getattr(entry, "bullets", ()):
        yield "bullets", "\n".join(each.value for each in bullets)


def changes_between(before: ParsedResume, after: ParsedResume) -> dict[str, tuple[str, str]]:
    """Path → (text before, text after), for every value that differs."""
    old, new = flat(before), flat(after)
    paths = sorted(old.keys() | new.keys())
    return {path: (old.get(path, ""), new.get(path, "")) for path in paths if old.get(path) != new.get(path)}
