"""What a match says. Frozen, without engine objects, so that it can be stored and shown later."""

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum

from hireloop.analysis.job_spec import Requirement
from hireloop.analysis.model import Phrase
from hireloop.analysis.resumes.model import Source


def requirement_key(requirement: Requirement) -> str:
    """Names a requirement by what it asks for, so that it stays the same when the job is saved again."""
    content = json.dumps([requirement.kind, requirement.value], sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(content.encode()).hexdigest()[:16]


class Verdict(StrEnum):
    """``UNKNOWN``: the résumé does not say, so nothing is concluded, least of all against the candidate."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Evidence:
    """A place in the résumé that a verdict rests on. ``field`` names the part ("education.0.level")."""

    field: str
    source: Source
    confidence: float


@dataclass(frozen=True)
class Judgement:
    """What one rule says: ``credit`` is the share of the requirement that is met, None where unknown.

    ``gain`` is what would help, said to whoever wonders how the score could rise.
    """

    verdict: Verdict
    rule: str
    why: Phrase
    credit: float | None = None
    evidence: tuple[Evidence, ...] = ()
    gain: Phrase | None = None


@dataclass(frozen=True)
class RequirementResult:
    """One requirement, what was decided, by which rule, and on what evidence."""

    requirement: Requirement
    said: Phrase
    judgement: Judgement

    @property
    def verdict(self) -> Verdict:
        return self.judgement.verdict

    @property
    def knocks_out(self) -> bool:
        """Only the employer's own rule, and only where it is surely not met."""
        return self.requirement.knock_out and self.verdict is Verdict.NOT_MET

    @property
    def confidence(self) -> float | None:
        """The least sure of the values that the verdict rests on."""
        return min((each.confidence for each in self.judgement.evidence), default=None)


@dataclass(frozen=True)
class MatchResult:
    """``score``: the weighted share that is met of what is known, 0–100; None where nothing is known.

    ``low`` and ``high``: the score if all that is unknown were not met, or were met.
    """

    job_title: str
    score: float | None
    low: float
    high: float
    results: tuple[RequirementResult, ...]
    engine: str
    version: str

    @property
    def knocked_out_by(self) -> tuple[RequirementResult, ...]:
        return tuple(result for result in self.results if result.knocks_out)

    @property
    def would_raise(self) -> tuple[tuple[float, RequirementResult], ...]:
        """(points to gain, requirement) for all that is not fully met, the most first."""
        whole = sum(result.requirement.weight for result in self.results)
        open_ones = [
            (100 * result.requirement.weight * (1 - (result.judgement.credit or 0.0)) / whole, result)
            for result in self.results
            if result.judgement.gain and whole
        ]
        return tuple(sorted(open_ones, key=lambda pair: -pair[0]))
