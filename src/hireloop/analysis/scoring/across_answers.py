"""One result per dimension from all answers of an interview."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain
from math import sqrt

from hireloop.analysis.dimensions import TRAITS, Dimension
from hireloop.analysis.job_spec import JobSpec
from hireloop.analysis.model import AnswerAnalysis, DimensionResult, Evidence, Phrase, Score

SCORER, SCORER_VERSION = "rules", "1"

# Several answers make a score surer, but never surer than this, for they were read by the same rules.
NARROWEST = 6.0
# How much of the spread between answers widens the band, and from where it is worth a word.
SPREAD_WIDENS, SPREAD_WORTH_SAYING = 0.35, 25.0
# An answer to a question about the dimension weighs more than one in which it showed by itself.
UNASKED_WEIGHT = 0.35
MOST_EVIDENCE = 8


def score_dimensions(answers: Sequence[AnswerAnalysis], job: JobSpec) -> dict[str, DimensionResult]:
    """Competencies, built-in and the employer's own; ``score`` None where nobody could see evidence."""
    return {
        key: _result(dimension, answers=answers, job=job)
        for key, dimension in job.known_dimensions.items()
        if dimension.kind == "competency"
    }


def score_traits(answers: Sequence[AnswerAnalysis], job: JobSpec) -> dict[str, DimensionResult]:
    """The Big Five tendencies, with wide bands; without weight unless the job gives them one."""
    return {key: _result(job.known_dimensions[key], answers=answers, job=job) for key in TRAITS}


def _result(dimension: Dimension, *, answers: Sequence[AnswerAnalysis], job: JobSpec) -> DimensionResult:
    line = job.line(dimension.key)
    found = [
        (number, answer, score)
        for number, answer in enumerate(answers)
        if answer.content
        for score in answer.content.scores
        if score.dimension == dimension.key and score.score is not None
    ]
    score = _together(dimension.key, found) if found else _unseen(dimension.key, answers=answers)
    return DimensionResult(label=dict(dimension.label), score=score, weight=line.weight, pass_line=line.pass_line)


def _unseen(key: str, *, answers: Sequence[AnswerAnalysis]) -> Score:
    asked = any(key in answer.question.dimensions for answer in answers)
    doubt = Phrase("scoring.not_seen" if asked else "scoring.not_asked")
    return Score(key, None, None, None, SCORER, SCORER_VERSION, (), (doubt,))


def _together(key: str, found: Sequence[tuple[int, AnswerAnalysis, Score]]) -> Score:
    """The mean, each answer weighing by how sure it is; a band that covers unsureness and disagreement."""
    parts = [(_points(score), _half_width(score), _weight(answer, score)) for _, answer, score in found]
    total = sum(weight for _, _, weight in parts)
    middle = sum(points * weight for points, _, weight in parts) / total
    unsure = sqrt(sum((weight * width) ** 2 for _, width, weight in parts)) / total
    spread = sqrt(sum(weight * (points - middle) ** 2 for points, _, weight in parts) / total)
    half_width = max(NARROWEST, unsure) + SPREAD_WIDENS * spread
    doubts = _once(chain.from_iterable(score.doubts for _, _, score in found))
    if spread >= SPREAD_WORTH_SAYING:
        doubts = (*doubts, Phrase("scoring.answers_differ"))
    return Score(
        dimension=key,
        score=middle,
        low=max(0.0, middle - half_width),
        high=min(100.0, middle + half_width),
        scorer="+".join(sorted({part for _, _, score in found for part in score.scorer.split("+")})),
        scorer_version=SCORER_VERSION,
        evidence=_evidence(found),
        doubts=doubts,
    )


def _weight(answer: AnswerAnalysis, score: Score) -> float:
    """The surer, the heavier; the squared widths of unsure answers would all but silence them, so plain widths."""
    beside = Phrase("content.not_asked") in score.doubts and score.dimension not in answer.question.dimensions
    return (UNASKED_WEIGHT if beside else 1.0) / _half_width(score)


def _points(score: Score) -> float:
    assert score.score is not None
    return score.score


def _half_width(score: Score) -> float:
    """The wider side, since the scale's ends cut the other."""
    assert score.score is not None
    assert score.low is not None
    assert score.high is not None
    return max(score.score - score.low, score.high - score.score, 1.0)


def _evidence(found: Sequence[tuple[int, AnswerAnalysis, Score]]) -> tuple[Evidence, ...]:
    """Evidence of every answer in turn, so that none is left out; quotes that show nothing come last."""
    rows = [[replace(evidence, answer=number) for evidence in score.evidence] for number, _, score in found]
    longest = max(len(row) for row in rows)
    in_turn = [row[place] for place in range(longest) for row in rows if place < len(row)]
    in_turn.sort(key=lambda evidence: evidence.why.key == "content.nothing_shown")
    return tuple(in_turn[:MOST_EVIDENCE])


def _once(phrases: Iterable[Phrase]) -> tuple[Phrase, ...]:
    found: list[Phrase] = []
    for phrase in phrases:
        if phrase not in found:
            found.append(phrase)
    return tuple(found)
