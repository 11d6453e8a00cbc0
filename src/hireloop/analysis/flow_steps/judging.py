"""The last steps: from results to a recommendation, and what holds for the interview as a whole."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from hireloop.analysis.flow_steps.describing import STATE_KEYS
from hireloop.analysis.job_spec import JobSpec
from hireloop.analysis.model import AnswerAnalysis, DimensionResult, Phrase, Recommendation
from hireloop.analysis.recommend import recommend

Verdict = tuple[Recommendation, tuple[Phrase, ...], float | None]
Entry = TypeVar("Entry")


def compare_and_recommend(
    dimensions: Mapping[str, DimensionResult], traits: Mapping[str, DimensionResult], job: JobSpec
) -> Verdict:
    """The results against the profile. Traits take part only where the employer gave them a weight."""
    weighted = {key: trait for key, trait in traits.items() if trait.weight > 0}
    return recommend({**dimensions, **weighted}, job)


def describe_state(answers: Sequence[AnswerAnalysis]) -> tuple[Phrase, ...]:
    """The cautious readings of voice and face of all answers, each said once. Empty where none was allowed."""
    phrases = [
        phrase
        for answer in answers
        for signal in (answer.face, answer.voice)
        if signal is not None
        for phrase in signal.description
        if phrase.key.startswith(STATE_KEYS)
    ]
    by_key = {phrase.key: phrase for phrase in phrases}
    cautions = [phrase for key, phrase in by_key.items() if key.endswith("_caution")]
    return (*(phrase for key, phrase in by_key.items() if not key.endswith("_caution")), *cautions)


def once(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Without repetitions, in order of first mention."""
    found: list[Entry] = []
    for entry in entries:
        if entry not in found:
            found.append(entry)
    return tuple(found)


def added(timings: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Seconds by step over all answers."""
    total: dict[str, float] = {}
    for each in timings:
        for step, seconds in each.items():
            total[step] = round(total.get(step, 0.0) + seconds, 3)
    return total
