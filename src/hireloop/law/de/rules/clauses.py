"""Standard terms that put the employee at an unreasonable disadvantage (§ 307 BGB), by their words."""

import re
from dataclasses import dataclass

from hireloop.law.de.rules.book import BGB_SINCE, cite, rule
from hireloop.law.model import Cite, ContractFacts, Words
from hireloop.law.ruling import Check, Law, Outcomes, passes, unknown, violates

SENTENCE = re.compile(r"[^.;\n]+")


@dataclass(frozen=True)
class Term:
    """One kind of unfair term; a sentence that ``fine`` fits is left alone."""

    key: str
    title: Words
    cites: tuple[Cite, ...]
    pattern: str
    fine: str
    limit: Words
    proposed_text: str


TERMS = (
    Term(
        "de_overtime_included",
        Words("加班费一揽子包含", "Overtime within the salary"),
        (cite("BGB", "307", 1), cite("BGB", "307", 3)),
        r"(?:überstunden|mehrarbeit)[^.;\n]{0,60}(?:abgegolten|enthalten|inbegriffen)"
        r"|(?:abgegolten|abgedeckt)[^.;\n]{0,60}(?:überstunden|mehrarbeit)",
        r"bis zu \d+|\d+ (?:über)?stunden",
        Words("须写明包含多少小时", "must say how many hours are included"),
        "Mit dem Gehalt sind bis zu ____ Überstunden im Monat abgegolten.",
    ),
    Term(
        "de_short_claims_deadline",
        Words("过短的除斥期间", "Too short a deadline for claims"),
        (cite("BGB", "307", 1), cite("BGB", "309", None, 13)),
        r"(?:ansprüche|forderungen)[^.;\n]{0,120}(?:innerhalb|binnen)[^.;\n]{0,30}"
        r"(?:\b(?:vier|sechs|acht|zwei|4|6|8|2) wochen|\b(?:einem|eines|zwei|1|2) monat(?:s|en)?\b|schriftlich)",
        r"drei monat|3 monat|textform",
        Words("至少三个月，且只能要求文本形式", "at least three months, and in text form only"),
        "Ansprüche verfallen, wenn sie nicht innerhalb von drei Monaten nach Fälligkeit in Textform "
        "geltend gemacht werden; der gesetzliche Mindestlohn bleibt unberührt.",
    ),
    Term(
        "de_transfer_anywhere",
        Words("任意调动", "Transfer at will"),
        (cite("BGB", "307", 1), cite("GewO", "106")),
        r"(?:versetz|zuweis|andere tätigkeit|anderen ort)[^.;\n]{0,80}"
        r"(?:jederzeit|beliebig|ohne angabe|uneingeschränkt)"
        r"|(?:jederzeit|beliebig)[^.;\n]{0,60}(?:versetz|zuweis)",
        r"billigem ermessen|zumutbar|gleichwertig",
        Words("须合理并考虑双方利益", "only on fair judgement"),
        "Der Arbeitgeber kann nach billigem Ermessen eine gleichwertige, zumutbare Tätigkeit zuweisen.",
    ),
)


def check_of(term: Term) -> Check:
    pattern, fine = re.compile(term.pattern, re.IGNORECASE), re.compile(term.fine, re.IGNORECASE)

    def check(facts: ContractFacts, law: Law) -> Outcomes:
        if facts.clauses is None:
            return unknown("clauses", limit=term.limit)
        found = [
            violates(
                Words(f"“{sentence[0].strip()}”", f"“{sentence[0].strip()}”"),
                limit=term.limit,
                clause=clause,
                advice=Words("改写；否则整个条款无效。", "Rewrite it, else the whole term is void."),
                proposed_text=term.proposed_text,
            )
            for clause in facts.clauses
            for sentence in SENTENCE.finditer(clause.text)
            if pattern.search(sentence[0]) and not fine.search(sentence[0])
        ]
        return found or passes(Words("条款中没有发现", "not found in the clauses"), limit=term.limit)

    return check


for _term in TERMS:
    rule(_term.key, _term.title, *_term.cites, since=BGB_SINCE)(check_of(_term))
