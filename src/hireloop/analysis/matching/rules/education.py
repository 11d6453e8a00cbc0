"""Education: the highest level that is finished, and the field of study."""

from hireloop.analysis.matching import levels, majors
from hireloop.analysis.matching.asks import EducationAsk
from hireloop.analysis.matching.candidate import Candidate, evidence
from hireloop.analysis.matching.model import Evidence, Judgement, Verdict
from hireloop.analysis.model import Phrase
from hireloop.analysis.resumes.model import Education, Value
from hireloop.kernel.languages import Language

HALF = 0.5
Numbered = tuple[int, Education]


def judge(ask: EducationAsk, candidate: Candidate) -> Judgement:
    """By level first; where the level is there, by subject."""
    by_level = _by_level(ask.level, candidate) if ask.level else None
    if by_level is not None and (by_level.verdict is not Verdict.MET or not ask.subjects):
        return by_level
    return _by_subject(ask, candidate, by_level)


def _by_level(level: str, candidate: Candidate) -> Judgement:
    wanted, label = levels.rank(level), {"level": levels.LABELS[level]}
    gain = Phrase("match.gain_education", label)
    known = [(number, each) for number, each in enumerate(candidate.resume.education) if each.level]
    if not known:
        return Judgement(Verdict.UNKNOWN, "education.not_told", Phrase("match.education_not_told"), gain=gain)
    done = [pair for pair in known if not _goes_on(pair[1], candidate)]
    best = max(done or known, key=_rank)
    if done and _rank(best) >= wanted:
        why = Phrase("match.education_level_met", {"has": _label(best)})
        return Judgement(Verdict.MET, "education.level", why, 1.0, _level_evidence(best))
    under_way = next((pair for pair in known if pair not in done and _rank(pair) >= wanted), None)
    if under_way is not None:
        why = Phrase("match.education_under_way", {"has": _label(under_way)})
        return Judgement(Verdict.PARTLY, "education.under_way", why, HALF, _level_evidence(under_way), gain)
    if len(known) < len(candidate.resume.education):
        why = Phrase("match.education_some_unreadable")
        return Judgement(Verdict.UNKNOWN, "education.some_unreadable", why, None, _level_evidence(best), gain)
    why = Phrase("match.education_level_below", {"has": _label(best), **label})
    return Judgement(Verdict.NOT_MET, "education.level", why, 0.0, _level_evidence(best), gain)


def _by_subject(ask: EducationAsk, candidate: Candidate, by_level: Judgement | None) -> Judgement:
    """The subject or a relative of it: met. Another one at the right level: partly."""
    subjects = list(ask.subjects)
    gain = Phrase("match.gain_subject", {"subjects": subjects})
    studied = [(number, each.major) for number, each in enumerate(candidate.resume.education) if each.major]
    found = by_level.evidence if by_level else ()
    if not studied:
        why = Phrase("match.subject_not_told")
        if by_level is None:
            return Judgement(Verdict.UNKNOWN, "education.subject_not_told", why, gain=gain)
        return Judgement(Verdict.PARTLY, "education.subject_not_told", why, HALF, found, gain)
    fitting = _fitting(subjects, studied)
    if fitting is not None:
        rule, number, major = fitting
        why = Phrase(f"match.{rule}_met", {"major": major.value, "subjects": subjects})
        found = (*found, evidence(f"education.{number}.major", major))
        return Judgement(Verdict.MET, f"education.{rule}", why, 1.0, found)
    number, major = studied[0]
    found = (*found, evidence(f"education.{number}.major", major))
    why = Phrase("match.subject_differs", {"major": major.value, "subjects": subjects})
    if by_level is None:
        return Judgement(Verdict.NOT_MET, "education.subject", why, 0.0, found, gain)
    return Judgement(Verdict.PARTLY, "education.subject", why, HALF, found, gain)


def _fitting(subjects: list[str], studied: list[tuple[int, Value[str]]]) -> tuple[str, int, Value[str]] | None:
    """(rule, number, major) of what was studied that fits best: the same name before a relative."""
    for rule, fits in (("subject", majors.is_same), ("related_subject", majors.is_related)):
        for number, major in studied:
            if any(fits(major.value, subject) for subject in subjects):
                return rule, number, major
    return None


def _goes_on(education: Education, candidate: Candidate) -> bool:
    """Still studying, or to finish after today."""
    if education.is_current:
        return True
    end = education.end.value if education.end else None
    return end is not None and (end.year, end.month or 1) > (candidate.today.year, candidate.today.month)


def _rank(pair: Numbered) -> int:
    level = pair[1].level
    return levels.OF_RESUMES[level.value] if level else -2


def _label(pair: Numbered) -> dict[Language, str]:
    return levels.LABELS[levels.LEVELS[max(0, _rank(pair))]]


def _level_evidence(pair: Numbered) -> tuple[Evidence, ...]:
    number, education = pair
    return (evidence(f"education.{number}.level", education.level),) if education.level else ()
