"""Values that the law sets and changes: dated, with unit, source and how sure we are of them.

A file names parameters; each holds, for the whole country or by region, steps of ``{since, value, source}``. The value
of a day is that of the last step not after it; before the first step nothing is known, and nothing is assumed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from hireloop.kernel.errors import N_, BadInput

EVERYWHERE = ""


@dataclass(frozen=True)
class Step:
    """One value from one day on. ``certainty`` is ``certain`` or says what should be checked.

    ``lowest``: what the value may be in parts of the region; ``value`` is then its highest.
    """

    since: date
    value: Decimal
    source: str
    certainty: str = "certain"
    until: date | None = None
    lowest: Decimal | None = None


@dataclass(frozen=True)
class Parameter:
    """``known_until``: the last day for which the file's writer knew that no newer step was in force."""

    name: str
    unit: str
    steps: Mapping[str, tuple[Step, ...]]
    known_until: date | None = None
    note: str = ""

    def at(self, day: date, region: str = EVERYWHERE) -> Step | None:
        steps = self.steps.get(region) or self.steps.get(EVERYWHERE, ())
        in_force = [step for step in steps if step.since <= day and (step.until is None or day < step.until)]
        return in_force[-1] if in_force else None


@dataclass(frozen=True)
class Parameters:
    """All parameters of a country, and the names by which its regions are called."""

    by_name: Mapping[str, Parameter]
    regions: Mapping[str, str] = field(default_factory=dict)

    def region(self, name: str) -> str:
        """The region's own name, of a city, its province or an address in it; BadInput where none is called so."""
        plain = name.strip().casefold()
        for ending in ("", "市", "省"):
            found = self.regions.get(plain.removesuffix(ending) if ending else plain)
            if found is not None:
                return found
        inside = [(plain.rfind(known), region) for known, region in self.regions.items() if known in plain]
        if inside and any(sign in plain for sign in "省市区县"):
            return max(inside)[1]
        raise unknown_region(name, self)

    def at(self, name: str, day: date, region: str = EVERYWHERE) -> Step | None:
        return self.by_name[name].at(day, region)

    def with_step(self, name: str, step: Step, *, region: str = EVERYWHERE) -> "Parameters":
        """The same parameters with one more step, as when a law changes."""
        old = self.by_name[name]
        steps = tuple(sorted((*old.steps.get(region, ()), step), key=lambda each: each.since))
        changed = replace(old, steps={**old.steps, region: steps})
        return replace(self, by_name={**self.by_name, name: changed})


def unknown_region(name: str, parameters: Parameters) -> BadInput:
    from difflib import get_close_matches

    near = get_close_matches(name.casefold(), parameters.regions, n=1, cutoff=0.5)
    if near:
        return BadInput(
            N_("“%(region)s” is no region that the law is kept for; did you mean “%(near)s”?"),
            code="unknown_region",
            region=name,
            near=parameters.regions[near[0]],
        )
    return BadInput(
        N_("“%(region)s” is no region that the law is kept for. Known are %(known)s."),
        code="unknown_region",
        region=name,
        known="、".join(dict.fromkeys(parameters.regions.values())),
    )


@cache
def load(folder: Path) -> Parameters:
    """All ``*.yaml`` of a country's parameter folder."""
    found: dict[str, Parameter] = {}
    regions: dict[str, str] = {}
    for path in sorted(folder.glob("*.yaml")):
        entries = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
        for region in entries.pop("regions", []):
            regions |= {str(name).casefold(): region["name"] for name in (region["name"], *region.get("also", []))}
        found |= {name: read_parameter(name, entry) for name, entry in entries.items()}
    return Parameters(found, regions)


def read_parameter(name: str, entry: Mapping[str, Any]) -> Parameter:
    by_region = {region: read_steps(steps) for region, steps in entry.get("by_region", {}).items()}
    everywhere = {EVERYWHERE: read_steps(entry["steps"])} if "steps" in entry else {}
    return Parameter(
        name=name,
        unit=entry["unit"],
        steps={**everywhere, **by_region},
        known_until=entry.get("known_until"),
        note=entry.get("note", ""),
    )


def read_steps(entries: list[Mapping[str, Any]]) -> tuple[Step, ...]:
    steps = (
        Step(
            since=entry["since"],
            value=Decimal(str(entry["value"])),
            source=entry["source"],
            certainty=entry.get("certainty", "certain"),
            until=entry.get("until"),
            lowest=Decimal(str(entry["lowest"])) if "lowest" in entry else None,
        )
        for entry in entries
    )
    return tuple(sorted(steps, key=lambda step: step.since))
