"""How sure a score is: the half width of its band, and the doubts that make it wide."""

from dataclasses import dataclass

from hireloop.analysis.model import Phrase

# Even a rich, clear answer is one answer read by rules.
NARROWEST = 8.0
# An answer of this many meaning-bearing words is no longer thin; an empty one adds this much.
ENOUGH_WORDS, THIN_ADDS = 30, 16.0
# From this recognition confidence words can be trusted; none at all adds this much.
SURE_CONFIDENCE, UNSURE_ADDS = 0.9, 30.0
FEW_INDICATORS_ADD = (10.0, 6.0, 3.0)
NOT_ASKED_ADDS = 7.0
UNCERTAIN_RELEVANCE_ADDS = 6.0
TRAIT_ADDS = 16.0
WIDEST = 45.0


@dataclass(frozen=True)
class Certainty:
    """Half width of the band in points, and why it is not narrower."""

    half_width: float
    doubts: tuple[Phrase, ...]


def certainty(
    *,
    words: int,
    confidence: float | None,
    indicators: int,
    asked: bool,
    relevance: float | None,
    is_trait: bool = False,
    is_factual: bool = False,
) -> Certainty:
    """``is_factual``: held against a reference, where a short answer can be complete."""
    enough = ENOUGH_WORDS // 3 if is_factual else ENOUGH_WORDS
    thin = max(0.0, 1 - words / enough)
    unsure = 0.0 if confidence is None else max(0.0, 1 - confidence / SURE_CONFIDENCE)
    few = 0.0 if is_factual else FEW_INDICATORS_ADD[indicators] if indicators < len(FEW_INDICATORS_ADD) else 0.0
    beside = UNCERTAIN_RELEVANCE_ADDS if relevance is not None and 0.15 < relevance < 0.4 else 0.0
    width = NARROWEST + THIN_ADDS * thin + UNSURE_ADDS * unsure + few + beside
    width += (0.0 if asked else NOT_ASKED_ADDS) + (TRAIT_ADDS if is_trait else 0.0)
    doubts = (
        (thin > 0.3, "content.thin_answer"),
        (unsure > 0.05, "content.unsure_transcript"),
        (few >= 6, "content.few_indicators"),
        (beside > 0, "content.uncertain_relevance"),
        (not asked and not is_trait, "content.not_asked"),
    )
    return Certainty(min(WIDEST, width), tuple(Phrase(key) for holds, key in doubts if holds))


def band(score: float, half_width: float) -> tuple[float, float]:
    """Low and high on the scale 0-100."""
    return max(0.0, score - half_width), min(100.0, score + half_width)
