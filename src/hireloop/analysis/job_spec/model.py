"""What a job asks for: the competency profile, the questions and the requirements."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from hireloop.analysis.dimensions import COMPETENCIES, Dimension, catalog, find_key
from hireloop.analysis.model import Question
from hireloop.kernel.languages import Language

Jurisdiction = Literal["CN", "EU", "US"]
JURISDICTIONS: tuple[Jurisdiction, ...] = get_args(Jurisdiction)

RequirementKind = Literal["education", "years", "skill", "certificate", "language", "location", "salary"]
REQUIREMENT_KINDS: tuple[RequirementKind, ...] = get_args(RequirementKind)

DEFAULT_PASS_LINE = 60.0


@dataclass(frozen=True)
class ProfileLine:
    """How much a dimension counts (any number >= 0; only ratios matter) and the score from which it passes."""

    weight: float = 1.0
    pass_line: float | None = DEFAULT_PASS_LINE


@dataclass(frozen=True)
class Requirement:
    """One must-have or nice-to-have. ``value``: text, number of years, or a mapping such as a salary range.

    ``knock_out`` is the employer's own rule: whoever surely lacks it is proposed for rejection, to a person.
    """

    kind: RequirementKind
    value: Any
    must_have: bool = True
    weight: float = 1.0
    knock_out: bool = False


def equal_profile() -> dict[str, ProfileLine]:
    """All twelve built-in competencies, each counting the same."""
    return {key: ProfileLine() for key in COMPETENCIES}


@dataclass(frozen=True)
class JobSpec:
    """``dimensions`` are the employer's own, by key; ``traits`` count nothing unless given a weight here."""

    title: str
    language: Language = "zh"
    description: str = ""
    profile: Mapping[str, ProfileLine] = field(default_factory=equal_profile)
    questions: tuple[Question, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    jurisdiction: Jurisdiction = "CN"
    traits: Mapping[str, ProfileLine] = field(default_factory=dict)
    dimensions: Mapping[str, Dimension] = field(default_factory=dict)

    @property
    def known_dimensions(self) -> dict[str, Dimension]:
        """Built-in and the employer's own dimensions; an own one with a built-in key takes its place."""
        return {**catalog(), **self.dimensions}

    def dimension_key(self, name: str) -> str | None:
        """The key behind a key, label or other name, the employer's own first."""
        for key, dimension in self.dimensions.items():
            if name.strip().casefold() in {known.casefold() for known in dimension.names}:
                return key
        return find_key(name)

    def line(self, key: str) -> ProfileLine:
        """The profile line of a dimension; one that the profile does not name counts nothing."""
        return self.profile.get(key) or self.traits.get(key) or ProfileLine(weight=0.0, pass_line=None)
