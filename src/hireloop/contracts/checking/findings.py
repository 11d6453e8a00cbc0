"""What the law says to a draft, by clause and fact, and what would mend it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256

from hireloop import law
from hireloop.contracts.terms.clauses import Clause
from hireloop.contracts.terms.facts import Facts
from hireloop.kernel.errors import BadInput
from hireloop.kernel.languages import Language
from hireloop.law.model import GRAVITY, Finding, Words
from hireloop.law.names import fact_names

from .law_facts import OURS, Draft, agreed_by_clauses, draft_for_law
from .printed import PrintedWords, facts_of, findings_of


@dataclass(frozen=True)
class Checked:
    """A finding and what it is about: the keys of our clauses and facts.

    ``key`` stands for this finding with these very values: when the draft changes, so does the key, and what somebody
    decided about the old values no longer holds.
    """

    key: str
    finding: Finding
    clause: str = ""
    facts: tuple[str, ...] = ()

    @property
    def verdict(self) -> str:
        return self.finding.verdict

    @property
    def cites(self) -> str:
        return "、".join(str(cite) for cite in self.finding.cites)


@dataclass(frozen=True)
class Check:
    """All findings, the gravest first. ``problem`` where the law could not be asked at all."""

    region: str = ""
    signed_on: date | None = None
    findings: tuple[Checked, ...] = ()
    notes: tuple[Words, ...] = ()
    problem: BadInput | None = None
    draft: Draft | None = field(default=None, repr=False, compare=False)

    def with_verdict(self, *verdicts: str) -> list[Checked]:
        return [each for each in self.findings if each.verdict in verdicts]

    @property
    def violations(self) -> list[Checked]:
        return self.with_verdict("violation")

    @property
    def counts(self) -> dict[str, int]:
        return {verdict: len(self.with_verdict(verdict)) for verdict in GRAVITY}


def check_draft(
    facts: Facts, clauses: Sequence[Clause], *, region: str, today: date, printed: PrintedWords | None = None
) -> Check:
    """The draft against the law of the day of signing; where that is open, of today.

    ``printed``: the company's own document, filled in; then its words are judged, and compared with the facts.
    """
    own: list[Finding] = []
    if printed is None:
        draft = draft_for_law(facts, clauses)
    else:
        draft, own = _draft_of(printed, facts)
    signed_on = facts.signed_on or today
    try:
        report = law.check(draft.facts, region=region, signed_on=signed_on)
    except BadInput as problem:
        return Check(region, signed_on, problem=problem, draft=draft)
    judged = (_checked(each, draft) for each in (*own, *report.findings))
    found = sorted(judged, key=lambda each: GRAVITY.index(each.verdict))
    return Check(report.region, signed_on, tuple(found), report.notes, draft=draft)


def _draft_of(printed: PrintedWords, facts: Facts) -> tuple[Draft, list[Finding]]:
    typed = draft_for_law(facts, ()).facts
    read, differences = facts_of(printed, replace(typed, **agreed_by_clauses(facts)))
    return Draft(read, printed.document.text, ()), list(findings_of(printed, differences))


def said(words: Words, language: Language) -> str:
    return words.said(language)


def _checked(finding: Finding, draft: Draft) -> Checked:
    clause = draft.clause_at(finding.place.start) if finding.place else ""
    facts = _facts_of(finding, draft)
    key = sha256("|".join([finding.rule, clause, finding.clause, finding.fact.zh, finding.limit.zh]).encode())
    return Checked(key.hexdigest()[:24], finding, clause, facts)


def _facts_of(finding: Finding, draft: Draft) -> tuple[str, ...]:
    """Our facts that the finding is about: those it misses, those printed where it points, or the one it names."""
    names = list(finding.missing)
    if finding.place:
        names += [name for name, place in draft.facts.places.items() if place == finding.place]
    names += [each.key for each in fact_names().values() if each.words.zh == finding.clause]
    return tuple(dict.fromkeys(OURS[name] for name in names if name in OURS))
