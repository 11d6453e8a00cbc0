"""From the accepted offer to the first day, and to the last.

offer accepted → papers are asked for, IT and office get their tasks
→ contract signed by both → the employee's record, filled in from the contract (a renewal: the record goes on under it)
→ hired → the onboarding belongs to the employee, its days follow the contract's first day
→ the application ends, or the offer is taken back: the onboarding is called off
→ the contract has ended → so has the employment, unless another one follows
"""

from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from hireloop.contracts.drafting.events import ContractEnded, ContractSigned
from hireloop.contracts.drafting.models import Contract
from hireloop.contracts.drafting.queries import current_version
from hireloop.contracts.drafting.states import Status
from hireloop.contracts.terms.facts import Facts
from hireloop.people.employees import actions as employees
from hireloop.people.employees.events import EmployeeHired
from hireloop.people.employees.models import RUNNING, Employee
from hireloop.people.employees.terms import HireTerms
from hireloop.people.onboarding import actions as onboarding
from hireloop.people.onboarding.models import Onboarding, OnboardingStatus
from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.handlers import handles
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.directory.models import Department, Employer, Person
from hireloop.recruiting.applications.events import ApplicationRejected, ApplicationWithdrawn
from hireloop.recruiting.offers.events import OfferAccepted
from hireloop.recruiting.offers.models import Offer
from hireloop.recruiting.offers.queries import terms_of

FLOW = Actor.system("flows.onboard")
A_GAP = timedelta(days=31)
"""A contract that begins within a month of the last one's end goes on with the employment."""


@handles(OfferAccepted)
def ask_for_the_papers(event: OfferAccepted, row: AuditRow) -> None:
    terms = terms_of(event.offer_id)
    newcomer = onboarding.Newcomer(
        person=Person.objects.get(pk=terms.person_id),
        title=terms.title,
        starts_on=terms.start_on,
        employer=Employer.objects.get(pk=terms.employer_id),
        department=Department.objects.filter(pk=terms.department_id).first() if terms.department_id else None,
        work_place=terms.place,
        language="zh-hans" if terms.language == "zh" else "en",
        offer_id=terms.offer_id,
    )
    if newcomer.person.email:
        onboarding.start(newcomer, actor=FLOW)


@handles(ContractSigned)
def keep_the_employee(event: ContractSigned, row: AuditRow) -> None:
    contract = _contract(event.contract_id)
    terms = terms_from(contract, current_version(contract).facts)
    running = Employee.objects.filter(person=contract.person, employer=contract.employer, status__in=RUNNING).first()
    if running is not None and running.contract_id != contract.pk:
        employees.continue_under(running, terms, actor=FLOW)
    else:
        employees.hire(terms, actor=FLOW)


def terms_from(contract: Contract, facts: Facts) -> HireTerms:
    """Everything that the contract says of the employment."""
    pay = {
        "base_fen": facts.base_fen,
        "allowances": [{"label": each.name, "fen": each.fen} for each in facts.allowances],
        "bonus": facts.bonus,
    }
    assert facts.start_on is not None
    return HireTerms(
        person=contract.person,
        employer=contract.employer,
        title=contract.title,
        starts_on=facts.start_on,
        department=contract.department,
        probation_ends_on=facts.probation_end,
        term_kind=facts.term_kind,
        contract_ends_on=facts.end_on if facts.term_kind == "fixed" else None,
        work_place=facts.work_place,
        working_time=facts.working_time,
        pay=pay if facts.base_fen is not None else {},
        offer_id=contract.offer_id,
        contract_id=contract.pk,
    )


@handles(EmployeeHired)
def join_the_onboarding(event: EmployeeHired, row: AuditRow) -> None:
    onboarding.join_employee(Employee.objects.get(pk=event.employee_id), actor=FLOW)


@handles(ApplicationWithdrawn, ApplicationRejected)
def call_the_onboarding_off(event: ApplicationWithdrawn | ApplicationRejected, row: AuditRow) -> None:
    offers = Offer.objects.filter(application_id=event.application_id).values("pk")
    for found in Onboarding.objects.filter(offer_id__in=offers, status=OnboardingStatus.OPEN, employee=None):
        onboarding.cancel(found, actor=FLOW, reason=_("The application has ended."))


@handles(ContractEnded)
def end_the_employment(event: ContractEnded, row: AuditRow) -> None:
    contract = _contract(event.contract_id)
    employee = Employee.objects.filter(contract_id=contract.pk, status__in=RUNNING).first()
    if employee is None or contract.ended_on is None or _is_followed(contract):
        return
    employees.end_employment(
        employee, on=contract.ended_on, reason=row.reason or _("The labour contract has ended."), actor=FLOW
    )


def _is_followed(contract: Contract) -> bool:
    """Whether the employment goes on under a newer contract."""
    assert contract.ended_on is not None
    newer = Contract.objects.filter(person=contract.person, employer=contract.employer).exclude(pk=contract.pk)
    signed = newer.filter(status__in=[Status.SIGNED, Status.IN_FORCE], start_on__gt=contract.start_on)
    return signed.filter(start_on__lte=contract.ended_on + A_GAP).exists()


def _contract(contract_id: UUID) -> Contract:
    return Contract.objects.select_related("person", "employer", "department").get(pk=contract_id)
