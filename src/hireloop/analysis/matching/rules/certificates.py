"""Certificates, by name, other name and ladder (一级建造师 includes 二级建造师)."""

from collections.abc import Iterator

from hireloop.analysis.matching import certificates
from hireloop.analysis.matching.asks import CertificateAsk
from hireloop.analysis.matching.candidate import Candidate, evidence
from hireloop.analysis.matching.model import Judgement, Verdict
from hireloop.analysis.matching.rules import languages
from hireloop.analysis.model import Phrase
from hireloop.analysis.resumes.model import Value

HALF = 0.5
MOST_EVIDENCE = 3


def judge(ask: CertificateAsk, candidate: Candidate) -> Judgement:
    """Unknown where the résumé lists no certificates at all: many leave them out."""
    name = " / ".join(ask.names)
    as_language = languages.as_language_certificate(name)
    if as_language is not None:
        return languages.judge(as_language, candidate)
    words, gain = {"certificate": name}, Phrase("match.gain_certificate", {"certificate": name})
    for field, value in _listed(candidate):
        if any(certificates.holds(value.value, asked) for asked in ask.names):
            why = Phrase("match.certificate_met", {**words, "has": value.value})
            return Judgement(Verdict.MET, "certificate.held", why, 1.0, (evidence(field, value),))
    for field, value, text in candidate.texts:
        if any(certificates.holds(text, asked) for asked in ask.names if certificates.named_in(asked)):
            why = Phrase("match.certificate_in_words", words)
            return Judgement(Verdict.PARTLY, "certificate.in_words", why, HALF, (evidence(field, value),), gain)
    listed = candidate.resume.certificates[:MOST_EVIDENCE]
    if not listed:
        why = Phrase("match.certificate_not_told", words)
        return Judgement(Verdict.UNKNOWN, "certificate.not_told", why, gain=gain)
    found = tuple(evidence(f"certificates.{number}", each) for number, each in enumerate(listed))
    why = Phrase("match.certificate_not_listed", words)
    return Judgement(Verdict.NOT_MET, "certificate.not_listed", why, 0.0, found, gain)


def _listed(candidate: Candidate) -> Iterator[tuple[str, Value[str]]]:
    resume = candidate.resume
    for number, each in enumerate(resume.certificates):
        yield f"certificates.{number}", each
    for number, each in enumerate(resume.professional_titles):
        yield f"professional_titles.{number}", each
    for use in resume.skills:
        yield f"skills.{use.name.value}", use.name
