"""Skills: by name, synonym and hierarchy (PostgreSQL is SQL), then by the words of what was done."""

from hireloop.analysis.matching.asks import SkillAsk
from hireloop.analysis.matching.candidate import Candidate, canonical, evidence
from hireloop.analysis.matching.model import Evidence, Judgement, Verdict
from hireloop.analysis.model import Phrase
from hireloop.analysis.resumes.model import SkillUse
from hireloop.analysis.skills import ancestors, parents

HALF = 0.5
LEAST_FOR_YEARS = 0.25
MOST_EVIDENCE = 3


def judge(ask: SkillAsk, candidate: Candidate) -> Judgement:
    """Every group is asked for; of a group the best counts."""
    judged = [max((_one(name, ask.years, candidate) for name in group), key=_order) for group in ask.groups]
    return judged[0] if len(judged) == 1 else _together(ask, judged)


def _order(judgement: Judgement) -> float:
    """Unknown stands above surely not: somebody has to look."""
    if judgement.verdict is Verdict.UNKNOWN:
        return -HALF
    return judgement.credit or -1.0


def _together(ask: SkillAsk, judged: list[Judgement]) -> Judgement:
    """Several skills in one requirement: the share that is met; one unknown keeps the whole from being a no."""
    found = tuple(each for judgement in judged for each in judgement.evidence)[: 2 * MOST_EVIDENCE]
    lacking = [group[0] for group, each in zip(ask.groups, judged, strict=True) if each.verdict is not Verdict.MET]
    words = {"met": len(judged) - len(lacking), "all": len(judged), "lacking": lacking}
    if not lacking:
        return Judgement(Verdict.MET, "skill.all", Phrase("match.skills_all_met", words), 1.0, found)
    gain, why = Phrase("match.gain_skill", {"skill": lacking}), Phrase("match.skills_some_met", words)
    credit = sum(each.credit or 0.0 for each in judged) / len(judged)
    if credit > 0:
        return Judgement(Verdict.PARTLY, "skill.some", why, round(credit, 3), found, gain)
    if any(each.verdict is Verdict.UNKNOWN for each in judged):
        return Judgement(Verdict.UNKNOWN, "skill.some", why, None, found, gain)
    return Judgement(Verdict.NOT_MET, "skill.some", why, 0.0, found, gain)


def _one(name: str, years: float | None, candidate: Candidate) -> Judgement:
    wanted = canonical(name)
    words, gain = {"skill": name}, Phrase("match.gain_skill", {"skill": name})
    uses = _having(wanted, candidate)
    if uses:
        return _listed(name, wanted, years, uses)
    in_words = _in_words(name, candidate)
    if in_words:
        verdict, credit = (Verdict.MET, 1.0) if years is None else (Verdict.PARTLY, HALF)
        gain_here = None if years is None else gain
        return Judgement(verdict, "skill.in_words", Phrase("match.skill_in_words", words), credit, in_words, gain_here)
    near = _near(wanted, candidate)
    if near is not None:
        rule, use = near
        why = Phrase(f"match.skill_{rule}", {**words, "has": use.name.value})
        return Judgement(Verdict.PARTLY, f"skill.{rule}", why, HALF, _evidence_of([use]), gain)
    if not candidate.tells_of_work:
        return Judgement(Verdict.UNKNOWN, "skill.not_told", Phrase("match.skill_not_told", words), gain=gain)
    return Judgement(Verdict.NOT_MET, "skill.nowhere", Phrase("match.skill_nowhere", words), 0.0, (), gain)


def _having(wanted: str, candidate: Candidate) -> list[SkillUse]:
    """The skill itself first, then its kinds."""
    itself = [candidate.skills[wanted]] if wanted in candidate.skills else []
    return [*itself, *candidate.skills_under.get(wanted, ())]


def _listed(name: str, wanted: str, years: float | None, uses: list[SkillUse]) -> Judgement:
    found = _evidence_of(uses)
    if years is not None:
        return _for_how_long(name, years, uses, found)
    if canonical(uses[0].name.value) == wanted:
        return Judgement(Verdict.MET, "skill.same", Phrase("match.skill_met", {"skill": name}), 1.0, found)
    kinds = [use.name.value for use in uses[:MOST_EVIDENCE]]
    why = Phrase("match.skill_kind_met", {"skill": name, "has": kinds})
    return Judgement(Verdict.MET, "skill.kind_of", why, 1.0, found)


def _for_how_long(name: str, years: float, uses: list[SkillUse], found: tuple[Evidence, ...]) -> Judgement:
    gain = Phrase("match.gain_skill_years", {"skill": name, "years": years})
    told = [use.years for use in uses if use.years is not None]
    if not told:
        why = Phrase("match.skill_years_not_told", {"skill": name})
        return Judgement(Verdict.PARTLY, "skill.years_not_told", why, HALF, found, gain)
    has = max(told)
    words = {"skill": name, "has": round(has, 1), "years": years}
    if has >= years:
        return Judgement(Verdict.MET, "skill.years", Phrase("match.skill_years_met", words), 1.0, found)
    why, credit = Phrase("match.skill_years_short", words), round(max(LEAST_FOR_YEARS, has / years), 3)
    return Judgement(Verdict.PARTLY, "skill.years", why, credit, found, gain)


def _in_words(name: str, candidate: Candidate) -> tuple[Evidence, ...]:
    """Where titles and what was done name it by its letters; Latin names only as whole words."""
    plain = name.strip().casefold()
    told = (entry for entry in candidate.texts if plain in entry[2] and _is_whole(plain, entry[2]))
    return tuple(evidence(field, value) for field, value, _text in told)[:MOST_EVIDENCE]


def _is_whole(word: str, text: str) -> bool:
    at = text.find(word)
    pairs = ((word[0], text[at - 1 : at] if at else ""), (word[-1], text[at + len(word) : at + len(word) + 1]))
    return not any(_is_latin(inside) and _is_latin(outside) for inside, outside in pairs)


def _is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


def _near(wanted: str, candidate: Candidate) -> tuple[str, SkillUse] | None:
    """Only the broader skill is named, or another one directly under the same narrow word."""
    above_it = [canonical(above) for above in parents(wanted)]
    for above in above_it:
        if above in candidate.skills:
            return "broader", candidate.skills[above]
    for above in above_it:
        # Cousins under a top word such as "programming" say little; siblings under "SQL" say much.
        if ancestors(above):
            for use in candidate.skills_under.get(above, ()):
                if above in (canonical(each) for each in parents(canonical(use.name.value))):
                    return "sibling", use
    return None


def _evidence_of(uses: list[SkillUse]) -> tuple[Evidence, ...]:
    named = [(use, use.name.source) for use in uses]
    mentioned = [(use, source) for use in uses for source in use.mentions if source != use.name.source]
    found = [Evidence(f"skills.{use.name.value}", source, use.name.confidence) for use, source in named + mentioned]
    return tuple(found[:MOST_EVIDENCE])
