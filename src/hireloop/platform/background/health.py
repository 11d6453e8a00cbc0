"""Is this installation well? For the load balancer, and for whoever asks why nothing happens."""

from dataclasses import asdict, dataclass
from datetime import timedelta

from django.db import Error as DatabaseTrouble
from django.utils import timezone

from . import queries

WAITS_TOO_LONG = timedelta(minutes=5)


@dataclass(frozen=True)
class Health:
    """``status``: "ok"; "degraded" (pages work, background work does not keep up); "failing"."""

    status: str
    database: bool
    workers: int
    oldest_task_waits_s: int

    @property
    def http_status(self) -> int:
        return 503 if self.status == "failing" else 200

    def as_dict(self) -> dict[str, object]:
        return asdict(self)


def health() -> Health:
    try:
        workers = queries.workers_alive().count()
        oldest = queries.queue_state().oldest_due_at
    except DatabaseTrouble:
        return Health("failing", database=False, workers=0, oldest_task_waits_s=0)
    waits = timezone.now() - oldest if oldest else timedelta()
    keeps_up = workers > 0 and waits < WAITS_TOO_LONG
    return Health(
        "ok" if keeps_up else "degraded", database=True, workers=workers, oldest_task_waits_s=int(waits.total_seconds())
    )
