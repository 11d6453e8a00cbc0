"""What of a country's law is written down as rules, and what is not; nobody should take silence for a pass."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from hireloop.law.checking import country_law
from hireloop.law.model import Cite, Words


@dataclass(frozen=True)
class Gap:
    """Something that no rule looks at."""

    law: str
    articles: str
    what: Words


@dataclass(frozen=True)
class Covered:
    """A rule, and the places of the law that it stands on."""

    rule: str
    title: Words
    cites: tuple[Cite, ...]


def formalised(country: str) -> tuple[Covered, ...]:
    """Every rule of the country, with all that it cites, newer citations too."""
    return tuple(Covered(rule.key, rule.title, rule.all_cites) for rule in country_law(country).RULEBOOK.rules.values())


@cache
def not_formalised(country: str) -> tuple[Gap, ...]:
    country_law(country)
    text = files(f"hireloop.law.{country.lower()}").joinpath("not_formalised.yaml").read_bytes()
    return tuple(
        Gap(entry["law"], str(entry["articles"]), Words(entry["zh"], entry["en"]))
        for entry in yaml.load(text, Loader=yaml.CSafeLoader)
    )
