"""Two ratings of one answer become one: the mean, with a band that covers their disagreement."""

from collections.abc import Callable
from dataclasses import replace

from hireloop.analysis.model import ContentAnalysis, Phrase, Score
from hireloop.engines.errors import EngineFailed, EngineUnavailable

# From this many points apart the raters disagree, which a reviewer should know.
APART = 20.0


def rated_twice(content: ContentAnalysis, *, rater: Callable[[], tuple[Score, ...]]) -> ContentAnalysis:
    """The analysis with the second rater's scores taken in; without them, and saying so, where it failed."""
    try:
        second = {score.dimension: score for score in rater()}
    except (EngineFailed, EngineUnavailable) as failure:
        note = Phrase("content.second_rater_failed", {"why": str(failure)})
        return replace(content, notes=(*content.notes, note))
    first = {score.dimension: score for score in content.scores}
    scores = [_combined(score, second.get(key)) for key, score in first.items()]
    scores += [score for key, score in second.items() if key not in first and score.score is not None]
    return replace(content, scores=tuple(scores))


def _combined(first: Score, second: Score | None) -> Score:
    if second is None or second.score is None or first.score is None:
        return first
    middle = (first.score + second.score) / 2
    half_width = max(_half_width(first), _half_width(second), abs(first.score - second.score) / 2)
    apart = abs(first.score - second.score) >= APART
    doubts = (*first.doubts, *second.doubts, *([Phrase("content.raters_disagree")] if apart else []))
    return replace(
        first,
        score=middle,
        low=max(0.0, middle - half_width),
        high=min(100.0, middle + half_width),
        scorer=f"{first.scorer}+{second.scorer}",
        scorer_version=f"{first.scorer_version}+{second.scorer_version}",
        evidence=(*first.evidence, *second.evidence),
        doubts=_once(doubts),
    )


def _half_width(score: Score) -> float:
    assert score.score is not None
    return max(score.score - (score.low or 0.0), (score.high or 0.0) - score.score)


def _once(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    found: list[Phrase] = []
    for phrase in phrases:
        if phrase not in found:
            found.append(phrase)
    return tuple(found)
