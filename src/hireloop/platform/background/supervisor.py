"""The worker's parent process: takes tasks, hands them to its children, keeps the leases, buries the dead.

It runs no task itself, so that no task can keep it from renewing the leases.
"""

import logging
import os
import secrets
import signal
import socket
import time
from dataclasses import dataclass, field
from datetime import timedelta
from multiprocessing import connection as pipes
from typing import Any

from django.db import Error as DatabaseTrouble
from django.db import connections
from django.utils import timezone

from . import clock, leases
from .child import Limits
from .clock import Turn
from .leases import Claim
from .models import QueuedTask, Worker
from .periodic import registered
from .safe_errors import SafeError
from .slots import ChildDied, Slot

logger = logging.getLogger(__name__)

SHORTEST_WAIT_S, LONGEST_WAIT_S = 0.02, 0.4
"""Between looks at the queue: short after work, longer when idle; a new task never waits longer for a free slot."""


@dataclass(frozen=True)
class WorkerOptions:
    """``slow_queues`` never fill the extra slot that is kept for short tasks and periodic work."""

    processes: int
    queues: tuple[str, ...]
    slow_queues: tuple[str, ...] = ()
    lease_s: float = 30.0
    grace_s: float = 20.0
    limits: Limits = field(default_factory=Limits)
    until_empty: bool = False


class Supervisor:
    def __init__(self, options: WorkerOptions) -> None:
        self.options = options
        self.id = f"{socket.gethostname()[:40]}:{os.getpid()}:{secrets.token_hex(3)}"
        self.lease = timedelta(seconds=options.lease_s)
        self.periodic = registered()
        self.slots = _slots(options)
        self.wait_s = SHORTEST_WAIT_S
        self.next_beat = 0.0
        self.stop_by: float | None = None

    def run(self) -> None:
        """Work until told to stop (SIGTERM, Ctrl-C), then finish what runs, or return it when that takes too long."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        clock.set_up(self.periodic)
        for slot in self.slots:
            slot.start(self.slots)
        logger.info("worker %s: %s processes, queues %s", self.id, len(self.slots), ", ".join(self.options.queues))
        try:
            while not self._is_over():
                self._go_round()
        finally:
            self._close()

    def _go_round(self) -> None:
        """Listen, look after what runs, hand out what is due. The database may be away for a while."""
        try:
            self._listen()
            self._end_overdue()
            self._beat()
            self._hand_out()
        except DatabaseTrouble as trouble:
            logger.warning("the database does not answer: %s", type(trouble).__name__)
            connections.close_all()
            time.sleep(1)

    def _stop(self, _number: int, _frame: Any) -> None:
        """The first signal asks to finish; the second not to wait any longer."""
        self.stop_by = time.monotonic() + self.options.grace_s if self.stop_by is None else time.monotonic()

    def _is_over(self) -> bool:
        is_idle = all(slot.job is None for slot in self.slots)
        if self.stop_by is not None:
            return is_idle or time.monotonic() >= self.stop_by
        return self.options.until_empty and is_idle and not self._open_tasks()

    def _open_tasks(self) -> bool:
        soon = timezone.now() + timedelta(minutes=5)
        waiting = QueuedTask.objects.filter(queue_name__in=self.options.queues, status="READY", run_after__lt=soon)
        return waiting.exists()

    def _listen(self) -> None:
        """Wait for children to speak or die, at most ``wait_s``."""
        by_connection = {slot.connection: slot for slot in self.slots if slot.connection is not None}
        for ready in pipes.wait(list(by_connection), timeout=self.wait_s):
            self._hear(by_connection[ready])  # type: ignore[index]
            self.wait_s = SHORTEST_WAIT_S

    def _hear(self, slot: Slot) -> None:
        try:
            goes_on = slot.read()
        except ChildDied as death:
            logger.warning("a child died: %s", death)
            self._bury(slot, SafeError("hireloop.platform.background.slots.ChildDied", str(death)))
        else:
            if not goes_on:
                self._restart(slot)

    def _end_overdue(self) -> None:
        for slot in self.slots:
            if slot.is_overdue() and slot.job is not None:
                limit = slot.job.timeout_s
                logger.warning("a task took longer than %s s and was ended", limit)
                self._bury(slot, SafeError("builtins.TimeoutError", f"It took longer than {limit} s and was ended."))

    def _bury(self, slot: Slot, error: SafeError) -> None:
        """Write down how the child's job ended, and start a new child."""
        job, slot.job = slot.job, None
        self._restart(slot)
        if isinstance(job, Claim):
            leases.fail(job, error)
        elif isinstance(job, Turn):
            clock.put_off(job, error)

    def _restart(self, slot: Slot) -> None:
        slot.kill()
        slot.start(self.slots)

    def _beat(self) -> None:
        """Three times in a lease: renew ours, and return what dead workers held."""
        if time.monotonic() < self.next_beat:
            return
        self.next_beat = time.monotonic() + self.options.lease_s / 3
        leases.renew(self._jobs(Claim), lease=self.lease)
        clock.renew(self._jobs(Turn), lease=self.lease)
        self._report()
        if lost := leases.return_lost():
            logger.warning("%s tasks of dead workers were returned", len(lost))

    def _jobs(self, kind: type) -> list[Any]:
        return [slot.job for slot in self.slots if isinstance(slot.job, kind)]

    def _report(self) -> None:
        Worker.objects.update_or_create(
            id=self.id,
            defaults={
                "host": socket.gethostname(),
                "pid": os.getpid(),
                "processes": len(self.slots),
                "queues": list(self.options.queues),
                "seen_at": timezone.now(),
                "is_stopping": self.stop_by is not None,
            },
        )

    def _hand_out(self) -> None:
        if self.stop_by is not None:
            self.wait_s = LONGEST_WAIT_S
            return
        handed_out = sum(self._feed(slot) for slot in self.slots if slot.job is None)
        self.wait_s = SHORTEST_WAIT_S if handed_out else min(self.wait_s * 1.5, LONGEST_WAIT_S)

    def _feed(self, slot: Slot) -> bool:
        job: Claim | Turn | None = None
        if slot.takes_turns:
            job = clock.take_turn(self.periodic, lease=self.lease)
        job = job or leases.claim_next(slot.queues, worker_id=self.id, lease=self.lease)
        if job is not None:
            slot.hand_over(job)
        return job is not None

    def _close(self) -> None:
        """Return what is unfinished, end the children, sign off."""
        for slot in self.slots:
            if slot.job is None:
                slot.say_goodbye()
            else:
                slot.kill()
                (leases if isinstance(slot.job, Claim) else clock).give_back(slot.job)
        Worker.objects.filter(id=self.id).delete()
        logger.info("worker %s: ended", self.id)


def _slots(options: WorkerOptions) -> list[Slot]:
    """The extra slot comes first, so that it takes what the others need not."""
    quick = tuple(queue for queue in options.queues if queue not in options.slow_queues)
    general = [Slot(options.queues, takes_turns=False, limits=options.limits) for _ in range(options.processes)]
    return [Slot(quick, takes_turns=True, limits=options.limits), *general] if quick else general
