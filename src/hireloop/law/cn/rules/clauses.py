"""Void and vague clauses: what the words of a contract take away or leave open (Labour Contract Law 26, 18)."""

from collections.abc import Callable, Iterable

from hireloop.law.cn.rules.book import rule
from hireloop.law.cn.statutes import LCL_SINCE
from hireloop.law.cn.text.patterns import ClausePattern, clause_patterns
from hireloop.law.model import Clause, ContractFacts, Words
from hireloop.law.ruling import Check, Law, Outcome, Outcomes, passes, unknown, violates, warns

NOT_FOUND = Words("条款中没有发现", "not found in the clauses")


def check_of(pattern: ClausePattern, *, is_void: bool) -> Check:
    def check(facts: ContractFacts, law: Law) -> Outcomes:
        if facts.clauses is None:
            return unknown("clauses", limit=pattern.limit)
        found = found_in_clauses(pattern, facts.clauses, violates if is_void else warns)
        return found or passes(NOT_FOUND, limit=pattern.limit)

    return check


def found_in_clauses(pattern: ClausePattern, clauses: Iterable[Clause], tell: Callable[..., Outcome]) -> list[Outcome]:
    return [
        tell(
            Words(f"“{sentence.text.strip()}”", f"“{sentence.text.strip()}”"),
            limit=pattern.limit,
            advice=pattern.advice,
            proposed_text=pattern.proposed_text,
            clause=clause,
            place=sentence.place_of(match),
        )
        for clause in clauses
        for sentence, match in pattern.found_in(clause)
    ]


def stated_otherwise(facts: ContractFacts, pattern: ClausePattern) -> Outcomes | None:
    """``social_insurance_paid: no`` says the same as a waiver in words."""
    if pattern.key != "void_social_insurance" or facts.social_insurance_paid is not False:
        return None
    return violates(
        Words("约定不缴纳社会保险", "social insurance is not paid"),
        limit=pattern.limit,
        advice=pattern.advice,
        proposed_text=pattern.proposed_text,
        about=("social_insurance_paid",),
    )


def with_facts(pattern: ClausePattern, check: Check) -> Check:
    def wrapped(facts: ContractFacts, law: Law) -> Outcomes:
        return stated_otherwise(facts, pattern) or check(facts, law)

    return wrapped


FILES = (("void_clauses", True), ("void_pay_clauses", True), ("void_rights_clauses", True), ("vague_clauses", False))

for _name, _is_void in FILES:
    for _pattern in clause_patterns(_name):
        rule(_pattern.key, _pattern.title, *_pattern.cites, since=LCL_SINCE, cites_since=_pattern.cites_since)(
            with_facts(_pattern, check_of(_pattern, is_void=_is_void))
        )
