"""推荐 / 待定 / 不推荐: the results against the job's profile."""

from collections.abc import Mapping

from hireloop.analysis.job_spec import JobSpec
from hireloop.analysis.model import DimensionResult, Phrase, Recommendation


def recommend(
    results: Mapping[str, DimensionResult], job: JobSpec
) -> tuple[Recommendation, tuple[Phrase, ...], float | None]:
    """The machine's view with its reasons, and the match 0-100 (None where nothing could be scored).

    ``results`` holds dimensions and, where the employer gives them a weight, traits.
    """
    return Recommendation.PENDING, (), None
