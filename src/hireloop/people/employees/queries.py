"""Reads of employees."""

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from hireloop.kernel.errors import N_, NotFound
from hireloop.kernel.money import yuan_text
from hireloop.platform.accounts.access import can
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.names import Named

from .models import RUNNING, Employee


def visible_to(user: User) -> QuerySet[Employee]:
    """All for those who may see employees; nobody else sees any."""
    return Employee.objects.all() if can(user, "employees.view") else Employee.objects.none()


def visible_employee(user: User, employee_id: UUID) -> Employee:
    found = visible_to(user).select_related("person", "employer", "department").filter(pk=employee_id).first()
    if found is None:
        raise NotFound(N_("There is no such employee, or you may not see them."))
    return found


def people_visible_to(user: User) -> Q:
    """For the directory: the people who are employees."""
    return Q(pk__in=visible_to(user).values("person_id"))


def employments_of(person_id: UUID) -> QuerySet[Employee]:
    return Employee.objects.filter(person_id=person_id).select_related("employer", "department")


def running_employment(person_id: UUID) -> Employee | None:
    return employments_of(person_id).filter(status__in=RUNNING).first()


def pay_total_fen(pay: dict[str, Any] | None) -> int | None:
    """Base and allowances a month."""
    if not pay or pay.get("base_fen") is None:
        return None
    return int(pay["base_fen"]) + sum(int(each["fen"]) for each in pay.get("allowances", ()))


def pay_lines(pay: dict[str, Any] | None) -> list[tuple[str, str]]:
    """What is paid, in words and amounts, the sum last."""
    total = pay_total_fen(pay)
    if pay is None or total is None:
        return []
    lines = [(_("Base pay a month"), int(pay["base_fen"]))]
    lines += [(each["label"], int(each["fen"])) for each in pay.get("allowances", ())]
    said = [(label, f"¥{yuan_text(fen)}") for label, fen in lines]
    bonus = [(_("Bonus"), str(pay["bonus"]))] if pay.get("bonus") else []
    return [*said, *bonus, (_("Together a month"), f"¥{yuan_text(total)}")]


def as_dict(employee: Employee) -> dict[str, Any]:
    """For the API; pay is not in it."""
    return {
        "id": employee.pk,
        "person_id": employee.person_id,
        "name": employee.person.name,
        "number": employee.number,
        "title": employee.title,
        "employer": employee.employer.name,
        "department": employee.department.name if employee.department else None,
        "status": employee.status,
        "starts_on": employee.starts_on,
        "probation_ends_on": employee.probation_ends_on,
        "term_kind": employee.term_kind,
        "contract_ends_on": employee.contract_ends_on,
        "left_on": employee.left_on,
    }


def names(ids: set[str]) -> dict[str, Named]:
    """How the audit trail calls employees."""
    found = Employee.objects.filter(pk__in=ids).select_related("person")
    return {str(each.pk): Named(str(each), reverse("employees:employee", args=[each.pk])) for each in found}
