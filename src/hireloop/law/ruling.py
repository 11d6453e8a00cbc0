"""How a rule is written down: a function from facts and the law of the day to outcomes, registered with citations."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

from hireloop.law.model import NOTHING, Cite, Clause, ContractFacts, Finding, Place, Verdict, Words
from hireloop.law.names import name_of
from hireloop.law.parameters import EVERYWHERE, Parameters, Step

LEFT_TO_THE_LAW = Words("合同没有约定，按法律规定执行", "the contract leaves it to the law")


@dataclass(frozen=True)
class Law:
    """The law of one day in one region, as rules look it up."""

    parameters: Parameters
    region: str
    day: date

    def step(self, name: str) -> Step | None:
        return self.parameters.at(name, self.day, self.region)

    def value(self, name: str) -> Decimal | None:
        step = self.step(name)
        return step.value if step else None

    def fixed(self, name: str) -> Decimal:
        """A value that has been in force as long as the rules that use it."""
        step = self.step(name) or self.parameters.at(name, self.day, EVERYWHERE)
        assert step is not None, name
        return step.value


@dataclass(frozen=True)
class Outcome:
    """A verdict with its words; the rule adds title and citations. ``about`` names the facts that it rests on."""

    verdict: Verdict
    fact: Words = NOTHING
    limit: Words = NOTHING
    advice: Words = NOTHING
    proposed_text: str = ""
    about: tuple[str, ...] = ()
    clause: Clause | None = None
    place: Place | None = None
    missing: tuple[str, ...] = ()
    cites: tuple[Cite, ...] = ()

    def citing(self, *cites: Cite) -> "Outcome":
        """The same with citations of its own instead of the rule's."""
        return replace(self, cites=cites)


Outcomes = Outcome | Iterable[Outcome]
Check = Callable[[ContractFacts, Law], Outcomes]
SomeCheck = TypeVar("SomeCheck", bound=Check)


@dataclass(frozen=True)
class Rule:
    """One rule of a country.

    ``cites_since``: citations that join from a day on (a newer interpretation). ``may_be_silent``: a contract that says
    nothing leaves it to the law, which is as it should be.
    """

    key: str
    title: Words
    cites: tuple[Cite, ...]
    check: Check
    since: date
    until: date | None = None
    cites_since: Mapping[date, tuple[Cite, ...]] = field(default_factory=dict)
    may_be_silent: bool = False

    @property
    def all_cites(self) -> tuple[Cite, ...]:
        """What it stands on on any day, newer citations too."""
        return (*self.cites, *(cite for cites in self.cites_since.values() for cite in cites))

    def in_force(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)

    def findings(self, facts: ContractFacts, law: Law) -> list[Finding]:
        outcomes = self.check(facts, law)
        return [self.finding(each, facts, law) for each in ([outcomes] if isinstance(outcomes, Outcome) else outcomes)]

    def finding(self, outcome: Outcome, facts: ContractFacts, law: Law) -> Finding:
        if self.may_be_silent and outcome.missing and facts.absent.issuperset(outcome.missing):
            outcome = replace(outcome, verdict="pass", fact=LEFT_TO_THE_LAW, advice=NOTHING, missing=())
        newer = [cite for day, cites in self.cites_since.items() if day <= law.day for cite in cites]
        place = outcome.place or place_of(outcome, facts)
        return Finding(
            rule=self.key,
            verdict=outcome.verdict,
            title=self.title,
            cites=outcome.cites or (*self.cites, *newer),
            clause=clause_of(outcome, place),
            limit=outcome.limit,
            fact=outcome.fact,
            advice=outcome.advice,
            proposed_text=outcome.proposed_text,
            place=place,
            missing=outcome.missing,
            since=self.since,
            until=self.until,
        )


def place_of(outcome: Outcome, facts: ContractFacts) -> Place | None:
    if outcome.clause and outcome.clause.place:
        return outcome.clause.place
    return next((facts.places[name] for name in outcome.about if name in facts.places), None)


def clause_of(outcome: Outcome, place: Place | None) -> str:
    """What the finding is about: the clause as it is called, the words read, or the name of the fact."""
    if outcome.clause:
        return outcome.clause.heading or outcome.clause.text
    if place:
        return place.text
    return "、".join(name_of(name).zh for name in outcome.about[:1])


@dataclass
class Rulebook:
    """The rules of one country, in the order in which they are written down."""

    rules: dict[str, Rule] = field(default_factory=dict)

    def rule(
        self,
        key: str,
        title: Words,
        *cites: Cite,
        since: date,
        until: date | None = None,
        cites_since: Mapping[date, tuple[Cite, ...]] | None = None,
        may_be_silent: bool = False,
    ) -> Callable[[SomeCheck], SomeCheck]:
        """Registers the function below as the rule ``key``."""

        def register(check: SomeCheck) -> SomeCheck:
            assert key not in self.rules, key
            self.rules[key] = Rule(key, title, cites, check, since, until, cites_since or {}, may_be_silent)
            return check

        return register


# --- outcomes


def passes(fact: Words, *, limit: Words = NOTHING, about: tuple[str, ...] = (), advice: Words = NOTHING) -> Outcome:
    return Outcome("pass", fact=fact, limit=limit, about=about, advice=advice)


def violates(
    fact: Words,
    *,
    limit: Words,
    advice: Words,
    about: tuple[str, ...] = (),
    proposed_text: str = "",
    clause: Clause | None = None,
    place: Place | None = None,
) -> Outcome:
    return Outcome("violation", fact, limit, advice, proposed_text, about, clause, place)


def warns(
    fact: Words,
    *,
    limit: Words,
    advice: Words,
    about: tuple[str, ...] = (),
    proposed_text: str = "",
    clause: Clause | None = None,
    place: Place | None = None,
) -> Outcome:
    return replace(
        violates(
            fact, limit=limit, advice=advice, about=about, proposed_text=proposed_text, clause=clause, place=place
        ),
        verdict="warning",
    )


def unknown(*missing: str, limit: Words = NOTHING, advice: Words | None = None) -> Outcome:
    """Not decided for want of facts; the advice asks for them."""
    names = [name_of(name) for name in missing]
    asks = Words(
        f"缺少信息：{'、'.join(name.zh for name in names)}，补充后再核对。",
        f"Not known: {', '.join(name.en for name in names)}. Add it, then check again.",
    )
    return Outcome("unknown", limit=limit, advice=advice or asks, missing=missing, about=missing)
