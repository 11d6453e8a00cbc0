"""推荐 / 待定 / 不推荐: the results against the job's profile. A person decides; this only proposes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from hireloop.analysis.job_spec import JobSpec
from hireloop.analysis.model import DimensionResult, Phrase, Recommendation

# Reasons beyond these would not be read.
MOST_REASONS = 8
# A dimension below this share of the whole weight cannot by itself turn the view to 不推荐.
MINOR_SHARE = 0.1


class Standing(IntEnum):
    """Where a result stands to its pass line, the most telling first."""

    BELOW = 0
    MISSING = 1
    STRADDLES = 2
    ABOVE = 3


@dataclass(frozen=True)
class Placed:
    """A weighted dimension with its standing; ``share`` of the whole weight, 0-1."""

    result: DimensionResult
    share: float
    standing: Standing


def recommend(
    results: Mapping[str, DimensionResult], job: JobSpec
) -> tuple[Recommendation, tuple[Phrase, ...], float | None]:
    """The machine's view with its reasons, and the match 0-100 (None where nothing could be scored).

    ``results`` holds dimensions and, where the employer gives them a weight, traits. The bands decide:
    a pass line inside a band, or a weighted dimension that nobody could see, gives 待定.
    """
    weighted = [result for result in results.values() if result.weight > 0]
    total = sum(result.weight for result in weighted)
    if not total:
        return Recommendation.PENDING, (Phrase("scoring.no_weights"),), None
    placed = [Placed(result, result.weight / total, _standing(result)) for result in weighted]
    match = _match(placed)
    if match is None:
        missing = tuple(_reasons(placed))
        return Recommendation.PENDING, (Phrase("scoring.nothing_scored"), *missing), None
    recommendation = _recommendation(placed)
    summary = Phrase(f"scoring.match_{recommendation.value}", {"match": round(match)})
    return recommendation, (summary, *_reasons(placed))[:MOST_REASONS], match


def _standing(result: DimensionResult) -> Standing:
    score = result.score
    if score.score is None or score.low is None or score.high is None:
        return Standing.MISSING
    line = result.pass_line
    if line is None or score.low >= line:
        return Standing.ABOVE
    return Standing.BELOW if score.high < line else Standing.STRADDLES


def _match(placed: Sequence[Placed]) -> float | None:
    """Weighted mean of what could be scored."""
    scored = [(each.result.score.score, each.share) for each in placed if each.result.score.score is not None]
    share = sum(part for _, part in scored)
    return sum(score * part for score, part in scored) / share if share else None


def _recommendation(placed: Sequence[Placed]) -> Recommendation:
    clearly_below = sum(each.share for each in placed if each.standing is Standing.BELOW)
    if clearly_below >= MINOR_SHARE:
        return Recommendation.NOT_RECOMMENDED
    if all(each.standing is Standing.ABOVE for each in placed):
        return Recommendation.RECOMMENDED
    return Recommendation.PENDING


def _reasons(placed: Sequence[Placed]) -> Iterator[Phrase]:
    """What speaks most for the view comes first: the failing, then the unknown, then the passing, by weight."""
    for each in sorted(placed, key=lambda each: (each.standing, -each.share)):
        yield _reason(each)


def _reason(each: Placed) -> Phrase:
    label = {"dimension": dict(each.result.label)}
    score = each.result.score
    if score.score is None or score.low is None or score.high is None:
        return Phrase("scoring.missing", label)
    values = {
        **label,
        "score": round(score.score),
        "low": round(score.low),
        "high": round(score.high),
        "line": each.result.pass_line,
    }
    if each.result.pass_line is None:
        return Phrase("scoring.no_line", values)
    key = {Standing.BELOW: "below", Standing.STRADDLES: "straddles", Standing.ABOVE: "passes"}[each.standing]
    return Phrase(f"scoring.{key}", values)
