"""From what a person ticks and types to the law's answer, and that answer as plain values that can be kept."""

from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from hireloop.contracts.drafting.models import Contract
from hireloop.kernel.errors import N_, BadInput
from hireloop.law.cn.ending import Ending, EndingFacts, end_contract
from hireloop.law.cn.ending.model import Sum

DEFAULT_REGION = "全国"


def reckon(contract: Contract, facts: EndingFacts) -> Ending:
    """Raises BadInput where the law cannot be asked (unknown ground, a last day before the first)."""
    return end_contract(facts, region=contract.region or DEFAULT_REGION)


def facts_as_json(facts: EndingFacts) -> dict[str, Any]:
    return {name: _plain(value) for name, value in asdict(facts).items() if value is not None}


def reckoned_as_json(ending: Ending) -> dict[str, Any]:
    """What was found and reckoned, as it was on that day."""
    sums = [ending.severance, ending.instead_of_notice, ending.if_unlawful]
    return {
        "ground": _words(ending.ground.title),
        "verdict": ending.verdict,
        "total": None if ending.total is None else str(ending.total),
        "findings": [
            {
                "title": _words(finding.title),
                "verdict": finding.verdict,
                "fact": _words(finding.fact),
                "advice": _words(finding.advice),
                "cites": [str(cite) for cite in finding.cites],
            }
            for finding in ending.findings
        ],
        "sums": [_sum(each) for each in sums if each is not None],
    }


def first_day_of(contract: Contract, first: date | None) -> date:
    """The first day of the employment, as far as contracts are kept here; BadInput where none has one."""
    found = first or contract.start_on
    if found is None:
        raise BadInput(N_("The contract has no first day. Complete it first."), code="no_first_day")
    return found


def _sum(found: Sum) -> dict[str, Any]:
    return {
        "what": _words(found.what),
        "amount": None if found.amount is None else str(found.amount),
        "lines": [
            {"what": _words(line.what), "how": line.how, "value": None if line.value is None else str(line.value)}
            for line in found.lines
        ],
        "cites": [str(cite) for cite in found.cites],
        "missing": list(found.missing),
        "note": _words(found.note),
    }


def _words(words: Any) -> dict[str, str]:
    return {"zh": words.zh, "en": words.en}


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset | tuple | list):
        return sorted(_plain(each) for each in value) if isinstance(value, frozenset) else [_plain(e) for e in value]
    return value
