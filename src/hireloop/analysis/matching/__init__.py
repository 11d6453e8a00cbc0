"""A résumé against a job's requirements 匹配度: a verdict with evidence for each, and a score with a band."""

from hireloop.analysis.matching.as_dict import result_as_dict
from hireloop.analysis.matching.matching import ENGINE, VERSION, match, match_many, prepare_job
from hireloop.analysis.matching.model import Evidence, MatchResult, RequirementResult, Verdict, requirement_key
from hireloop.analysis.matching.overruling import overruled

__all__ = [
    "ENGINE",
    "VERSION",
    "Evidence",
    "MatchResult",
    "RequirementResult",
    "Verdict",
    "match",
    "match_many",
    "overruled",
    "prepare_job",
    "requirement_key",
    "result_as_dict",
]
