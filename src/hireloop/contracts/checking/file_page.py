"""What the page of a checked file shows: findings by gravity, and the facts that were read with their places."""

from dataclasses import dataclass
from typing import Any

from hireloop.kernel.languages import Language
from hireloop.law.as_dict import plain_value
from hireloop.law.model import GRAVITY, Finding, Place
from hireloop.law.names import name_of

from .actions import FileCheck

AROUND = 40
LONGEST_VALUE = 160
TOLD_APART = ("clauses", "penalties")


@dataclass(frozen=True)
class ReadFact:
    """``before`` and ``after`` are the words around the place where it stands."""

    label: str
    value: str
    page: int | None = None
    before: str = ""
    quote: str = ""
    after: str = ""


@dataclass(frozen=True)
class ToldFinding:
    verdict: str
    title: str
    cites: str
    clause: str
    fact: str
    limit: str
    advice: str
    proposed_text: str
    page: int | None


def told(check: FileCheck, language: Language) -> dict[str, list[ToldFinding]]:
    return {verdict: [_told(each, language) for each in check.report.with_verdict(verdict)] for verdict in GRAVITY}


def _told(finding: Finding, language: Language) -> ToldFinding:
    return ToldFinding(
        finding.verdict,
        finding.title.said(language),
        "、".join(map(str, finding.cites)),
        finding.clause,
        finding.fact.said(language),
        finding.limit.said(language),
        finding.advice.said(language),
        finding.proposed_text,
        finding.place.page if finding.place else None,
    )


def read_facts(check: FileCheck, language: Language) -> list[ReadFact]:
    known = check.facts.known()
    return [
        _fact(name_of(name).said(language), value, check.facts.places.get(name), check.text)
        for name, value in known.items()
        if name not in TOLD_APART
    ]


def _fact(label: str, value: Any, place: Place | None, text: str) -> ReadFact:
    plain = plain_value(value)
    words = str(plain["text"] if isinstance(plain, dict) and "text" in plain else plain)[:LONGEST_VALUE]
    if place is None:
        return ReadFact(label, words)
    before = text[max(0, place.start - AROUND) : place.start].rpartition("\n")[2]
    after = text[place.end : place.end + AROUND].partition("\n")[0]
    return ReadFact(label, words, place.page, before, place.text[:LONGEST_VALUE], after)
