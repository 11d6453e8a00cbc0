"""Facts and findings as plain values for JSON: the command line and the API say the same."""

from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from hireloop.kernel.languages import Language
from hireloop.law.coverage import not_formalised
from hireloop.law.model import Cite, Clause, ContractFacts, Finding, Penalty, Place, Report
from hireloop.law.spans import Span


def report_as_dict(report: Report, facts: ContractFacts, *, language: Language, file: str = "") -> dict[str, Any]:
    """Keys are stable: programs read them."""
    return {
        "file": file,
        "country": report.country,
        "region": report.region,
        "date": report.signed_on.isoformat(),
        "facts": facts_as_dict(facts),
        "findings": [finding_as_dict(finding, language) for finding in report.findings],
        "summary": dict(report.summary),
        "notes": [note.said(language) for note in report.notes],
        "not_formalised": [
            {"law": gap.law, "articles": gap.articles, "what": gap.what.said(language)}
            for gap in not_formalised(report.country)
        ],
    }


def facts_as_dict(facts: ContractFacts) -> dict[str, dict[str, Any]]:
    return {
        name: {"value": plain_value(value), "source": place_as_dict(facts.places.get(name))}
        for name, value in facts.known().items()
    }


def finding_as_dict(finding: Finding, language: Language) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "verdict": finding.verdict,
        "title": finding.title.said(language),
        "clause": finding.clause,
        "limit": finding.limit.said(language),
        "fact": finding.fact.said(language),
        "advice": finding.advice.said(language),
        "proposed_text": finding.proposed_text,
        "cites": [cite_as_dict(cite) for cite in finding.cites],
        "missing": list(finding.missing),
        "source": place_as_dict(finding.place),
    }


def cite_as_dict(cite: Cite) -> dict[str, Any]:
    return {**asdict(cite), "text": str(cite)}


def place_as_dict(place: Place | None) -> dict[str, Any] | None:
    return None if place is None else asdict(place)


def plain_value(value: Any) -> Any:
    """Numbers as numbers, lengths of time as months and days, days as text."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, Span):
        return {"months": value.months, "days": value.days, "text": value.zh}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Clause):
        return {"kind": value.kind, "heading": value.heading, "text": value.text}
    if isinstance(value, Penalty):
        return {"ground": value.ground, "amount": plain_value(value.amount), "text": value.text}
    return [plain_value(each) for each in value] if isinstance(value, tuple) else value
