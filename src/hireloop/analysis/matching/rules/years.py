"""Years of experience, altogether or in a field."""

from hireloop.analysis.matching.asks import YearsAsk
from hireloop.analysis.matching.candidate import Candidate, canonical, evidence
from hireloop.analysis.matching.model import Evidence, Judgement, Verdict
from hireloop.analysis.model import Phrase
from hireloop.analysis.skills import find

ENOUGH_TO_COUNT = 0.5
# Dates are told in months: a month short of three years is three years.
TOLERANCE_YEARS = 1 / 12
MOST_EVIDENCE = 4


def judge(ask: YearsAsk, candidate: Candidate) -> Judgement:
    """By years altogether where no field is named, else by the years in that field."""
    gain = Phrase("match.gain_years", {"years": ask.years, "field": ask.field or {"zh": "工作", "en": "work"}})
    if ask.years == 0:
        return Judgement(Verdict.MET, "years.none_asked", Phrase("match.years_none_asked"), 1.0)
    if candidate.years is None:
        return Judgement(Verdict.UNKNOWN, "years.not_told", Phrase("match.years_not_told"), gain=gain)
    if not ask.field:
        return _compared(ask, candidate.years, "years.altogether", _of_all(candidate), gain)
    return _in_field(ask, candidate, gain)


def _in_field(ask: YearsAsk, candidate: Candidate, gain: Phrase) -> Judgement:
    about = candidate.experiences_about(canonical(ask.field), also=ask.field.strip().casefold())
    found = candidate.experience_evidence(about)[:MOST_EVIDENCE]
    words = {"field": ask.field}
    if not about and find(ask.field) is None:
        # The rules have no other words for this field, so that its absence says nothing.
        why = Phrase("match.years_field_unclear", words)
        return Judgement(Verdict.UNKNOWN, "years.field_unclear", why, None, _of_all(candidate), gain)
    years = candidate.years_in(about) if about else 0.0
    if years is None or not candidate.resume.experience:
        why = Phrase("match.years_field_not_dated", words)
        return Judgement(Verdict.UNKNOWN, "years.field_not_dated", why, None, found, gain)
    return _compared(ask, years, "years.in_field", found or _of_all(candidate), gain)


def _compared(ask: YearsAsk, has: float, rule: str, found: tuple[Evidence, ...], gain: Phrase) -> Judgement:
    words = {"has": round(has, 1), "years": ask.years, "field": ask.field}
    what = "match.years_in_field" if ask.field else "match.years"
    if has + TOLERANCE_YEARS >= ask.years:
        return Judgement(Verdict.MET, rule, Phrase(f"{what}_met", words), 1.0, found)
    share, why = has / ask.years, Phrase(f"{what}_short", words)
    if share >= ENOUGH_TO_COUNT:
        return Judgement(Verdict.PARTLY, rule, why, round(share, 3), found, gain)
    return Judgement(Verdict.NOT_MET, rule, why, 0.0, found, gain)


def _of_all(candidate: Candidate) -> tuple[Evidence, ...]:
    told = candidate.resume.years_of_experience
    if told.years is None and told.stated:
        return (evidence("years_of_experience.stated", told.stated),)
    dated = [number for number, each in enumerate(candidate.resume.experience) if each.start]
    return candidate.experience_evidence(dated)[:MOST_EVIDENCE]
