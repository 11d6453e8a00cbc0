"""What is expected a month against what the job pays at most."""

from hireloop.analysis.matching.asks import SalaryAsk
from hireloop.analysis.matching.candidate import Candidate, evidence
from hireloop.analysis.matching.model import Judgement, Verdict
from hireloop.analysis.model import Phrase

FEN = 100
A_LITTLE_MORE = 1.15
HALF = 0.5


def judge(ask: SalaryAsk, candidate: Candidate) -> Judgement:
    """The lower end of the expectation decides; up to 15 % above is something to talk about."""
    expected = candidate.resume.expected_salary
    gain = Phrase("match.gain_salary", {"amount": f"{ask.max_yuan:,.0f}"})
    if expected is None:
        return Judgement(Verdict.UNKNOWN, "salary.not_told", Phrase("match.salary_not_told"), gain=gain)
    least_fen = expected.value.min_fen if expected.value.min_fen is not None else expected.value.max_fen
    found = (evidence("expected_salary", expected),)
    if least_fen is None or expected.value.currency not in {"CNY", "RMB", ""}:
        why = Phrase("match.salary_not_comparable")
        return Judgement(Verdict.UNKNOWN, "salary.not_comparable", why, None, found, gain)
    least = least_fen / FEN
    words = {"expected": f"{least:,.0f}", "amount": f"{ask.max_yuan:,.0f}"}
    if least <= ask.max_yuan:
        return Judgement(Verdict.MET, "salary.within", Phrase("match.salary_met", words), 1.0, found)
    why = Phrase("match.salary_above", words)
    if least <= ask.max_yuan * A_LITTLE_MORE:
        return Judgement(Verdict.PARTLY, "salary.a_little_above", why, HALF, found, gain)
    return Judgement(Verdict.NOT_MET, "salary.above", why, 0.0, found, gain)
