"""Languages with level: the same test by its result, different ones through CEFR."""

from hireloop.analysis.matching.asks import LanguageAsk
from hireloop.analysis.matching.candidate import Candidate, evidence
from hireloop.analysis.matching.language_levels import LanguageLevel, language_label, read_language, read_level
from hireloop.analysis.matching.model import Evidence, Judgement, Verdict
from hireloop.analysis.model import Phrase

HALF = 0.5
C1 = 5
MOST_EVIDENCE = 3
# Of the same test, a result within a tenth below is partly met (IELTS 6.0 for 6.5); between tests, one CEFR level.
A_LITTLE = 0.11


def judge(ask: LanguageAsk, candidate: Candidate) -> Judgement:
    """What is listed counts first, then certificates, then the language that the résumé is written in."""
    words = {"language": language_label(ask.language)}
    gain = Phrase("match.gain_language", {**words, "level": _said(ask.level)})
    listed = _listed(ask.language, candidate)
    found = tuple(place for _level, place in listed)[:MOST_EVIDENCE]
    told = [(level, place) for level, place in listed if level is not None]
    if listed and ask.level is None:
        return Judgement(Verdict.MET, "language.listed", Phrase("match.language_met", words), 1.0, found)
    if told and ask.level is not None:
        asked = ask.level
        level, place = max(told, key=lambda pair: distance(pair[0], asked))
        return _by_level(asked, level, place, gain, words)
    if candidate.resume.language == ask.language:
        return _written_in(ask, found, gain, words)
    if listed:
        why = Phrase("match.language_level_not_told", words)
        return Judgement(Verdict.PARTLY, "language.level_not_told", why, HALF, found, gain)
    others = tuple(evidence(f"languages.{n}", each.name) for n, each in enumerate(candidate.resume.languages))
    if others:
        why = Phrase("match.language_not_listed", words)
        return Judgement(Verdict.NOT_MET, "language.not_listed", why, 0.0, others[:MOST_EVIDENCE], gain)
    return Judgement(Verdict.UNKNOWN, "language.not_told", Phrase("match.language_not_told", words), gain=gain)


def as_language_certificate(text: str) -> LanguageAsk | None:
    """ "CET-6" asked for as a certificate is a language with a level."""
    level = read_level(text)
    return LanguageAsk(level.language, level) if level and level.test else None


def distance(level: LanguageLevel, asked: LanguageLevel) -> float:
    """How far the level is below what is asked (0: not below): a share of the test's result, or CEFR levels."""
    if level.test and level.test == asked.test and level.result is not None and asked.result:
        return min(0.0, (level.result - asked.result) / asked.result)
    return float(min(0, level.rank - asked.rank))


def _listed(language: str, candidate: Candidate) -> list[tuple[LanguageLevel | None, Evidence]]:
    found: list[tuple[LanguageLevel | None, Evidence]] = []
    for number, each in enumerate(candidate.resume.languages):
        told = f"{each.name.value} {each.level.value if each.level else ''}"
        if language == read_language(told):
            found.append((read_level(told), evidence(f"languages.{number}", each.level or each.name)))
    for number, certificate in enumerate(candidate.resume.certificates):
        level = read_level(certificate.value)
        if level and level.test and level.language == language:
            found.append((level, evidence(f"certificates.{number}", certificate)))
    return found


def _by_level(
    asked: LanguageLevel, level: LanguageLevel, place: Evidence, gain: Phrase, words: dict[str, dict[str, str]]
) -> Judgement:
    same_test = bool(level.test) and level.test == asked.test
    rule = "language.same_test" if same_test else "language.through_cefr"
    told = {**words, "has": _said(level), "asked": _said(asked)}
    away = distance(level, asked)
    if away >= 0:
        return Judgement(Verdict.MET, rule, Phrase("match.language_level_met", told), 1.0, (place,))
    why = Phrase("match.language_level_below", told)
    if away >= (-A_LITTLE if same_test else -1.0):
        return Judgement(Verdict.PARTLY, rule, why, HALF, (place,), gain)
    return Judgement(Verdict.NOT_MET, rule, why, 0.0, (place,), gain)


def _written_in(
    ask: LanguageAsk, found: tuple[Evidence, ...], gain: Phrase, words: dict[str, dict[str, str]]
) -> Judgement:
    """Who writes the résumé in a language reads and writes it."""
    if ask.level is None or ask.level.rank < C1:
        return Judgement(Verdict.MET, "language.written_in", Phrase("match.language_written_in", words), 1.0, found)
    why = Phrase("match.language_written_in_level", words)
    return Judgement(Verdict.PARTLY, "language.written_in", why, HALF, found, gain)


def _said(level: LanguageLevel | None) -> str:
    return level.said if level else ""
