"""The communication style in words, never a score."""

from collections.abc import Iterator, Sequence
from typing import Any

from hireloop.analysis.model import AnswerAnalysis, Phrase

BRIEF_WORDS, DETAILED_WORDS = 60, 180
FEW_WORDS = 25
NUMBERS_PER_ANSWER = 2.0
MOSTLY = 0.65
GUARDED_PER_ANSWER = 2.0
ORDERED_KINDS, LOOSE_KINDS = 3.0, 1.0


def describe_style(answers: Sequence[AnswerAnalysis]) -> dict[str, Any]:
    """``{"tendencies": {name: number | None}, "description": (Phrase, …), "confidence": "low"}``.

    ``tendencies``: words per answer, numbers and hedges per answer, own share (0-1), kinds of connectives
    per answer. Empty description where too little was said.
    """
    measures = [answer.content.measures for answer in answers if answer.content and answer.content.measures]
    tendencies = {
        "words_per_answer": _mean(measures, "words"),
        "numbers_per_answer": _mean(measures, "numbers"),
        "hedges_per_answer": _mean(measures, "hedges"),
        "own_share": _mean(measures, "own_share"),
        "connective_kinds_per_answer": _mean(measures, "connective_kinds"),
        "star_completeness": _mean(measures, "star_completeness"),
    }
    words = tendencies["words_per_answer"]
    enough = words is not None and words >= FEW_WORDS
    description = (*_described(tendencies), Phrase("scoring.style_caution")) if enough else ()
    return {"tendencies": tendencies, "description": description, "confidence": "low"}


def _mean(measures: Sequence[dict[str, float | int | None]], name: str) -> float | None:
    values = [value for each in measures if (value := each.get(name)) is not None]
    return round(sum(values) / len(values), 2) if values else None


def _described(tendencies: dict[str, float | None]) -> Iterator[Phrase]:
    words = tendencies["words_per_answer"] or 0
    length = "brief" if words < BRIEF_WORDS else "detailed" if words > DETAILED_WORDS else "medium"
    yield Phrase(f"scoring.style_{length}", {"words": round(words)})
    if (tendencies["numbers_per_answer"] or 0) >= NUMBERS_PER_ANSWER:
        yield Phrase("scoring.style_data")
    elif (tendencies["star_completeness"] or 0) >= MOSTLY:
        yield Phrase("scoring.style_story")
    own = tendencies["own_share"]
    if own is not None and (own >= MOSTLY or own <= 1 - MOSTLY):
        yield Phrase("scoring.style_own" if own >= MOSTLY else "scoring.style_team")
    guarded = (tendencies["hedges_per_answer"] or 0) >= GUARDED_PER_ANSWER
    yield Phrase("scoring.style_guarded" if guarded else "scoring.style_direct")
    kinds = tendencies["connective_kinds_per_answer"] or 0
    if kinds >= ORDERED_KINDS or kinds <= LOOSE_KINDS:
        yield Phrase("scoring.style_ordered" if kinds >= ORDERED_KINDS else "scoring.style_loose")
