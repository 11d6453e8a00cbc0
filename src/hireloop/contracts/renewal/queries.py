"""Reads about contracts that come to their end."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from hireloop.contracts.drafting import queries as drafting
from hireloop.contracts.drafting.models import Contract
from hireloop.contracts.drafting.states import Status
from hireloop.kernel.errors import N_, NotFound
from hireloop.platform.accounts.access import can
from hireloop.platform.accounts.models import User

from .models import Choice

RUNNING = (Status.SIGNED, Status.IN_FORCE)
SHOWN_DAYS = 90


def ending_contracts(*, within_days: int = SHOWN_DAYS) -> QuerySet[Contract]:
    """Running contracts with an end within so many days, overdue ones too, that no newer contract follows."""
    until = timezone.localdate() + timedelta(days=within_days)
    rows = Contract.objects.filter(status__in=RUNNING, end_on__isnull=False, end_on__lte=until)
    followed = Q(renewals__status__in=[Status.SIGNED, Status.IN_FORCE])
    return rows.exclude(followed).select_related("person", "employer", "department", "renewal")


def visible_to(user: User, *, within_days: int = SHOWN_DAYS) -> QuerySet[Contract]:
    if not can(user, "renewal.view"):
        return Contract.objects.none()
    return ending_contracts(within_days=within_days).filter(pk__in=drafting.visible_to(user).values("pk"))


def visible_contract(user: User, contract_id: UUID) -> Contract:
    """A contract whose renewal may be decided: it runs and has an end, however far away."""
    rows = drafting.visible_to(user).filter(status__in=RUNNING, end_on__isnull=False)
    found = rows.select_related("person", "employer", "department").filter(pk=contract_id).first()
    if found is None or not can(user, "renewal.view"):
        raise NotFound(N_("There is no such contract that comes to an end, or you may not see it."))
    return found


def with_decision(contracts: QuerySet[Contract], choice: str) -> QuerySet[Contract]:
    """Nothing written down means that nothing is decided."""
    if choice == Choice.OPEN:
        return contracts.filter(Q(renewal=None) | Q(renewal__choice=Choice.OPEN))
    return contracts.filter(renewal__choice=choice)


def undecided(user: User) -> QuerySet[Contract]:
    return with_decision(visible_to(user), Choice.OPEN).order_by("end_on")


def days_left(contract: Contract) -> int:
    assert contract.end_on is not None
    return (contract.end_on - timezone.localdate()).days


def as_dict(contract: Contract) -> dict[str, Any]:
    """For the API."""
    renewal = getattr(contract, "renewal", None)
    return {
        "contract_id": contract.pk,
        "person_id": contract.person_id,
        "name": contract.person.name,
        "title": contract.title,
        "end_on": contract.end_on,
        "days_left": days_left(contract),
        "decision": renewal.choice if renewal else Choice.OPEN,
    }
