"""A draft as the law looks at it: its facts, its clauses, and where in the text each of them stands."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Any

from hireloop.contracts.terms.clauses import Clause, Piece, paragraphs
from hireloop.contracts.terms.facts import Facts, PositionLevel
from hireloop.law.cn.reading import read_text
from hireloop.law.cn.reading.promises import penalties_in
from hireloop.law.model import Clause as LawClause
from hireloop.law.model import ContractFacts, Penalty, Place
from hireloop.law.spans import Span
from hireloop.platform.directory.identity import birth_date

LAW_NAMES: dict[str, tuple[str, ...]] = {
    "employer_name": ("employer_name",),
    "employer_address": ("employer_address",),
    "employer_representative": ("employer_representative",),
    "name": ("employee_name",),
    "address": ("employee_address",),
    "id_number": ("employee_id_number", "employee_birth_date"),
    "position_level": ("position_level", "knows_secrets"),
    "term_kind": ("term_kind",),
    "start_on": ("start", "work_started_on"),
    "end_on": ("end", "term"),
    "task": ("task",),
    "signed_on": ("signed_on",),
    "previous_fixed_terms": ("previous_fixed_terms", "had_probation_before"),
    "years_of_service": ("years_of_service",),
    "asked_for_fixed_term": ("employee_asked_for_fixed_term",),
    "probation_months": ("probation", "probation_only"),
    "probation_pay_fen": ("probation_wage", "probation_wage_ratio"),
    "base_fen": ("wage_monthly",),
    "lowest_same_post_fen": ("lowest_wage_same_post",),
    "payday": ("pay_cycle",),
    "job_content": ("job_content",),
    "work_place": ("work_place",),
    "working_time": ("working_time_system", "working_time"),
    "special_hours_approved": ("working_time_approved",),
    "hours_per_day": ("hours_per_day",),
    "hours_per_week": ("hours_per_week",),
    "rest_days": ("rest_days_per_week", "rest_and_leave"),
    "social_insurance": ("social_insurance_paid", "social_insurance"),
    "hazards": ("occupational_hazards", "labour_protection"),
    "non_compete_months": ("non_compete",),
    "non_compete_pay_fen": ("non_compete_pay", "non_compete_pay_ratio"),
    "non_compete_scope": ("non_compete_scope",),
    "training": ("training_is_special",),
    "training_cost_fen": ("training_cost",),
    "service_months": ("service_period",),
    "service_penalty_fen": ("service_penalty",),
}
"""Our fact → the names under which the law knows it."""

CHANGEABLE = frozenset({"ending", "pay", "time"})
"""Ready-made clauses in which people write figures of their own."""

OWN_WORDS = frozenset({"own", "law", "suggestion"})
"""Sources of clauses that did not come ready-made."""

OURS = {law: ours for ours, names in LAW_NAMES.items() for law in names}


@dataclass(frozen=True)
class Draft:
    """The facts for the law, and what is needed to find the way back from a finding."""

    facts: ContractFacts
    text: str
    clause_spans: tuple[tuple[int, int, str], ...]

    def clause_at(self, position: int) -> str:
        """The key of the clause that stands there; "" for none."""
        return next((key for start, end, key in self.clause_spans if start <= position < end), "")


FROM_CLAUSES = (
    "notice_by_employee",
    "notice_by_employee_in_probation",
    "notice_by_employer",
    "overtime_hours_per_day",
    "overtime_hours_per_month",
    "overtime_rate_workday",
    "overtime_rate_rest_day",
    "overtime_rate_holiday",
    "annual_leave_days",
)
"""What the form has no field for, and a clause may say all the same."""


@lru_cache(maxsize=256)
def _said(words: str) -> tuple[tuple[str, Any], ...]:
    read = read_text(words)
    return tuple((name, value) for name in FROM_CLAUSES if (value := getattr(read, name)) is not None)


def said_in_clauses(words: str) -> dict[str, Any]:
    """What free words of the contract agree on beside its facts."""
    return dict(_said(words)) if words else {}


def _own_words(facts: Facts, clauses: Sequence[Clause]) -> str:
    """The clauses that are not ready-made; their penalties are read with them."""
    written = [
        clause for clause in clauses if clause.source in ("own", "law", "suggestion") or clause.key in CHANGEABLE
    ]
    return "\n".join(f"{clause.title}\n{_text(clause, facts)}" for clause in written)


@dataclass
class _Writer:
    """Writes the contract's text and notes where everything stands."""

    text: str = ""
    spans: list[tuple[int, int, str]] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    clauses: list[LawClause] = field(default_factory=list)

    def write(self, clause: Clause, facts: Facts) -> None:
        begins = len(self.text)
        self.text += f"{clause.title}\n"
        body = len(self.text)
        for paragraph in paragraphs(clause, facts):
            for piece in paragraph.pieces:
                self._note(piece)
                self.text += piece.text
            self.text += "\n"
        words = self.text[body:].strip()
        place = Place(body, body + len(words), words)
        self.clauses.append(LawClause(clause.kind, words, clause.title, place))
        self.spans.append((begins, len(self.text), clause.key))

    def _note(self, piece: Piece) -> None:
        place = Place(len(self.text), len(self.text) + len(piece.text), piece.text)
        for ours in piece.uses:
            for law in LAW_NAMES.get(ours, ()):
                self.places.setdefault(law, place)


def draft_for_law(facts: Facts, clauses: Sequence[Clause]) -> Draft:
    writer = _Writer()
    for clause in clauses:
        writer.write(clause, facts)
    kinds = {clause.kind for clause in clauses}
    known = {
        **_of_parties(facts),
        **_of_term(facts),
        **_of_work(facts),
        **_of_pay(facts),
        **_of_clauses(facts, clauses, kinds),
    }
    known = {**said_in_clauses(_own_words(facts, clauses)), **{k: v for k, v in known.items() if v is not None}}
    law_facts = ContractFacts(**known, clauses=tuple(writer.clauses), places=writer.places)
    return Draft(law_facts, writer.text, tuple(writer.spans))


def _of_parties(facts: Facts) -> dict[str, Any]:
    is_resident = facts.id_kind == "resident" and len(facts.id_number) == 18
    level = facts.position_level or None
    return {
        "employer_name": facts.employer_name or None,
        "employer_address": facts.employer_address or None,
        "employer_representative": facts.employer_representative or None,
        "employee_name": facts.name or None,
        "employee_address": facts.address or None,
        "employee_id_number": facts.id_number or None,
        "employee_birth_date": birth_date(facts.id_number) if is_resident else None,
        "position_level": level,
        "knows_secrets": None if level is None else level != PositionLevel.ORDINARY,
    }


def _of_term(facts: Facts) -> dict[str, Any]:
    months = facts.probation_months
    return {
        "term_kind": facts.term_kind or None,
        "start": facts.start_on,
        "end": facts.end_on if facts.term_kind == "fixed" else None,
        "task": facts.task or None,
        "signed_on": facts.signed_on,
        "work_started_on": facts.start_on,
        "previous_fixed_terms": facts.previous_fixed_terms,
        "years_of_service": None if facts.years_of_service is None else Decimal(facts.years_of_service),
        "employee_asked_for_fixed_term": facts.asked_for_fixed_term,
        "probation": None if months is None else Span(months),
        "probation_wage": yuan(facts.probation_pay_fen) if months else None,
        "probation_only": False if facts.term_kind else None,
    }


def _of_work(facts: Facts) -> dict[str, Any]:
    return {
        "job_content": facts.job_content or None,
        "work_place": facts.work_place or None,
        "working_time_system": facts.working_time or None,
        "working_time_approved": facts.special_hours_approved,
        "hours_per_day": _number(facts.hours_per_day),
        "hours_per_week": _number(facts.hours_per_week),
        "rest_days_per_week": _number(facts.rest_days),
        "is_part_time": False,
        "is_dispatched": False,
    }


def _of_pay(facts: Facts) -> dict[str, Any]:
    """A payday in the month says that pay comes every month."""
    return {
        "wage_monthly": yuan(facts.monthly_fen),
        "lowest_wage_same_post": yuan(facts.lowest_same_post_fen),
        "pay_cycle": None if facts.payday is None else Span(1),
        "social_insurance_paid": facts.social_insurance,
    }


def _of_clauses(facts: Facts, clauses: Sequence[Clause], kinds: set[str]) -> dict[str, Any]:
    by_key = {clause.key: clause for clause in clauses}
    known: dict[str, Any] = {"has_non_compete": "non_compete" in kinds}
    if "time" in by_key:
        known |= {"working_time": _text(by_key["time"], facts), "rest_and_leave": _text(by_key["time"], facts)}
    if "insurance" in by_key:
        known["social_insurance"] = _text(by_key["insurance"], facts)
    if "protection" in by_key:
        known |= {"labour_protection": _text(by_key["protection"], facts)}
    if "non_compete" in kinds:
        known |= {
            "non_compete": None if facts.non_compete_months is None else Span(facts.non_compete_months),
            "non_compete_pay": yuan(facts.non_compete_pay_fen),
            "non_compete_scope": facts.non_compete_scope or None,
        }
    if "training" in kinds:
        known |= {
            "service_period": None if facts.service_months is None else Span(facts.service_months),
            "training_cost": yuan(facts.training_cost_fen),
            "service_penalty": yuan(facts.service_penalty_fen),
            "training_is_special": bool(facts.training) or None,
            "service_served": Span(0),
        }
    else:
        known |= {"service_period": Span(0)}
    return {**known, "penalties": (*_penalties(facts, kinds), *_written_penalties(facts, clauses))}


def agreed_by_clauses(facts: Facts) -> dict[str, Any]:
    """What the form says of non-compete and training, whichever clauses there are."""
    return {
        "has_non_compete": None,
        "non_compete": None if facts.non_compete_months is None else Span(facts.non_compete_months),
        "non_compete_pay": yuan(facts.non_compete_pay_fen),
        "service_period": None if facts.service_months is None else Span(facts.service_months),
        "service_penalty": yuan(facts.service_penalty_fen),
        "penalties": None,
    }


def _penalties(facts: Facts, kinds: set[str]) -> list[Penalty]:
    found = []
    if "non_compete" in kinds and facts.non_compete_penalty_fen is not None:
        found.append(Penalty("non_compete", yuan(facts.non_compete_penalty_fen)))
    if "training" in kinds and facts.service_penalty_fen is not None:
        found.append(Penalty("service_period", yuan(facts.service_penalty_fen)))
    return found


def _written_penalties(facts: Facts, clauses: Sequence[Clause]) -> list[Penalty]:
    """Those that own words agree on; what the ready-made clauses say of theirs is known from the facts."""
    own = [clause for clause in clauses if clause.source in OWN_WORDS]
    found = [LawClause(clause.kind, _text(clause, facts), clause.title) for clause in own]
    return [penalty for clause in found for penalty in penalties_in(clause)]


def _text(clause: Clause, facts: Facts) -> str:
    return "\n".join(each.text for each in paragraphs(clause, facts))


def _number(value: int | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def yuan(fen: int | None) -> Decimal | None:
    """Exact: 2500050 → 25000.50."""
    return None if fen is None else Decimal(fen) / 100
