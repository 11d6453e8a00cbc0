"""A parsed résumé made ready for many questions. What the law protects is left out here, as a whole.

Name, school, employer's name, home town, birth date, sex, photo and the like are never looked at by any rule.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from hireloop.analysis.matching.model import Evidence
from hireloop.analysis.resumes.model import Experience, ParsedResume, SkillUse, Value
from hireloop.analysis.skills import ancestors, find, mentions

MONTHS = 12


@dataclass(frozen=True)
class Candidate:
    """``today`` is where "until now" ends."""

    resume: ParsedResume
    today: date

    @cached_property
    def skills(self) -> dict[str, SkillUse]:
        """By canonical name; as written where the name is not known."""
        return {canonical(use.name.value): use for use in reversed(self.resume.skills)}

    @cached_property
    def skills_under(self) -> dict[str, list[SkillUse]]:
        """For each broader skill, the skills of the résumé that are a kind of it."""
        under: dict[str, list[SkillUse]] = {}
        for name, use in self.skills.items():
            for above in ancestors(name):
                under.setdefault(above, []).append(use)
        return under

    @cached_property
    def texts(self) -> list[tuple[str, Value[str], str]]:
        """(field, value, text in small letters) of all that tells of work: titles, what was done, the headline."""
        return [(field, value, value.value.casefold()) for field, value in self._texts()]

    def _texts(self) -> Iterator[tuple[str, Value[str]]]:
        for number, experience in enumerate(self.resume.experience):
            if experience.title:
                yield f"experience.{number}.title", experience.title
            for line, bullet in enumerate(experience.bullets):
                yield f"experience.{number}.bullets.{line}", bullet
        if self.resume.headline:
            yield "headline", self.resume.headline

    @property
    def tells_of_work(self) -> bool:
        """Whether there is enough to conclude from what is not there."""
        return len(self.resume.skills) >= 3 or (bool(self.resume.skills) and bool(self.resume.experience))

    @cached_property
    def years(self) -> float | None:
        """Years of work, overlaps counted once, up to ``today``; as stated where the dates do not say."""
        told = self.resume.years_of_experience
        if told.years is None:
            return told.stated.value if told.stated else None
        goes_on = any(experience.is_current for experience in self.resume.experience)
        since = max(0, (self.today - told.as_of).days) / 365.25 if goes_on else 0.0
        return told.years + since

    def years_in(self, experiences: list[int]) -> float | None:
        """Years spent in these experiences, overlaps counted once; None where none of them is dated."""
        spans = [span for number in experiences if (span := self._span(self.resume.experience[number]))]
        return months_covered(spans) / MONTHS if spans else None

    def _span(self, experience: Experience) -> tuple[int, int] | None:
        if experience.start is None:
            return None
        start = experience.start.value.first_month
        if experience.is_current:
            return start, self.today.year * MONTHS + self.today.month - 1
        return (start, experience.end.value.last_month) if experience.end else None

    def experiences_about(self, name: str, *, also: str) -> list[int]:
        """Indices of experiences whose title is about the skill ``name``, that used it, or that speak of ``also``."""
        uses = [*self.skills_under.get(name, ()), *(use for known, use in self.skills.items() if known == name)]
        found = {number for use in uses for number in use.experiences}
        found.update(
            number
            for number, experience in enumerate(self.resume.experience)
            if (experience.title and name in skills_named(experience.title.value))
            or (also and any(also in text for _field, _value, text in self.texts_of(number)))
        )
        return sorted(number for number in found if number < len(self.resume.experience))

    def texts_of(self, number: int) -> list[tuple[str, Value[str], str]]:
        prefix = f"experience.{number}."
        return [entry for entry in self.texts if entry[0].startswith(prefix)]

    def experience_evidence(self, numbers: list[int]) -> tuple[Evidence, ...]:
        """The titles (else the dates) of these experiences."""
        found = []
        for number in numbers:
            experience = self.resume.experience[number]
            value: Value[str] | None = experience.title or (experience.bullets[0] if experience.bullets else None)
            if value is not None:
                found.append(evidence(f"experience.{number}.title", value))
            elif experience.start is not None:
                found.append(evidence(f"experience.{number}.start", experience.start))
        return tuple(found)


def evidence(field: str, value: Value[Any]) -> Evidence:
    return Evidence(field=field, source=value.source, confidence=value.confidence)


@lru_cache(maxsize=20_000)
def canonical(name: str) -> str:
    """The skill's one name; in small letters where it is not known."""
    return find(name) or name.strip().casefold()


@lru_cache(maxsize=20_000)
def skills_named(text: str) -> frozenset[str]:
    """Every skill that the text names, and all that they are a kind of."""
    named = {mention.name for mention in mentions(text)}
    return frozenset(named.union(*(ancestors(name) for name in named)))


def months_covered(spans: list[tuple[int, int]]) -> int:
    """Months in any of the spans (first month, month of the end), each counted once."""
    covered, until = 0, -1
    for start, end in sorted(spans):
        covered += max(0, end - max(start, until))
        until = max(until, end)
    return covered
