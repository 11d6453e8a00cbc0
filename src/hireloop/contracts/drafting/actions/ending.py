"""What becomes of a contract that is not signed, and of one that is."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hireloop.kernel.errors import BadInput
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor

from ..events import ContractCancelled, ContractEnded, ContractInForce, ContractsExported
from ..models import Contract
from ..states import Status
from .steps import locked, move


@transaction.atomic
def cancel(contract: Contract, *, reason: str, actor: Actor) -> Contract:
    """Give up a contract that is not signed yet."""
    if not reason.strip():
        raise BadInput(_("Say in a few words why."), code="cancel_reason")
    contract = locked(contract)
    move(contract, Status.CANCELLED)
    event = ContractCancelled(contract.id)
    record(event, actor=actor, person=contract.person, subject=contract, reason=reason.strip())
    return contract


@transaction.atomic
def end(contract: Contract, *, ended_on: date, actor: Actor, reason: str = "") -> Contract:
    """The contract has come to its end, or was ended."""
    contract = locked(contract)
    contract.ended_on = ended_on
    move(contract, Status.ENDED)
    event = ContractEnded(contract.id, contract.person_id)
    record(event, actor=actor, person=contract.person, subject=contract, reason=reason)
    return contract


def put_in_force(*, today: date | None = None, actor: Actor) -> int:
    """Every signed contract whose first day has come; answers how many."""
    today = today or timezone.localdate()
    due = Contract.objects.filter(status=Status.SIGNED, start_on__lte=today).values_list("pk", flat=True)
    return sum(_put_in_force(contract_id, actor=actor) for contract_id in list(due[:500]))


@transaction.atomic
def _put_in_force(contract_id: UUID, *, actor: Actor) -> bool:
    contract = Contract.objects.select_for_update(of=("self",)).select_related("person").get(pk=contract_id)
    if contract.status != Status.SIGNED:
        return False
    move(contract, Status.IN_FORCE)
    event = ContractInForce(contract.id, contract.person_id)
    record(event, actor=actor, person=contract.person, subject=contract)
    return True


def note_export(count: int, *, file_format: str, actor: Actor) -> None:
    record(ContractsExported(count, file_format), actor=actor)
