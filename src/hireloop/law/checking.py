"""A contract against the law of the day on which it is signed."""

from datetime import date
from functools import cache
from importlib import import_module
from typing import Protocol

from hireloop.kernel.errors import N_, BadInput
from hireloop.law.model import ContractFacts, Finding, Report, Words
from hireloop.law.parameters import Parameters
from hireloop.law.ruling import Law, Rulebook

COUNTRIES = ("CN", "DE")


class Country(Protocol):
    """What the package of a country offers."""

    RULEBOOK: Rulebook

    @staticmethod
    def parameters() -> Parameters: ...

    @staticmethod
    def notes(law: Law) -> tuple[Words, ...]: ...


@cache
def country_law(country: str) -> Country:
    if country not in COUNTRIES:
        raise BadInput(
            N_("There is no law for country “%(country)s” here. Known are %(known)s."),
            code="unknown_country",
            country=country,
            known=", ".join(COUNTRIES),
        )
    return import_module(f"hireloop.law.{country.lower()}")  # type: ignore[return-value]


def check(
    facts: ContractFacts,
    *,
    region: str,
    signed_on: date,
    country: str = "CN",
    parameters: Parameters | None = None,
) -> Report:
    """Every rule in force on the signing date, on the facts. Raises BadInput for a region that is not known."""
    here = country_law(country)
    values = parameters or here.parameters()
    law = Law(values, values.region(region), signed_on)
    findings: list[Finding] = []
    for rule in here.RULEBOOK.rules.values():
        if rule.in_force(signed_on):
            findings += rule.findings(facts, law)
    return Report(country, law.region, signed_on, tuple(findings), here.notes(law))
