"""What a contract says, and what the law says to it: frozen facts in, findings out.

The same shapes serve every country; money is in the currency of the country (yuan, euro), as exact Decimal.
A fact that is ``None`` is not known, and what rests on it is found ``unknown``. A fact named in ``absent`` was looked
for in the contract and does not stand there, which for some facts is a finding of its own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from typing import Any, Literal, get_args

from hireloop.kernel.languages import Language
from hireloop.law.spans import Span

Verdict = Literal["pass", "violation", "warning", "unknown"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)

TermKind = Literal["fixed", "open_ended", "task"]
WorkingTimeSystem = Literal["standard", "comprehensive", "flexible"]
PositionLevel = Literal["senior_manager", "senior_technician", "confidential", "ordinary"]
PenaltyGround = Literal["non_compete", "service_period", "confidentiality", "resignation", "discipline", "other"]


@dataclass(frozen=True)
class Words:
    """A text in both languages of the product."""

    zh: str
    en: str

    def said(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en

    def __bool__(self) -> bool:
        return bool(self.zh or self.en)


NOTHING = Words("", "")


@dataclass(frozen=True)
class Place:
    """Where something stands in a document: ``document.text[start:end] == text``; pages count from 1."""

    start: int
    end: int
    text: str
    page: int = 1


@dataclass(frozen=True)
class Cite:
    """An article of a law. ``law`` is its short name as lawyers write it (劳动合同法, BGB)."""

    law: str
    article: str
    paragraph: int | None = None
    item: int | None = None

    def __str__(self) -> str:
        return self.law + "".join(self.steps)

    @property
    def steps(self) -> list[str]:
        if not self.article.isdigit() or self.law.isascii():
            parts = [f" § {self.article}", f" Abs. {self.paragraph}", f" Nr. {self.item}"]
        else:
            parts = [f"第{self.article}条", f"第{self.paragraph}款", f"第{self.item}项"]
        given = (self.article, self.paragraph, self.item)
        return [part for part, value in zip(parts, given, strict=True) if value is not None]


@dataclass(frozen=True)
class Clause:
    """One clause of the contract. ``kind`` as the drafter or the reader named it (``confidentiality``, ``other``…)."""

    kind: str
    text: str
    heading: str = ""
    place: Place | None = None


@dataclass(frozen=True)
class Penalty:
    """A sum that the employee is to pay for breaking the contract; ``amount`` may be unknown."""

    ground: PenaltyGround
    amount: Decimal | None = None
    text: str = ""
    place: Place | None = None


@dataclass(frozen=True)
class ContractFacts:
    """What is agreed in a labour contract, and what is known about the two parties.

    ``places`` says where a fact was read, by field name.
    """

    # the parties
    employer_name: str | None = None
    employer_address: str | None = None
    employer_representative: str | None = None
    employee_name: str | None = None
    employee_address: str | None = None
    employee_id_number: str | None = None
    employee_birth_date: date | None = None
    position_level: PositionLevel | None = None
    knows_secrets: bool | None = None

    # the term
    term_kind: TermKind | None = None
    start: date | None = None
    end: date | None = None
    term: Span | None = None
    task: str | None = None
    fixed_term_reason: str | None = None
    signed_on: date | None = None
    work_started_on: date | None = None

    # what was before, with the same employer
    previous_fixed_terms: int | None = None
    extended: Span | None = None
    years_of_service: Decimal | None = None
    employee_asked_for_fixed_term: bool | None = None
    had_probation_before: bool | None = None

    # probation; a span of nothing: none is agreed
    probation: Span | None = None
    probation_wage: Decimal | None = None
    probation_wage_ratio: Decimal | None = None
    probation_only: bool | None = None

    # work and pay
    job_content: str | None = None
    work_place: str | None = None
    wage_monthly: Decimal | None = None
    wage_hourly: Decimal | None = None
    lowest_wage_same_post: Decimal | None = None
    pay: str | None = None
    pay_cycle: Span | None = None
    is_part_time: bool | None = None
    is_dispatched: bool | None = None
    dispatched_to: str | None = None

    # time
    working_time_system: WorkingTimeSystem | None = None
    working_time_approved: bool | None = None
    working_time: str | None = None
    hours_per_day: Decimal | None = None
    hours_per_week: Decimal | None = None
    rest_days_per_week: Decimal | None = None
    rest_and_leave: str | None = None
    overtime_hours_per_day: Decimal | None = None
    overtime_hours_per_month: Decimal | None = None
    overtime_rate_workday: Decimal | None = None
    overtime_rate_rest_day: Decimal | None = None
    overtime_rate_holiday: Decimal | None = None
    annual_leave_days: Decimal | None = None

    # protection
    social_insurance: str | None = None
    social_insurance_paid: bool | None = None
    labour_protection: str | None = None
    occupational_hazards: str | None = None

    # what the employee gives or owes
    deposit: Decimal | None = None
    documents_kept: bool | None = None
    penalties: tuple[Penalty, ...] | None = None

    # non-compete
    has_non_compete: bool | None = None
    non_compete: Span | None = None
    non_compete_pay: Decimal | None = None
    non_compete_pay_ratio: Decimal | None = None
    non_compete_scope: str | None = None

    # special training
    service_period: Span | None = None
    training_cost: Decimal | None = None
    training_is_special: bool | None = None
    service_penalty: Decimal | None = None
    service_served: Span | None = None

    # ending
    notice_by_employee: Span | None = None
    notice_by_employee_in_probation: Span | None = None
    notice_by_employer: Span | None = None

    clauses: tuple[Clause, ...] | None = None
    absent: frozenset[str] = frozenset()
    places: Mapping[str, Place] = field(default_factory=dict)

    def knows(self, *names: str) -> bool:
        return all(getattr(self, name) is not None for name in names)

    def known(self) -> dict[str, Any]:
        """Every fact that has a value, by name."""
        meta = {"absent", "places"}
        return {
            each.name: getattr(self, each.name)
            for each in fields(self)
            if each.name not in meta and getattr(self, each.name) is not None
        }

    @property
    def agreed_term(self) -> Span | None:
        """How long the contract runs: by its dates where both are known, else by the term that it names."""
        if self.start and self.end and self.end >= self.start:
            return Span.between(self.start, self.end)
        return self.term


@dataclass(frozen=True)
class Finding:
    """What one rule says to the contract.

    ``clause`` names what it is about, in the contract's words where they are known; ``limit`` is what the law allows,
    ``fact`` what the contract says; ``proposed_text`` could stand in the contract instead (in the language of the
    country's contracts). ``since`` and ``until`` are the days from and before which the rule holds.
    """

    rule: str
    verdict: Verdict
    title: Words
    cites: tuple[Cite, ...]
    clause: str = ""
    limit: Words = NOTHING
    fact: Words = NOTHING
    advice: Words = NOTHING
    proposed_text: str = ""
    place: Place | None = None
    missing: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Report:
    """All findings on one contract under the law of one day and place."""

    country: str
    region: str
    signed_on: date
    findings: tuple[Finding, ...]
    notes: tuple[Words, ...] = ()

    @property
    def summary(self) -> dict[Verdict, int]:
        return {verdict: len(self.with_verdict(verdict)) for verdict in VERDICTS}

    def with_verdict(self, *verdicts: Verdict) -> list[Finding]:
        return [finding for finding in self.findings if finding.verdict in verdicts]

    def of_rule(self, rule: str) -> list[Finding]:
        return [finding for finding in self.findings if finding.rule == rule]

    def verdict(self, rule: str) -> Verdict | None:
        """The gravest verdict that a rule gave; None where it had nothing to say."""
        return gravest(finding.verdict for finding in self.of_rule(rule))


GRAVITY: tuple[Verdict, ...] = ("violation", "warning", "unknown", "pass")


def gravest(verdicts: Iterable[Verdict]) -> Verdict | None:
    return min(verdicts, key=GRAVITY.index, default=None)
