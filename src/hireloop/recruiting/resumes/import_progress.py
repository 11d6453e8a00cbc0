"""How far an import is: counts by outcome, and how long it will still take at the pace so far."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count
from django.utils import timezone

from .models import DuplicatePair, ImportBatch, ImportItem


@dataclass(frozen=True)
class ImportProgress:
    """``left`` is None before there is a pace to tell it from."""

    total: int
    done: int
    added: int
    renewed: int
    repeated: int
    failed: int
    cancelled: int
    pairs: int
    left: timedelta | None
    is_running: bool

    @property
    def share(self) -> int:
        return round(100 * self.done / self.total) if self.total else 0

    @property
    def has_files_to_retry(self) -> bool:
        return bool(self.failed or self.cancelled)


def progress_of(batch: ImportBatch) -> ImportProgress:
    rows = batch.items.order_by().values_list("state").annotate(count=Count("id"))
    counts = dict.fromkeys(ImportItem.State.values, 0) | dict(rows)
    total = sum(counts.values())
    waiting = counts[ImportItem.State.WAITING]
    is_running = batch.state in {ImportBatch.State.UNPACKING, ImportBatch.State.RUNNING}
    return ImportProgress(
        total=total,
        done=total - waiting,
        added=counts[ImportItem.State.ADDED],
        renewed=counts[ImportItem.State.RENEWED],
        repeated=counts[ImportItem.State.REPEATED],
        failed=counts[ImportItem.State.FAILED],
        cancelled=counts[ImportItem.State.CANCELLED],
        pairs=_pairs_of(batch),
        left=_left(batch, waiting) if is_running else None,
        is_running=is_running,
    )


def _left(batch: ImportBatch, waiting: int) -> timedelta | None:
    if batch.running_since is None:
        return None
    done = batch.items.filter(done_at__gte=batch.running_since).count()
    if not done:
        return None
    return (timezone.now() - batch.running_since) / done * waiting


def _pairs_of(batch: ImportBatch) -> int:
    """Likely duplicates among the people who came by this import."""
    people = batch.items.exclude(person=None).values("person_id")
    still_open = DuplicatePair.objects.filter(state=DuplicatePair.State.OPEN)
    return (still_open.filter(first__in=people) | still_open.filter(second__in=people)).distinct().count()
