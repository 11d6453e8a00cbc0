"""Background work of contracts."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone
from django_tasks import task

from hireloop.platform.audit.actor import Actor
from hireloop.platform.background.periodic import every
from hireloop.platform.background.policy import attempts

from . import actions

ROWS_KEPT = timedelta(days=30)


@every(seconds=3600)
def put_contracts_in_force() -> int:
    """Signed contracts whose first day has come."""
    return actions.put_in_force(actor=Actor.system("drafting"))


@every(seconds=24 * 3600)
def forget_old_rows() -> int:
    """Rows of tables that were not drafted, a month after."""
    return actions.forget_old_rows(before=timezone.now() - ROWS_KEPT)


@task()
@attempts(4, timeout_s=180)
def lay_out_batch(batch_id: str) -> None:
    """Make an item of every row of a table."""
    actions.lay_out(UUID(batch_id))


@task(queue_name="analysis")
@attempts(4, timeout_s=120)
def draft_item(item_id: str) -> None:
    """Draft the contract of one row of a table."""
    actions.draft_row(UUID(item_id))
