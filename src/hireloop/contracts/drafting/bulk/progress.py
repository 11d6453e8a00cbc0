"""How far a batch of drafts is: counts by outcome, and how long it will still take at the pace so far."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count
from django.utils import timezone

from ..models import DraftBatch, DraftItem


@dataclass(frozen=True)
class DraftProgress:
    """``left`` is None before there is a pace to tell it from."""

    total: int
    done: int
    drafted: int
    failed: int
    stopped: int
    undone: int
    left: timedelta | None
    is_running: bool

    @property
    def share(self) -> int:
        return round(100 * self.done / self.total) if self.total else 0


def progress_of(batch: DraftBatch) -> DraftProgress:
    rows = batch.items.order_by().values_list("state").annotate(count=Count("id"))
    counts = dict.fromkeys(DraftItem.State.values, 0) | dict(rows)
    total = sum(counts.values()) if batch.rows_kept is None else batch.total
    waiting = counts[DraftItem.State.WAITING]
    is_running = batch.state == DraftBatch.State.RUNNING
    return DraftProgress(
        total=total,
        done=sum(counts.values()) - waiting,
        drafted=counts[DraftItem.State.DRAFTED],
        failed=counts[DraftItem.State.FAILED],
        stopped=counts[DraftItem.State.STOPPED],
        undone=counts[DraftItem.State.UNDONE],
        left=_left(batch, waiting) if is_running else None,
        is_running=is_running,
    )


def _left(batch: DraftBatch, waiting: int) -> timedelta | None:
    """What failed while the table was read was done before the batch began to run."""
    done = batch.items.filter(done_at__gte=batch.running_since).count()
    return (timezone.now() - batch.running_since) / done * waiting if done else None
