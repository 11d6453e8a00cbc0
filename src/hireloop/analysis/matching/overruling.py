"""A person's verdict in place of the machine's: the score follows, the machine's own verdict is kept by the caller."""

from collections.abc import Mapping
from dataclasses import replace

from hireloop.analysis.matching.matching import scores_of
from hireloop.analysis.matching.model import Judgement, MatchResult, RequirementResult, Verdict, requirement_key
from hireloop.analysis.model import Phrase

BY_A_PERSON = "person"
CREDITS = {Verdict.MET: 1.0, Verdict.PARTLY: 0.5, Verdict.NOT_MET: 0.0, Verdict.UNKNOWN: None}


def overruled(result: MatchResult, verdicts: Mapping[str, Verdict]) -> MatchResult:
    """The match with these verdicts, by ``requirement_key``, in place of the machine's."""
    if not verdicts:
        return result
    results = tuple(_one(each, verdicts.get(requirement_key(each.requirement))) for each in result.results)
    score, low, high = scores_of(results)
    return replace(result, score=score, low=low, high=high, results=results)


def _one(result: RequirementResult, verdict: Verdict | None) -> RequirementResult:
    if verdict is None:
        return result
    judgement = Judgement(
        verdict=verdict,
        rule=BY_A_PERSON,
        why=Phrase("match.by_a_person"),
        credit=CREDITS[verdict],
        evidence=result.judgement.evidence,
        gain=None if verdict is Verdict.MET else result.judgement.gain,
    )
    return replace(result, judgement=judgement)
