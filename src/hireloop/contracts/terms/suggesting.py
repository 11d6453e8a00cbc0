"""Evaluation → suggested terms, by rules in a data file. Nothing is decided here, and no law is known here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from .clauses import Clause, special_clauses
from .facts import Facts

FOLDER = Path(__file__).parent / "library"
VERSION = "suggestions-1"


@dataclass(frozen=True)
class ScoredDimension:
    """A dimension's score with its band (0–100). ``label`` in Chinese and English."""

    key: str
    label_zh: str
    label_en: str
    score: float
    low: float
    high: float


@dataclass(frozen=True)
class EvaluationSummary:
    """What an evaluation says, for the terms of a contract. ``source`` names the report that it comes from."""

    source: str
    recommendation: str
    dimensions: tuple[ScoredDimension, ...]


@dataclass(frozen=True)
class Suggestion:
    """``facts`` and ``clause`` are the change; ``why`` the reason in both languages; ``dimension`` its source."""

    rule: str
    title_zh: str
    title_en: str
    why_zh: str
    why_en: str
    dimension: str
    facts: Mapping[str, Any]
    clause: str = ""


def suggestions_for(summary: EvaluationSummary, facts: Facts, clause_keys: frozenset[str]) -> list[Suggestion]:
    """Only changes that change something."""
    return [found for rule in _rules() for found in _suggest(rule, summary, facts, clause_keys)]


def with_suggestion(
    suggestion: Suggestion, facts: Facts, clauses: tuple[Clause, ...]
) -> tuple[Facts, tuple[Clause, ...]]:
    """The terms as they would be; a new clause stands before the chapters that close the contract."""
    entry = special_clauses().get(suggestion.clause)
    if entry is not None and suggestion.clause not in {clause.key for clause in clauses}:
        place = next((index for index, each in enumerate(clauses) if each.key == "rules"), len(clauses))
        clauses = (*clauses[:place], entry.clause.with_(source="suggestion"), *clauses[place:])
    return facts.with_(**suggestion.facts), clauses


def _suggest(
    rule: Mapping[str, Any], summary: EvaluationSummary, facts: Facts, clause_keys: frozenset[str]
) -> Iterator[Suggestion]:
    reason = _fires(rule["when"], summary)
    if reason is None:
        return
    change, clause = _changed(rule["change"], facts), rule["change"].get("clause", "")
    if "fact" in rule["change"] and not change:
        return
    if not change and clause in clause_keys:
        return
    words = {language: rule["why"][language].format(**reason[language]) for language in ("zh", "en")}
    yield Suggestion(
        rule["key"],
        rule["title"]["zh"],
        rule["title"]["en"],
        words["zh"],
        words["en"],
        reason["dimension"],
        change,
        clause if clause not in clause_keys else "",
    )


def _fires(when: Mapping[str, Any], summary: EvaluationSummary) -> dict[str, Any] | None:
    """What the reason is made of; None where the rule does not fire. The whole band has to lie on one side."""
    if "recommendation" in when:
        lowest = min((each.low for each in summary.dimensions), default=None)
        if summary.recommendation != when["recommendation"] or lowest is None or lowest < when["all_above"]:
            return None
        return {"zh": {"lowest": round(lowest)}, "en": {"lowest": round(lowest)}, "dimension": ""}
    for each in summary.dimensions:
        if each.key in when["dimensions"] and _is_clear(each, when):
            figures = {"score": round(each.score), "low": round(each.low), "high": round(each.high)}
            return {
                "zh": {"label": each.label_zh, **figures},
                "en": {"label": each.label_en, **figures},
                "dimension": each.key,
            }
    return None


def _is_clear(each: ScoredDimension, when: Mapping[str, Any]) -> bool:
    return each.low >= when["above"] if "above" in when else each.high < when["below"]


def _changed(change: Mapping[str, Any], facts: Facts) -> dict[str, Any]:
    fact = change.get("fact")
    if fact is None:
        return {}
    now = getattr(facts, fact)
    if change.get("halve"):
        return {fact: now // 2} if now and now > 1 else {}
    new = min((now or 0) + change["add"], change["most"])
    return {fact: new} if new > (now or 0) else {}


@cache
def _rules() -> tuple[Mapping[str, Any], ...]:
    return tuple(yaml.load((FOLDER / "suggestions.yaml").read_bytes(), Loader=yaml.CSafeLoader))
