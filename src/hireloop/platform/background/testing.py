"""For tests: do in this process what a worker would do."""

from datetime import timedelta

from . import execution, leases
from .models import QueuedTask
from .periodic import Periodic, registered

MOST_ROUNDS = 100
COMES_SOON_S = 60


def run_all(*, raising: bool = True, periodic: bool = True) -> int:
    """Run everything that is due until nothing is left; how many tasks ran.

    Periodic work that comes at least once a minute (the delivery of audit rows) runs in each round.
    With ``raising`` the first error comes out; without, it is written to the task, as in a worker.
    """
    ran = 0
    for _round in range(MOST_ROUNDS):
        did = sum(bool(work.function()) for work in _frequent()) if periodic else 0
        tasks = _run_due(raising=raising)
        ran += tasks
        if not did and not tasks:
            return ran
    raise AssertionError(f"tasks or periodic work were still due after {MOST_ROUNDS} rounds")


def _frequent() -> list[Periodic]:
    return [work for work in registered().values() if work.seconds <= COMES_SOON_S]


def _run_due(*, raising: bool) -> int:
    ran = 0
    queues = set(QueuedTask.objects.values_list("queue_name", flat=True))
    while claim := leases.claim_next(queues, worker_id="test", lease=timedelta(minutes=10)):
        error = execution.run(claim)
        ran += 1
        if error is not None and raising:
            raise error
    return ran
