"""The only writer of employees."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from hireloop.kernel.errors import N_, BadInput, Conflict
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.models import Employer

from .events import EmployeeChanged, EmployeeHired, EmploymentEnded, EmploymentStarted
from .models import RUNNING, Employee, EmployeeStatus
from .terms import HireTerms

CHANGEABLE = ("number", "title", "department", "work_place", "working_time", "probation_ends_on")


@transaction.atomic
def hire(terms: HireTerms, *, actor: Actor) -> Employee:
    """The employee that a signed contract makes; the same one when the contract is handed over again.

    Raises Conflict where the person is employed there already under another contract.
    """
    employer = Employer.objects.select_for_update().get(pk=terms.employer.pk)
    if terms.contract_id and (known := Employee.objects.filter(contract_id=terms.contract_id).first()):
        return known
    if Employee.objects.filter(person=terms.person, employer=employer, status__in=RUNNING).exists():
        raise Conflict(N_("This person is employed there already."), code="already_employed")
    has_started = terms.starts_on <= timezone.localdate()
    employee = Employee.objects.create(
        person=terms.person,
        employer=employer,
        department=terms.department,
        number=next_number(employer, terms.starts_on),
        title=terms.title,
        status=EmployeeStatus.ACTIVE if has_started else EmployeeStatus.UPCOMING,
        starts_on=terms.starts_on,
        probation_ends_on=terms.probation_ends_on,
        term_kind=terms.term_kind,
        contract_ends_on=terms.contract_ends_on,
        work_place=terms.work_place,
        working_time=terms.working_time,
        pay=terms.pay or None,
        offer_id=terms.offer_id,
        contract_id=terms.contract_id,
    )
    record(EmployeeHired(employee.id), actor=actor, person=terms.person, subject=employee)
    if has_started:
        record(EmploymentStarted(employee.id), actor=actor, person=terms.person, subject=employee)
    return employee


@transaction.atomic
def continue_under(employee: Employee, terms: HireTerms, *, actor: Actor) -> Employee:
    """The next contract of somebody who is employed already: the record goes on under it."""
    employee = _locked(employee)
    if employee.contract_id == terms.contract_id:
        return employee
    names = ("title", "department", "term_kind", "contract_ends_on", "work_place", "working_time")
    changed = {
        name: (_said(getattr(employee, name)), _said(getattr(terms, name)))
        for name in names
        if getattr(employee, name) != getattr(terms, name)
    }
    for name in names:
        setattr(employee, name, getattr(terms, name))
    employee.pay, employee.contract_id = terms.pay or employee.pay, terms.contract_id
    employee.save()
    event = EmployeeChanged(employee.id)
    record(event, actor=actor, person=employee.person_id, subject=employee, changes=changed)
    return employee


def next_number(employer: Employer, starts_on: date) -> str:
    """The year and a running number of four digits: "2026-0012"."""
    year = f"{starts_on.year}-"
    taken = Employee.objects.filter(employer=employer, number__startswith=year).values_list("number", flat=True)
    last = max((int(tail) for number in taken if (tail := number.removeprefix(year)).isdecimal()), default=0)
    return f"{year}{last + 1:04}"


@transaction.atomic
def change_employee(employee: Employee, *, actor: Actor, reason: str = "", **changes: Any) -> Employee:
    """Set any of number, title, department, work_place, working_time, probation_ends_on."""
    employee = _locked(employee)
    unknown = changes.keys() - set(CHANGEABLE)
    assert not unknown, unknown
    changed = {
        name: (_said(getattr(employee, name)), _said(new))
        for name, new in changes.items()
        if getattr(employee, name) != new
    }
    if not changed:
        return employee
    if "number" in changed:
        _check_number(employee, str(changes["number"]))
    for name in changed:
        setattr(employee, name, changes[name])
    employee.save()
    event = EmployeeChanged(employee.id)
    record(event, actor=actor, person=employee.person_id, subject=employee, changes=changed, reason=reason)
    return employee


@transaction.atomic
def start_work(employee: Employee, *, actor: Actor) -> Employee:
    """The first day has come."""
    employee = _locked(employee)
    if employee.status != EmployeeStatus.UPCOMING:
        return employee
    employee.status = EmployeeStatus.ACTIVE
    employee.save()
    record(EmploymentStarted(employee.id), actor=actor, person=employee.person_id, subject=employee)
    return employee


@transaction.atomic
def end_employment(employee: Employee, *, on: date, reason: str, actor: Actor) -> Employee:
    """Write down the last day and why; the record stays."""
    employee = _locked(employee)
    if employee.status == EmployeeStatus.LEFT:
        raise Conflict(N_("This employment has ended already."), code="already_left")
    if on < employee.starts_on:
        raise BadInput(N_("The last day cannot be before the first one."), code="bad_date")
    if not reason.strip():
        raise BadInput(N_("Say why the employment ends."), code="no_reason")
    employee.status, employee.left_on, employee.left_reason = EmployeeStatus.LEFT, on, reason.strip()
    employee.save()
    record(EmploymentEnded(employee.id), actor=actor, person=employee.person_id, subject=employee)
    return employee


def _locked(employee: Employee) -> Employee:
    return Employee.objects.select_for_update(of=("self",)).select_related("person", "department").get(pk=employee.pk)


def _check_number(employee: Employee, number: str) -> None:
    others = Employee.objects.filter(employer=employee.employer_id, number=number).exclude(pk=employee.pk)
    if others.exists():
        raise Conflict(N_("Another employee has the number %(number)s."), code="number_taken", number=number)


def _said(value: Any) -> str | None:
    return None if value is None else str(value)
