"""Requirements in words."""

from collections.abc import Callable
from typing import Any

from hireloop.analysis.matching import asks, levels
from hireloop.analysis.matching.language_levels import language_label
from hireloop.analysis.model import Phrase

Said = tuple[str, dict[str, Any]]


def said(ask: asks.Ask) -> Phrase:
    """What is asked for, as a phrase to be said in the reader's language."""
    key, values = SAYINGS[type(ask)](ask)
    return Phrase(f"match.ask_{key}", values)


def _education(ask: asks.EducationAsk) -> Said:
    subjects = {"subjects": list(ask.subjects)}
    if ask.level is None:
        return "subject", subjects
    level = {"level": levels.LABELS[ask.level]}
    return ("level_and_subject", {**level, **subjects}) if ask.subjects else ("level", level)


def _years(ask: asks.YearsAsk) -> Said:
    return ("years_in_field" if ask.field else "years"), {"years": ask.years, "field": ask.field}


def _skill(ask: asks.SkillAsk) -> Said:
    words = {"skill": [" / ".join(group) for group in ask.groups], "years": ask.years}
    return ("skill" if ask.years is None else "skill_years"), words


def _language(ask: asks.LanguageAsk) -> Said:
    label = {"language": language_label(ask.language)}
    return ("language_level", {**label, "level": ask.level.said}) if ask.level else ("language", label)


SAYINGS: dict[type[Any], Callable[[Any], Said]] = {
    asks.EducationAsk: _education,
    asks.YearsAsk: _years,
    asks.SkillAsk: _skill,
    asks.CertificateAsk: lambda ask: ("certificate", {"certificate": " / ".join(ask.names)}),
    asks.LanguageAsk: _language,
    asks.LocationAsk: lambda ask: ("remote", {}) if ask.is_remote else ("location", {"cities": list(ask.cities)}),
    asks.SalaryAsk: lambda ask: ("salary", {"amount": f"{ask.max_yuan:,.0f}"}),
    asks.UnreadableAsk: lambda ask: ("unreadable", {"text": ask.text}),
}
