"""``match``: a résumé against a job. Rules only; the same input gives the same answer, and each verdict says why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import singledispatch

from hireloop import __version__
from hireloop.analysis.job_spec import JobSpec, Requirement
from hireloop.analysis.matching import asks
from hireloop.analysis.matching.candidate import Candidate
from hireloop.analysis.matching.model import Judgement, MatchResult, RequirementResult, Verdict
from hireloop.analysis.matching.rules import certificates, education, languages, location, salary, skills, years
from hireloop.analysis.matching.saying import said
from hireloop.analysis.model import Phrase
from hireloop.analysis.protected import refuse_protected
from hireloop.analysis.resumes.model import ParsedResume

ENGINE = "match_rules"
VERSION = __version__


@dataclass(frozen=True)
class PreparedJob:
    """A job whose requirements have been read once, to be matched with many résumés."""

    title: str
    asked: tuple[tuple[Requirement, asks.Ask, Phrase], ...]


def prepare_job(job: JobSpec) -> PreparedJob:
    """Read the requirements. BadInput where one asks for what the law protects."""
    for requirement in job.requirements:
        text = requirement.value if isinstance(requirement.value, str) else " ".join(_texts(requirement.value))
        refuse_protected(text, jurisdiction=job.jurisdiction, language=job.language)
    asked = ((requirement, asks.ask_of(requirement)) for requirement in job.requirements)
    return PreparedJob(job.title, tuple((requirement, ask, said(ask)) for requirement, ask in asked))


def match(resume: ParsedResume, job: JobSpec | PreparedJob, *, today: date) -> MatchResult:
    """A verdict for each requirement, and the score with its band."""
    return _match(Candidate(resume, today), job if isinstance(job, PreparedJob) else prepare_job(job))


def match_many(resumes: Iterable[ParsedResume], jobs: Sequence[JobSpec], *, today: date) -> list[list[MatchResult]]:
    """For each résumé its results with all jobs, in order."""
    prepared = [prepare_job(job) for job in jobs]
    candidates = (Candidate(resume, today) for resume in resumes)
    return [[_match(candidate, job) for job in prepared] for candidate in candidates]


def _match(candidate: Candidate, job: PreparedJob) -> MatchResult:
    results = tuple(
        RequirementResult(requirement, words, judge(ask, candidate)) for requirement, ask, words in job.asked
    )
    score, low, high = scores_of(results)
    return MatchResult(job.title, score, low, high, results, ENGINE, VERSION)


def scores_of(results: tuple[RequirementResult, ...]) -> tuple[float | None, float, float]:
    """(score, low, high): unknown leaves the score, counts nothing in ``low`` and fully in ``high``."""
    whole = sum(result.requirement.weight for result in results)
    if not whole:
        return None, 0.0, 100.0
    got = sum(result.requirement.weight * (result.judgement.credit or 0.0) for result in results)
    unknown = sum(result.requirement.weight for result in results if result.verdict is Verdict.UNKNOWN)
    known = whole - unknown
    score = 100 * got / known if known > 0 else None
    return score, 100 * got / whole, 100 * (got + unknown) / whole


@singledispatch
def judge(ask: asks.Ask, candidate: Candidate) -> Judgement:
    """What the rule for this kind of requirement says."""
    raise TypeError(f"no rule for {type(ask).__name__}")


@judge.register
def _unreadable(ask: asks.UnreadableAsk, candidate: Candidate) -> Judgement:
    return Judgement(Verdict.UNKNOWN, "unreadable", Phrase("match.unreadable", {"text": ask.text}))


judge.register(asks.EducationAsk, education.judge)
judge.register(asks.YearsAsk, years.judge)
judge.register(asks.SkillAsk, skills.judge)
judge.register(asks.CertificateAsk, certificates.judge)
judge.register(asks.LanguageAsk, languages.judge)
judge.register(asks.LocationAsk, location.judge)
judge.register(asks.SalaryAsk, salary.judge)


def _texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return [str(part) for part in value.values()]
    return [str(part) for part in value] if isinstance(value, list | tuple) else [str(value)]
