"""What several actions do: hold the row, move it on."""

from django.utils import timezone
from django.utils.translation import gettext as _

from hireloop.kernel.errors import Conflict

from ..models import Contract
from ..states import Status, check_move


def locked(contract: Contract) -> Contract:
    """The row as it is now, held until the transaction ends."""
    rows = Contract.objects.select_for_update(of=("self",)).select_related("person", "employer", "department")
    return rows.get(pk=contract.pk)


def move(contract: Contract, status: Status) -> None:
    check_move(contract.status, status)
    contract.status, contract.status_since = status, timezone.now()
    contract.save(update_fields=["status", "status_since", "signed_on", "ended_on", "updated_at"])


def check_is_draft(contract: Contract) -> None:
    if not contract.is_draft:
        raise Conflict(
            _("This contract is “%(status)s” now and can no longer be edited. Make it a draft again first.")
            % {"status": contract.get_status_display()},
            code="not_a_draft",
        )
