"""What a résumé says, each value with the place where it stands and how sure the reader is."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any, Generic, Literal, TypeVar

from hireloop.engines.documents.model import Flag
from hireloop.kernel.languages import Language

from .dates import PartialDate

T = TypeVar("T")

# From the highest down; what a degree is worth for a requirement.
Level = Literal["doctor", "master", "bachelor", "associate", "vocational", "high_school", "middle_school"]
LEVELS: tuple[Level, ...] = (
    "doctor", "master", "bachelor", "associate", "vocational", "high_school", "middle_school",
)  # fmt: skip


@dataclass(frozen=True)
class Source:
    """Where a value stands: ``document.text[start:end] == text``, on ``page`` from 1."""

    page: int
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Value(Generic[T]):
    """``confidence`` from 0 to 1. ``reader`` is who found it: "rules" or "language_model"."""

    value: T
    confidence: float
    source: Source
    reader: str = "rules"


@dataclass(frozen=True)
class Education:
    """One stay at one school. ``end`` is None where it is not told, or where it goes on: then ``is_current``."""

    school: Value[str] | None = None
    degree: Value[str] | None = None
    level: Value[Level] | None = None
    major: Value[str] | None = None
    start: Value[PartialDate] | None = None
    end: Value[PartialDate] | None = None
    is_current: bool = False


@dataclass(frozen=True)
class Experience:
    """One title at one employer. ``end`` is None where it is not told, or where it goes on: then ``is_current``."""

    employer: Value[str] | None = None
    title: Value[str] | None = None
    start: Value[PartialDate] | None = None
    end: Value[PartialDate] | None = None
    is_current: bool = False
    city: Value[str] | None = None
    bullets: tuple[Value[str], ...] = ()
    is_internship: bool = False


@dataclass(frozen=True)
class SkillUse:
    """A skill by its canonical name (``analysis.skills``); as written where it is not known there, or where the
    canonical name is Chinese and the résumé is not. ``analysis.skills.find(name)`` gives the canonical one.

    ``experiences`` are indices into ``ParsedResume.experience`` where it was used; ``sections`` name the parts of
    the résumé that speak of it ("skills", "experience", "projects", "education", "summary", "certificates").
    ``years`` are those of the experiences where it was used, overlaps counted once, or as the résumé says.
    """

    name: Value[str]
    years: float | None = None
    sections: tuple[str, ...] = ()
    experiences: tuple[int, ...] = ()
    mentions: tuple[Source, ...] = ()


@dataclass(frozen=True)
class LanguageSkill:
    """``name`` is the language ("English"), ``level`` what is said of it ("CET-6", "fluent")."""

    name: Value[str]
    level: Value[str] | None = None


@dataclass(frozen=True)
class Salary:
    """What is expected a month, in hundredths of the currency; ``period`` as it was written."""

    min_fen: int | None
    max_fen: int | None
    currency: str
    period: Literal["month", "year", "day", "hour"]


@dataclass(frozen=True)
class Protected:
    """What must not count. Kept apart, so that blind mode and matching can leave it out as a whole."""

    birth_date: Value[PartialDate] | None = None
    age: Value[int] | None = None
    gender: Value[Literal["male", "female"]] | None = None
    marital_status: Value[str] | None = None
    ethnicity: Value[str] | None = None
    nationality: Value[str] | None = None
    political_status: Value[str] | None = None
    household_registration: Value[str] | None = None
    native_place: Value[str] | None = None
    health: Value[str] | None = None
    id_number: Value[str] | None = None
    has_photo: bool = False


@dataclass(frozen=True)
class YearsOfExperience:
    """``years`` up to ``as_of``, overlapping jobs counted once; ``stated`` is the résumé's own word,"
    " if it has one."""

    years: float | None
    as_of: date
    stated: Value[float] | None = None


@dataclass(frozen=True)
class ParsedResume:
    """Everything that was found. Nothing is guessed: what has no place in the document is not here."""

    language: Language
    years_of_experience: YearsOfExperience
    name: Value[str] | None = None
    phones: tuple[Value[str], ...] = ()
    emails: tuple[Value[str], ...] = ()
    links: tuple[Value[str], ...] = ()
    city: Value[str] | None = None
    headline: Value[str] | None = None
    desired_title: Value[str] | None = None
    education: tuple[Education, ...] = ()
    experience: tuple[Experience, ...] = ()
    skills: tuple[SkillUse, ...] = ()
    certificates: tuple[Value[str], ...] = ()
    professional_titles: tuple[Value[str], ...] = ()
    languages: tuple[LanguageSkill, ...] = ()
    expected_salary: Value[Salary] | None = None
    notice_period_days: Value[int] | None = None
    protected: Protected = Protected()
    flags: tuple[Flag, ...] = ()

    @property
    def highest_level(self) -> Level | None:
        found = [education.level.value for education in self.education if education.level]
        return min(found, key=LEVELS.index, default=None)

    def as_dict(self) -> dict[str, Any]:
        """As JSON: stable keys, dates as "YYYY-MM", every value with its source."""
        from .as_dict import to_dict

        return to_dict(self)

    @staticmethod
    def from_dict(content: dict[str, Any]) -> "ParsedResume":
        """The reverse of ``as_dict``. ValueError, KeyError or TypeError where it is not one."""
        from .as_dict import from_dict

        return from_dict(content)


def values_in(part: Any) -> Iterator[Value[Any]]:
    """Every value at any depth."""
    if isinstance(part, Value):
        yield part
    elif isinstance(part, tuple):
        for entry in part:
            yield from values_in(entry)
    elif is_dataclass(part):
        for field in fields(part):
            yield from values_in(getattr(part, field.name))
