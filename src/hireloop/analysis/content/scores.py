"""One answer's score per dimension: features weighted by the dimension's file, limited by relevance, with evidence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hireloop.analysis.content.bands import band, certainty
from hireloop.analysis.content.features import AGAINST, AnswerFeatures, indicator_feature
from hireloop.analysis.content.indicators import Shown
from hireloop.analysis.content.reading import Reading
from hireloop.analysis.content.reference import Comparison
from hireloop.analysis.content.timing import WordTimes
from hireloop.analysis.dimensions import Dimension
from hireloop.analysis.model import Evidence, Phrase, Score

SCORER, SCORER_VERSION = "rules", "1"
REFERENCE_SCORER = "rules:reference"

# Below this relevance an answer earns less and less; beside the point it earns next to nothing.
RELEVANT, LEAST_SHARE = 0.5, 0.08
# A dimension that was not asked about is scored where behaviours of this strength stand in so many sentences.
UNASKED_STRENGTH, UNASKED_SENTENCES, UNASKED_RELEVANCE = 2.5, 2, 0.3
# For dimensions other than 专业能力, the reference's share where the question has one.
REFERENCE_SHARE = 0.35
MOST_EVIDENCE = 6
AGAINST_COSTS = 0.07
# Tendencies lean from the middle by this much at most.
TRAIT_LEANS = 0.4


@dataclass(frozen=True)
class Material:
    """What the scores of one answer are made from."""

    reading: Reading
    features: AnswerFeatures
    shown: dict[str, tuple[Shown, ...]]
    comparison: Comparison | None
    times: WordTimes
    confidence: float | None
    asked: tuple[str, ...]


def answer_scores(material: Material, dimensions: Sequence[Dimension]) -> tuple[Score, ...]:
    """Scores of the dimensions that were asked about or showed themselves."""
    scores = (_score(material, dimension) for dimension in dimensions)
    return tuple(score for score in scores if score is not None)


def _score(material: Material, dimension: Dimension) -> Score | None:
    if dimension.kind == "style" or not material.reading.sentences:
        return None
    if dimension.kind == "trait":
        return _trait(material, dimension)
    if dimension.key == "professional" and material.comparison and dimension.key in material.asked:
        return _against_reference(material, dimension, material.comparison)
    if dimension.key not in material.asked and not _shows_itself(material, dimension):
        return None
    return _by_features(material, dimension)


def _shows_itself(material: Material, dimension: Dimension) -> bool:
    supporting = [shown for shown in material.shown[dimension.key] if not shown.indicator.against]
    if dimension.context and not re.search(dimension.context, material.reading.text, re.IGNORECASE):
        return False
    return (
        sum(shown.strength for shown in supporting) >= UNASKED_STRENGTH
        and len({shown.sentence.span.start for shown in supporting}) >= UNASKED_SENTENCES
        and (material.features.relevance is None or material.features.relevance >= UNASKED_RELEVANCE)
    )


def _by_features(material: Material, dimension: Dimension) -> Score:
    shown = material.shown[dimension.key]
    features = material.features
    raw = _weighted(features, dimension, indicators=indicator_feature(shown, words=material.reading.words))
    if features.reference is not None:
        raw = REFERENCE_SHARE * features.reference + (1 - REFERENCE_SHARE) * raw
    raw -= AGAINST_COSTS * sum(one.strength for one in shown if one.indicator.against)
    points = 100 * max(0.0, min(1.0, raw * _relevance_share(features.relevance)))
    asked = dimension.key in material.asked
    sure = certainty(
        words=material.reading.words,
        confidence=material.confidence,
        indicators=len(shown),
        asked=asked,
        relevance=features.relevance,
    )
    low, high = band(points, sure.half_width)
    evidence = tuple(_shown_evidence(material, shown)) or tuple(_nothing_shown(material, dimension))
    return Score(dimension.key, points, low, high, SCORER, SCORER_VERSION, evidence, sure.doubts)


def _weighted(features: AnswerFeatures, dimension: Dimension, *, indicators: float) -> float:
    """Mean of the features that there are, by their shares; those that could not be measured count neither way."""
    total = worth = 0.0
    for name, share in dimension.features.items():
        value = indicators if name == "indicators" else getattr(features, name)
        if value is not None:
            total += share
            worth += share * value
    return worth / total if total else 0.0


def _relevance_share(relevance: float | None) -> float:
    if relevance is None:
        return 1.0
    return max(LEAST_SHARE, min(1.0, relevance / RELEVANT))


def _against_reference(material: Material, dimension: Dimension, comparison: Comparison) -> Score:
    points = 100 * comparison.score
    sure = certainty(
        words=material.reading.words,
        confidence=material.confidence,
        indicators=0,
        asked=True,
        relevance=None,
        is_factual=True,
    )
    low, high = band(points, sure.half_width)
    missing = [point.text for point in comparison.points if point.start is None][:3]
    doubts = (*sure.doubts, *([Phrase("content.points_missing", {"points": missing})] if missing else []))
    evidence = tuple(_point_evidence(material, comparison)) or tuple(_nothing_shown(material, dimension))
    return Score(dimension.key, points, low, high, REFERENCE_SCORER, SCORER_VERSION, evidence, doubts)


def _trait(material: Material, dimension: Dimension) -> Score | None:
    """A tendency: in the middle without a sign, leaning with signs to one side; never without two signs."""
    shown = material.shown[dimension.key]
    if len(shown) < 2:
        return None
    against = sum(one.strength for one in shown if one.indicator.against)
    supporting = sum(one.strength for one in shown) - against
    points = 100 * (0.5 + TRAIT_LEANS * (supporting - AGAINST * against) / (supporting + AGAINST * against + 1.5))
    sure = certainty(
        words=material.reading.words,
        confidence=material.confidence,
        indicators=len(shown),
        asked=False,
        relevance=None,
        is_trait=True,
    )
    low, high = band(points, sure.half_width)
    evidence = tuple(_shown_evidence(material, shown))
    doubts = (Phrase("content.trait_is_tendency"), *sure.doubts)
    return Score(dimension.key, points, low, high, SCORER, SCORER_VERSION, evidence, doubts)


def _shown_evidence(material: Material, shown: Sequence[Shown]) -> Iterator[Evidence]:
    for one in shown[:MOST_EVIDENCE]:
        key = "content.speaks_against" if one.indicator.against else "content.speaks_for"
        span = one.sentence.span
        why = Phrase(key, {"why": dict(one.indicator.why)})
        yield _evidence(material, span.start, span.end, why, supports=not one.indicator.against)


def _point_evidence(material: Material, comparison: Comparison) -> Iterator[Evidence]:
    if comparison.verdict_agrees is not None and material.reading.factual:
        first = material.reading.factual[0]
        key = "content.verdict_right" if comparison.verdict_agrees else "content.verdict_wrong"
        yield _evidence(material, first.start, first.end, Phrase(key), supports=comparison.verdict_agrees)
    told = sorted((point for point in comparison.points if point.start is not None), key=lambda point: -point.weight)
    for point in told[:MOST_EVIDENCE]:
        if point.start is not None and point.end is not None:
            key = "content.point_contradicted" if point.contradicted else "content.point_told"
            why = Phrase(key, {"point": point.text})
            yield _evidence(material, point.start, point.end, why, supports=not point.contradicted)


def _nothing_shown(material: Material, dimension: Dimension) -> Iterator[Evidence]:
    """The longest sentence, as what there is to go by."""
    sentences = material.reading.counted or material.reading.sentences
    if sentences:
        span = max((sentence.span for sentence in sentences), key=lambda span: len(span.text))
        why = Phrase("content.nothing_shown", {"dimension": dict(dimension.label)})
        yield _evidence(material, span.start, span.end, why, supports=False)


def _evidence(material: Material, start: int, end: int, why: Phrase, *, supports: bool) -> Evidence:
    first, last = material.reading.place(start, end)
    start_ms, end_ms = material.times.span_ms(first, last)
    quote = material.reading.transcript[first:last]
    return Evidence(quote, 0, first, last, start_ms, end_ms, why, supports)
