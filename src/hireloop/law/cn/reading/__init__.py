"""A Chinese labour contract, read: facts with the places that they were read from.

Rules and patterns, no model; what cannot be read stays unknown. ``read_contract`` takes a document as the engines give
it, ``read_text`` a plain text (a draft, a test).
"""

from hireloop.engines.documents import Document
from hireloop.law.cn.reading.clauses import clauses_of
from hireloop.law.cn.reading.flow import Findings, Flow
from hireloop.law.cn.reading.parties import read_parties
from hireloop.law.cn.reading.pay import read_pay
from hireloop.law.cn.reading.promises import read_promises
from hireloop.law.cn.reading.term import read_term
from hireloop.law.cn.reading.working_time import read_working_time
from hireloop.law.cn.reading.workplace import read_workplace
from hireloop.law.cn.text.penalties import penalties_in
from hireloop.law.model import ContractFacts

__all__ = ["read_contract", "read_text"]

READERS = (read_parties, read_term, read_pay, read_working_time, read_workplace, read_promises)

# Looked for in every contract: not found means that the contract does not say it.
LOOKED_FOR = frozenset(
    {
        "employer_name",
        "employer_address",
        "employer_representative",
        "employee_name",
        "employee_address",
        "employee_id_number",
        "term_kind",
        "end",
        "task",
        "job_content",
        "work_place",
        "working_time_system",
        "rest_and_leave",
        "pay",
        "pay_cycle",
        "probation_wage",
        "work_started_on",
        "social_insurance",
        "labour_protection",
        "dispatched_to",
        "overtime_hours_per_day",
        "overtime_hours_per_month",
        "overtime_rate_workday",
        "overtime_rate_rest_day",
        "overtime_rate_holiday",
        "annual_leave_days",
        "notice_by_employee",
        "notice_by_employee_in_probation",
        "notice_by_employer",
        "non_compete_pay",
        "non_compete_scope",
    }
)


def read_contract(document: Document) -> ContractFacts:
    """The facts of a document; pages are told by the page breaks in its text."""
    whole_lines = document.media_type.endswith("wordprocessingml.document")
    return facts_of(Flow.of(document.text, join_lines=not whole_lines))


def read_text(text: str) -> ContractFacts:
    return facts_of(Flow.of(text, join_lines=False))


def facts_of(flow: Flow) -> ContractFacts:
    found = Findings(flow)
    for read in READERS:
        read(found)
    clauses = clauses_of(flow)
    return ContractFacts(
        **found.values,
        clauses=clauses,
        penalties=tuple(penalty for clause in clauses for penalty in penalties_in(clause)),
        absent=LOOKED_FOR - set(found.values),
        places=found.places,
    )
