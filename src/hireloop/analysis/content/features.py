"""The features of one answer, each 0-1 or None where the answer gives nothing to measure it by."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from hireloop.analysis.content import fillers, own_part, specificity, star, structure
from hireloop.analysis.content.cues import cue
from hireloop.analysis.content.indicators import Shown, shown_indicators
from hireloop.analysis.content.reading import Reading
from hireloop.analysis.content.reference import Comparison
from hireloop.analysis.dimensions import Dimension

# Strength of behaviours at which about two thirds of the feature is reached; each against takes off more than one adds.
SEVERAL = 1.7
AGAINST = 1.3
# An answer holds at most so many behaviours: one, and one more for every so many words.
WORDS_PER_INDICATOR = 7


@dataclass(frozen=True)
class AnswerFeatures:
    """What does not depend on the dimension."""

    star: float | None
    specificity: float
    own_part: float | None
    structure: float
    fluency: float | None
    relevance: float | None
    reference: float | None


def answer_features(
    reading: Reading, *, question: str, relevance: float | None, comparison: Comparison | None
) -> AnswerFeatures:
    """STAR counts only where an experience was asked for or told; own part only where someone acts."""
    account = star.completeness(reading)
    tells_experience = account >= 0.3 or bool(cue("asks_experience").search(question))
    return AnswerFeatures(
        star=account if tells_experience else None,
        specificity=specificity.specifics(reading).amount,
        own_part=own_part.own_part(reading).clarity if tells_experience else None,
        structure=structure.structure(reading).clarity,
        fluency=fillers.fluency(reading),
        relevance=relevance,
        reference=comparison.score if comparison else None,
    )


def indicator_feature(shown: Sequence[Shown], *, words: int) -> float:
    """0-1 from the different behaviours shown; a short text cannot hold many."""
    supporting = sum(sorted((s.strength for s in shown if not s.indicator.against), reverse=True)[: _most(words)])
    against = AGAINST * sum(s.strength for s in shown if s.indicator.against)
    return 1 - exp(-max(0.0, supporting - against) / SEVERAL)


def _most(words: int) -> int:
    return 1 + words // WORDS_PER_INDICATOR


def shown_by_dimension(reading: Reading, dimensions: Sequence[Dimension]) -> dict[str, tuple[Shown, ...]]:
    """Behaviours of every dimension in the answer."""
    return {dimension.key: shown_indicators(reading, dimension) for dimension in dimensions}
