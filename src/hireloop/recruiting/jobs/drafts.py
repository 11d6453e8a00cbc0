"""A job as it is handed in by a form, the API or a file, checked before anything is written."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hireloop.analysis import protected
from hireloop.analysis.dimensions import catalog
from hireloop.analysis.protected import WordingWarning
from hireloop.kernel.errors import BadInput
from hireloop.kernel.languages import LANGUAGES, Language

from .models import JobLanguage, RequirementKind, RoleFamily
from .requirements import RequirementRow, typed_value

DEFAULT_PASS_LINE = 60
SCORED_KINDS = {"competency", "trait"}


@dataclass(frozen=True)
class ProfileRow:
    """One line of the profile: weight 0–100 (only the shares matter), pass line 0–100 (0: any score passes)."""

    dimension: str
    weight: int
    pass_line: int = DEFAULT_PASS_LINE


@dataclass(frozen=True)
class JobDraft:
    """Everything about a job that a person can type."""

    title: str
    department_id: UUID | None = None
    city: str = ""
    role_family: str = RoleFamily.GENERAL
    description: str = ""
    openings: int = 1
    salary_from_fen: int | None = None
    salary_to_fen: int | None = None
    language: str = JobLanguage.CHINESE
    own_dimensions: tuple[dict[str, Any], ...] = ()
    requirements: tuple[RequirementRow, ...] = ()
    profile: tuple[ProfileRow, ...] = ()


def reader_language() -> Language:
    """The reader's language as the analysis names it."""
    code = (get_language() or "zh")[:2]
    return next((language for language in LANGUAGES if language == code), "zh")


def dimension_label(key: str, language: Language | None = None) -> str:
    """The dimension's name in the reader's language; the key itself where it is not in the catalogue."""
    dimension = catalog().get(key)
    return dimension.label[language or reader_language()] if dimension else key


def own_label(entry: dict[str, Any]) -> str:
    """What the employer calls an own dimension, in the reader's language where there is a name in it."""
    label = entry.get("label") or entry["key"]
    return label if isinstance(label, str) else label.get(reader_language()) or next(iter(label.values()))


def is_built_in(key: str) -> bool:
    """Whether ``key`` is a built-in dimension that can be weighed (the communication style cannot)."""
    dimension = catalog().get(key)
    return dimension is not None and dimension.kind in SCORED_KINDS


def check_draft(draft: JobDraft) -> None:
    """Raise BadInput for the first thing about the draft that cannot be."""
    if not draft.title.strip():
        raise BadInput(_("A job needs a title."), code="job_title")
    if draft.salary_from_fen and draft.salary_to_fen and draft.salary_from_fen > draft.salary_to_fen:
        raise BadInput(_("The lower end of the salary is above the upper end."), code="job_salary")
    if not 1 <= draft.openings <= 999:
        raise BadInput(_("The number of openings should be from 1 to 999."), code="job_openings")
    _check_requirements(draft.requirements)
    _check_profile(draft.profile, own={entry.get("key", "") for entry in draft.own_dimensions})


def _check_requirements(rows: tuple[RequirementRow, ...]) -> None:
    for row in rows:
        if row.kind not in RequirementKind.values:
            message = _("There is no requirement of the kind “%(kind)s”.")
            raise BadInput(message % {"kind": row.kind}, code="requirement_kind")
        refuse_protected(" ".join(typed_value(row.kind, row.value)))
        if row.knock_out and not row.must_have:
            raise BadInput(_("Only a must-have can be a knock-out."), code="requirement_knock_out")
        if not 1 <= row.weight <= 10:
            raise BadInput(_("A requirement's weight should be from 1 to 10."), code="requirement_weight")


def refuse_protected(text: str) -> None:
    """Raise BadInput where ``text`` asks for a protected attribute, citing the law of the installation's place."""
    protected.refuse_protected(text, jurisdiction=settings.JURISDICTION, language=reader_language())


def wording_warnings(*texts: str) -> tuple[WordingWarning, ...]:
    """What the texts name that the law of the installation's place protects."""
    return protected.warnings_in(*texts, jurisdiction=settings.JURISDICTION)


def _check_profile(rows: tuple[ProfileRow, ...], *, own: set[str]) -> None:
    seen: set[str] = set()
    for row in rows:
        if row.dimension not in own and not is_built_in(row.dimension):
            message = _("“%(key)s” is not a dimension that can be weighed.")
            raise BadInput(message % {"key": row.dimension}, code="profile_dimension")
        if row.dimension in seen:
            message = _("%(dimension)s is in the profile twice.")
            raise BadInput(message % {"dimension": dimension_label(row.dimension)}, code="profile_twice")
        if not 0 <= row.weight <= 100 or not 0 <= row.pass_line <= 100:
            raise BadInput(_("Weights and pass lines go from 0 to 100."), code="profile_range")
        seen.add(row.dimension)
