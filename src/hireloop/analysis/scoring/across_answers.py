"""One result per dimension from all answers of an interview."""

from collections.abc import Sequence

from hireloop.analysis.job_spec import JobSpec
from hireloop.analysis.model import AnswerAnalysis, DimensionResult


def score_dimensions(answers: Sequence[AnswerAnalysis], job: JobSpec) -> dict[str, DimensionResult]:
    """Competencies, built-in and the employer's own; ``score`` None where nobody could see evidence."""
    return {}


def score_traits(answers: Sequence[AnswerAnalysis], job: JobSpec) -> dict[str, DimensionResult]:
    """The Big Five tendencies, with wide bands."""
    return {}
