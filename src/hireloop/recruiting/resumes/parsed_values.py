"""What capabilities ask of a parsed résumé, in one word each."""

from hireloop.analysis.resumes.model import LEVELS, ParsedResume

from .models.pool import EducationLevel


def education_of(parsed: ParsedResume) -> int | None:
    """The highest level as an EducationLevel."""
    level = parsed.highest_level
    return None if level is None else EducationLevel(len(LEVELS) - LEVELS.index(level)).value


def months_of(parsed: ParsedResume) -> int | None:
    years = parsed.years_of_experience.years
    if years is None and parsed.years_of_experience.stated:
        years = parsed.years_of_experience.stated.value
    return None if years is None else round(years * 12)


def headline_of(parsed: ParsedResume) -> str:
    """The newest title and employer: "后端工程师 · 某某科技"."""
    newest = parsed.experience[0] if parsed.experience else None
    parts = [newest.title, newest.employer] if newest else [parsed.headline]
    return " · ".join(part.value for part in parts if part)


def employers_of(parsed: ParsedResume) -> list[str]:
    return [each.employer.value for each in parsed.experience if each.employer]


def schools_of(parsed: ParsedResume) -> list[str]:
    return [each.school.value for each in parsed.education if each.school]


def skills_of(parsed: ParsedResume) -> list[str]:
    return list(dict.fromkeys(each.name.value for each in parsed.skills))


def birth_year_of(parsed: ParsedResume) -> int | None:
    born = parsed.protected.birth_date
    return born.value.year if born else None
