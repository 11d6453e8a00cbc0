"""What is read in a job description. Sources are those of résumés: ``text[start:end]`` on a page."""

from dataclasses import dataclass
from typing import Any

from hireloop.analysis.job_spec.model import RequirementKind
from hireloop.analysis.protected import ProtectedAttribute
from hireloop.analysis.resumes.model import Source, Value
from hireloop.kernel.languages import Language


@dataclass(frozen=True)
class DraftedRequirement:
    """``value`` in the shape in which requirements are stored: ``{"level", "subject"}``, ``{"name", "detail"}`` …"""

    kind: RequirementKind
    value: dict[str, Any]
    must_have: bool
    confidence: float
    source: Source


@dataclass(frozen=True)
class DraftedLine:
    """A dimension that the wording asks for; ``weight`` 0–100 by how much of the text speaks of it."""

    dimension: str
    weight: int
    confidence: float
    source: Source


@dataclass(frozen=True)
class LeftOut:
    """A line that asks for what the law protects: it is not in the draft, and this says why."""

    attribute: ProtectedAttribute
    source: Source


@dataclass(frozen=True)
class JobSpecDraft:
    """Nothing is guessed: what does not stand in the text is not here. Salaries in yuan a month."""

    text: str
    language: Language
    title: Value[str] | None = None
    city: Value[str] | None = None
    salary: Value[tuple[int, int]] | None = None
    description: str = ""
    requirements: tuple[DraftedRequirement, ...] = ()
    profile: tuple[DraftedLine, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
