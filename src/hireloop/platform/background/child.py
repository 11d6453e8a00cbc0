"""The process that runs tasks, one after another, as its parent hands them over.

It can be killed at any moment: what counts is written to the database only.
"""

import ctypes
import os
import resource
import signal
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from django.db import close_old_connections, connections, reset_queries
from django.utils import timezone, translation

from . import clock, execution
from .clock import Turn
from .leases import Claim

Job = Claim | Turn
PR_SET_PDEATHSIG = 1
DONE, RETIRING = "done", "retiring"


@dataclass(frozen=True)
class Limits:
    """After a job that leaves the process bigger or older than this, it makes room for a fresh one."""

    memory_mb: int = 1024
    jobs: int = 500


def serve(connection: Connection, inherited: Iterable[Connection], parent_pid: int, limits: Limits) -> None:
    """Run what comes down the connection until it is closed."""
    for other in inherited:
        other.close()
    _stand_alone(parent_pid)
    connections.close_all()
    for count in range(1, limits.jobs + 1):
        try:
            job = connection.recv()
        except EOFError:
            return
        run_job(job)
        is_last = count == limits.jobs or memory_mb() > limits.memory_mb
        connection.send(RETIRING if is_last else DONE)
        if is_last:
            return


def run_job(job: Job) -> None:
    close_old_connections()
    reset_queries()
    translation.deactivate()
    timezone.deactivate()
    if isinstance(job, Claim):
        execution.run(job)
    else:
        clock.run(job)
    close_old_connections()


def memory_mb() -> float:
    """Resident memory of this process now (where the system does not tell, the most it ever was)."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _stand_alone(parent_pid: int) -> None:
    """A process group of its own, so that the parent can end it with all that it starts; end with the parent.

    The handlers do nothing rather than ignore: an ignored signal would stay ignored in programs started here.
    """
    os.setpgid(0, 0)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: None)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent_pid:
        os._exit(1)
