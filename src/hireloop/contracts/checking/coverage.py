"""What the law check knows: its rules by article, and its dated values by region."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from hireloop.law.checking import country_law
from hireloop.law.cn.ending.grounds import GROUNDS
from hireloop.law.model import Cite, Words
from hireloop.law.parameters import EVERYWHERE, Parameter, Step


@dataclass(frozen=True)
class RuleLine:
    key: str
    title: Words
    cites: tuple[Cite, ...]
    since: date
    until: date | None


@dataclass(frozen=True)
class ValueLine:
    """The value in force on a day, where one is known; ``earlier`` are the steps before it."""

    region: str
    now: Step | None
    earlier: tuple[Step, ...]


def rules_of(country: str) -> list[RuleLine]:
    """Every rule with all that it cites, newer interpretations too."""
    rules = country_law(country).RULEBOOK.rules.values()
    return [RuleLine(each.key, each.title, each.all_cites, each.since, each.until) for each in rules]


def endings() -> list[tuple[Words, str, str]]:
    """Each ground on which a contract ends: title, its articles, and the one that grants severance (or nothing)."""
    return [(each.title, "、".join(map(str, each.cites)), str(each.severance or "")) for each in GROUNDS.values()]


def regional_values(country: str, name: str, *, day: date) -> list[ValueLine]:
    """By region, in the order of the file."""
    parameter = country_law(country).parameters().by_name.get(name)
    if parameter is None:
        return []
    return [_line(parameter, region, steps, day) for region, steps in parameter.steps.items() if region != EVERYWHERE]


def _line(parameter: Parameter, region: str, steps: tuple[Step, ...], day: date) -> ValueLine:
    now = parameter.at(day, region)
    return ValueLine(region, now, tuple(step for step in reversed(steps) if step is not now))


def national_values(country: str, *, day: date) -> list[tuple[str, str, Decimal]]:
    """(name, unit, value) of what is the same everywhere."""
    found: Mapping[str, Any] = country_law(country).parameters().by_name
    return [
        (name, parameter.unit, step.value)
        for name, parameter in found.items()
        if (step := parameter.at(day)) is not None and EVERYWHERE in parameter.steps
    ]


def known_regions() -> list[str]:
    """The regions whose own values are kept, in their order."""
    return list(dict.fromkeys(country_law("CN").parameters().regions.values()))
