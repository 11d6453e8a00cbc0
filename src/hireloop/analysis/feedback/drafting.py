"""Drafts the candidate's feedback from the report: what came across, what would help next time.

It names no score, no recommendation, no other candidate, and says nothing of face, voice or
personality: only what the person can act on, each point with the person's own words where there are any.
"""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from hireloop.analysis.model import AnswerAnalysis, DimensionResult, Report
from hireloop.kernel.languages import Language

STRONG_FROM = 65.0
HELP_BELOW = 60.0
MOST_STRONG = 3
MOST_SUGGESTIONS = 3
LONGEST_QUOTE = 60


def draft_feedback(report: Report, language: Language) -> str:
    """Plain text in paragraphs, for a person to read, change and release."""
    texts = _texts()[language]
    judged = [(key, result) for key, result in report.dimensions.items() if result.score.score is not None]
    strong = sorted((pair for pair in judged if _points(pair[1]) >= STRONG_FROM), key=lambda pair: -_points(pair[1]))
    weak = sorted((pair for pair in judged if _points(pair[1]) < HELP_BELOW), key=lambda pair: _points(pair[1]))
    paragraphs = [texts["opening"].format(job=report.job_title)]
    if strong:
        lines = [_strength(result, texts, language=language) for _, result in strong[:MOST_STRONG]]
        paragraphs.append("\n".join([texts["strong_heading"], *lines]))
    advice = [_suggestion(key, result, texts, language=language) for key, result in weak[:MOST_SUGGESTIONS]]
    advice += _advice_on_telling(report.answers, texts)
    if advice:
        paragraphs.append("\n".join([texts["advice_heading"], *advice]))
    paragraphs.append(texts["closing"])
    return "\n\n".join(paragraphs)


def _points(result: DimensionResult) -> float:
    return result.score.score or 0.0


def _strength(result: DimensionResult, texts: dict[str, Any], *, language: Language) -> str:
    label = result.label[language]
    quote = next((e.quote for e in result.score.evidence if e.supports and e.quote), None)
    if quote is None:
        return texts["strong_plain"].format(label=label)
    shown = quote if len(quote) <= LONGEST_QUOTE else quote[:LONGEST_QUOTE].rstrip() + "…"
    return texts["strong_quoted"].format(label=label, quote=shown)


def _suggestion(key: str, result: DimensionResult, texts: dict[str, Any], *, language: Language) -> str:
    advice = texts["dimensions"].get(key, texts["any_dimension"])
    return texts["advice"].format(label=result.label[language], advice=advice)


def _advice_on_telling(answers: tuple[AnswerAnalysis, ...], texts: dict[str, Any]) -> list[str]:
    """Advice on how to tell a story, where most answers lacked a part of it."""
    told = [answer.content for answer in answers if answer.content and answer.content.star]
    if not told:
        return []
    parts = [{part.part for part in content.star} for content in told]
    missing = [name for name in ("action", "result") if sum(name in found for found in parts) * 2 < len(parts)]
    return [texts["telling"][name] for name in missing]


@cache
def _texts() -> dict[Language, Any]:
    return yaml.safe_load((Path(__file__).parent / "texts.yaml").read_text(encoding="utf-8"))
