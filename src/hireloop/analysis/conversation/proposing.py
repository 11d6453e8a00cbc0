"""What follows from a voice screening, as a proposal: on to the video interview, a person should listen, not now.

A person confirms or decides otherwise. Voice measures never enter; where the words are not known well enough the
proposal is that somebody listens.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hireloop.analysis.job_spec import JobSpec
from hireloop.analysis.model import (
    AnswerAnalysis,
    DimensionResult,
    Evidence,
    Phrase,
    Report,
    Transcript,
    TranscriptSource,
)

SURE_ENOUGH = 0.6
"""A recogniser's mean confidence below this is not built upon."""

MOST_EVIDENCE = 4
HEARD_BY_MACHINE = {TranscriptSource.ENGINE, TranscriptSource.BROWSER}


class Verdict(StrEnum):
    """进入视频面试 / 建议人工听一听 / 暂不推进."""

    ADVANCE = "advance"
    LISTEN = "listen"
    NOT_NOW = "not_now"


@dataclass(frozen=True)
class Thresholds:
    """Set per job. From ``advance_from`` up: on; below ``not_now_below``: not now; between, or unsure: listen."""

    advance_from: float = 60.0
    not_now_below: float = 35.0


@dataclass(frozen=True)
class Proposal:
    """``score`` 0-100 with its band, None where nothing could be scored. ``doubts`` are why somebody should listen."""

    verdict: Verdict
    score: float | None
    low: float | None
    high: float | None
    reasons: tuple[Phrase, ...]
    doubts: tuple[Phrase, ...]
    evidence: tuple[Evidence, ...]
    report: Report


def propose(
    answers: Sequence[AnswerAnalysis], job: JobSpec, *, thresholds: Thresholds, asked: int, rewritten: int = 0
) -> Proposal:
    """From the analysed answers; ``asked`` questions were put, those passed over among them.

    ``rewritten`` answers stand in words of the candidate's that are not what was heard.
    """
    from hireloop.analysis.interview_flow import build_report

    report = build_report(answers, job)
    seen = _asked_dimensions(report, answers)
    score, low, high = _together(seen)
    doubts = tuple(_doubts(answers, asked=asked, rewritten=rewritten, is_scored=score is not None))
    verdict = _verdict(score, low, high, thresholds, has_doubts=bool(doubts))
    return Proposal(
        verdict=verdict,
        score=score,
        low=low,
        high=high,
        reasons=(*_score_reason(verdict, score, low, high, thresholds), *doubts, *_strongest(seen)),
        doubts=doubts,
        evidence=_evidence(seen),
        report=report,
    )


def _asked_dimensions(report: Report, answers: Sequence[AnswerAnalysis]) -> list[DimensionResult]:
    """What the questions asked about; where they name nothing, all that showed."""
    asked = {key for answer in answers for key in answer.question.dimensions}
    scored = {key: result for key, result in report.dimensions.items() if result.score.score is not None}
    return [result for key, result in scored.items() if key in asked] or list(scored.values())


def _together(seen: Sequence[DimensionResult]) -> tuple[float | None, float | None, float | None]:
    """The mean and its band by the job's weights; equal weights where the job weighs none of them."""
    weights = [result.weight for result in seen]
    if not sum(weights):
        weights = [1.0] * len(seen)
    total = sum(weights)
    if not total:
        return None, None, None
    score, low, high = (
        sum(weight * (getattr(result.score, name) or 0.0) for weight, result in zip(weights, seen, strict=True)) / total
        for name in ("score", "low", "high")
    )
    return score, low, high


def _doubts(answers: Sequence[AnswerAnalysis], *, asked: int, rewritten: int, is_scored: bool) -> Iterator[Phrase]:
    unread = sum(answer.transcript is None for answer in answers)
    unsure = [answer.transcript for answer in answers if answer.transcript and _is_unsure(answer.transcript)]
    if unread:
        yield Phrase("conversation.unread", {"count": unread})
    if unsure:
        yield Phrase("conversation.unsure_words", {"count": len(unsure)})
    if rewritten:
        yield Phrase("conversation.rewritten", {"count": rewritten})
    if any(note.key in {"flow.other_language", "content.other_language"} for note in _notes(answers)):
        yield Phrase("conversation.other_language")
    if 2 * len(answers) <= asked and asked > 1:
        yield Phrase("conversation.many_passed_over", {"answered": len(answers), "asked": asked})
    if not is_scored and not unread:
        yield Phrase("conversation.nothing_scored")


def _is_unsure(transcript: Transcript) -> bool:
    return transcript.source in HEARD_BY_MACHINE and (transcript.confidence or 1.0) < SURE_ENOUGH


def _notes(answers: Sequence[AnswerAnalysis]) -> Iterator[Phrase]:
    for answer in answers:
        yield from answer.content.notes if answer.content else ()


def _verdict(
    score: float | None, low: float | None, high: float | None, thresholds: Thresholds, *, has_doubts: bool
) -> Verdict:
    """A band that reaches over the other line is not sure enough to go either way."""
    if score is None or low is None or high is None or has_doubts:
        return Verdict.LISTEN
    if score >= thresholds.advance_from and low >= thresholds.not_now_below:
        return Verdict.ADVANCE
    if score < thresholds.not_now_below and high < thresholds.advance_from:
        return Verdict.NOT_NOW
    return Verdict.LISTEN


def _score_reason(
    verdict: Verdict, score: float | None, low: float | None, high: float | None, thresholds: Thresholds
) -> Iterator[Phrase]:
    if score is None or low is None or high is None:
        return
    values = {"score": round(score), "low": round(low), "high": round(high)}
    lines = {"advance_from": round(thresholds.advance_from), "not_now_below": round(thresholds.not_now_below)}
    yield Phrase(f"conversation.score_{verdict.value}", {**values, **lines})


def _strongest(seen: Sequence[DimensionResult]) -> Iterator[Phrase]:
    """The best and the weakest of what was asked about."""
    ordered = sorted(seen, key=lambda result: result.score.score or 0.0)
    if not ordered:
        return
    best, weakest = ordered[-1], ordered[0]
    yield _about("conversation.strongest", best)
    if weakest is not best:
        yield _about("conversation.weakest", weakest)


def _about(key: str, result: DimensionResult) -> Phrase:
    return Phrase(key, {"dimension": dict(result.label), "score": round(result.score.score or 0.0)})


def _evidence(seen: Sequence[DimensionResult]) -> tuple[Evidence, ...]:
    """Quotes that show something, of each dimension in turn, none twice."""
    rows = [[each for each in result.score.evidence if each.quote and each.supports] for result in seen]
    longest = max((len(row) for row in rows), default=0)
    in_turn = [row[place] for place in range(longest) for row in rows if place < len(row)]
    by_quote = {(each.answer, each.quote): each for each in reversed(in_turn)}
    return tuple(reversed(by_quote.values()))[:MOST_EVIDENCE]
