"""Reads of endings."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from hireloop.contracts.drafting import queries as drafting
from hireloop.contracts.drafting.models import Contract
from hireloop.contracts.drafting.states import Status
from hireloop.kernel.errors import N_, NotFound
from hireloop.platform.accounts.access import can
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.names import Named

from .models import EndingCase, EndingStatus

RUNNING = (Status.SIGNED, Status.IN_FORCE)


def visible_to(user: User) -> QuerySet[EndingCase]:
    if not can(user, "ending.view"):
        return EndingCase.objects.none()
    visible = EndingCase.objects.filter(contract__in=drafting.visible_to(user))
    return visible.select_related("contract__person", "contract__employer", "certificate", "recorded_by")


def visible_case(user: User, case_id: UUID) -> EndingCase:
    found = visible_to(user).filter(pk=case_id).first()
    if found is None:
        raise NotFound(N_("There is no such ending, or you may not see it."))
    return found


def visible_contract(user: User, contract_id: UUID) -> Contract:
    """A running contract that may be ended."""
    rows = drafting.visible_to(user).filter(status__in=RUNNING)
    found = rows.select_related("person", "employer", "department").filter(pk=contract_id).first()
    if found is None or not can(user, "ending.view"):
        raise NotFound(N_("There is no such running contract, or you may not see it."))
    return found


def case_of(contract: Contract) -> EndingCase | None:
    return contract.endings.exclude(status=EndingStatus.CALLED_OFF).first()


def first_day(contract: Contract) -> date | None:
    """Of all contracts in a row with the same employer, no more than a month apart."""
    found: date | None = None
    last: date | None = None
    for each in drafting.concluded_with(contract.person, contract.employer_id):
        if each.start_on is None or (contract.start_on and each.start_on > contract.start_on):
            continue
        has_broken = last is not None and (each.start_on - last).days > 31
        found = each.start_on if found is None or has_broken else found
        last = each.ended_on or each.end_on
    return found or contract.start_on


def due_today() -> QuerySet[EndingCase]:
    """Planned endings whose last day is over."""
    over = EndingCase.objects.filter(status=EndingStatus.PLANNED, ends_on__lt=timezone.localdate())
    return over.select_related("contract__person", "contract__employer")


def names(ids: set[str]) -> dict[str, Named]:
    """How the audit trail calls endings."""
    found = EndingCase.objects.filter(pk__in=ids).select_related("contract__person")
    return {str(each.pk): Named(str(each), reverse("ending:case", args=[each.pk])) for each in found}
