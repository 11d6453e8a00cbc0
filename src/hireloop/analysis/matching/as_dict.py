"""A match as JSON: what programs read. Keys are stable; texts are in the reader's language."""

from typing import Any

from hireloop.analysis.matching.model import Evidence, MatchResult, RequirementResult, requirement_key
from hireloop.analysis.phrases import say
from hireloop.kernel.languages import Language


def result_as_dict(result: MatchResult, language: Language) -> dict[str, Any]:
    """The whole match, with every phrase said in ``language``."""
    return {
        "job": result.job_title,
        "score": _rounded(result.score),
        "low": _rounded(result.low),
        "high": _rounded(result.high),
        "requirements": [requirement_as_dict(each, language) for each in result.results],
        "knocked_out_by": [say(each.said, language) for each in result.knocked_out_by],
        "would_raise": [
            {
                "points": _rounded(points),
                "requirement": say(each.said, language),
                "how": say(each.judgement.gain, language),
            }
            for points, each in result.would_raise
            if each.judgement.gain
        ],
        "engine": result.engine,
        "version": result.version,
    }


def requirement_as_dict(result: RequirementResult, language: Language) -> dict[str, Any]:
    """One requirement with its verdict."""
    requirement, judgement = result.requirement, result.judgement
    return {
        "key": requirement_key(requirement),
        "kind": requirement.kind,
        "requirement": say(result.said, language),
        "value": requirement.value,
        "must_have": requirement.must_have,
        "knock_out": requirement.knock_out,
        "weight": requirement.weight,
        "verdict": judgement.verdict.value,
        "credit": judgement.credit,
        "rule": judgement.rule,
        "why": say(judgement.why, language),
        "confidence": _rounded(result.confidence, digits=2),
        "evidence": [evidence_as_dict(each) for each in judgement.evidence],
    }


def evidence_as_dict(evidence: Evidence) -> dict[str, Any]:
    """A place in the résumé."""
    source = evidence.source
    return {
        "field": evidence.field,
        "text": source.text,
        "page": source.page,
        "start": source.start,
        "end": source.end,
        "confidence": _rounded(evidence.confidence, digits=2),
    }


def _rounded(value: float | None, *, digits: int = 1) -> float | None:
    return None if value is None else round(value, digits)
