"""Processes that run heavy steps, so that a crash inside a native library ends a step and not the caller.

They are programs of their own rather than forks, stay warm for the next answer, and end by
themselves when idle or when the caller is gone.
"""

import atexit
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from multiprocessing.connection import Connection
from socket import socketpair
from typing import Any

from hireloop.engines.errors import EngineFailed
from hireloop.kernel.errors import N_, HireloopError

# A step that has nothing to tell for so long hangs.
STALLED_S = 180.0
CLOSING_S = 2.0


class StepProcess:
    """One process that runs one step at a time; started when first needed, and again after a crash."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._connection: Connection | None = None

    def run(
        self,
        function: Callable[..., Any],
        arguments: Mapping[str, Any],
        *,
        what: str,
        on_progress: Callable[[int], None],
        stalled_s: float = STALLED_S,
    ) -> Any:
        """The function's result. Its HireloopErrors are raised here; a crash or a hang is EngineFailed."""
        with self._lock:
            connection = self._ready()
            try:
                connection.send((function, dict(arguments)))
                return self._answer(connection, what, on_progress, stalled_s)
            except (EOFError, OSError) as error:
                raise EngineFailed(
                    N_("The step “%(what)s” ended unexpectedly (%(how)s). Nothing is lost: try again."),
                    what=what,
                    how=self._end(),
                ) from error
            except BaseException as error:
                if not isinstance(error, HireloopError):
                    self._end()
                raise

    def _answer(self, connection: Connection, what: str, on_progress: Callable[[int], None], stalled_s: float) -> Any:
        while True:
            if not connection.poll(stalled_s):
                self._end()
                raise EngineFailed(
                    N_("The step “%(what)s” did not move for %(seconds)d seconds and was stopped."),
                    what=what,
                    seconds=int(stalled_s),
                )
            kind, value = connection.recv()
            if kind == "progress":
                on_progress(value)
            elif kind == "done":
                return value
            else:
                raise value

    def _ready(self) -> Connection:
        if self._process and self._connection and self._process.poll() is None:
            return self._connection
        self._end()
        ours, theirs = socketpair()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 (our own program)
                [sys.executable, "-m", "hireloop.analysis.flow_steps.process_main", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=None if os.environ.get("HIRELOOP_DEBUG") else subprocess.DEVNULL,
                env={**os.environ, **ONE_CORE},
            )
        self._connection = Connection(ours.detach())
        return self._connection

    def start(self) -> None:
        """Start it, if it is not running, without waiting for it."""
        with self._lock:
            self._ready()

    def close(self) -> None:
        with self._lock:
            self._end()

    def _end(self) -> str:
        """End the process; how it ended, for a message."""
        process, connection = self._process, self._connection
        self._process = self._connection = None
        if connection:
            connection.close()
        if process is None:
            return "not started"
        try:
            code = process.wait(timeout=CLOSING_S if process.poll() is None else 0)
        except subprocess.TimeoutExpired:
            process.kill()
            code = process.wait()
        return f"signal {-code}" if code < 0 else f"exit code {code}"

    def memory_kib(self) -> int:
        """Peak resident memory so far; 0 where it is not running or the system does not say."""
        if self._process is None or self._process.poll() is not None:
            return 0
        return peak_memory_kib(self._process.pid)


# Two processes share two cores: threads inside them would only wait for each other.
ONE_CORE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def peak_memory_kib(pid: int) -> int:
    try:
        with open(f"/proc/{pid}/status", encoding="ascii") as status:
            line = next((line for line in status if line.startswith("VmHWM:")), "VmHWM: 0")
    except OSError:
        return 0
    return int(line.split()[1])


_processes: dict[tuple[int, str], StepProcess] = {}
_processes_lock = threading.Lock()


def process_for(place: str) -> StepProcess:
    """The process of this caller for a place; a caller that was forked gets its own."""
    with _processes_lock:
        return _processes.setdefault((os.getpid(), place), StepProcess())


def close_processes() -> None:
    """End those of this caller."""
    with _processes_lock:
        own = [key for key in _processes if key[0] == os.getpid()]
        closing = [_processes.pop(key) for key in own]
    for process in closing:
        process.close()


def peak_memories_kib() -> dict[str, int]:
    """Of each running process of this caller, by place."""
    return {place: process.memory_kib() for (pid, place), process in _processes.items() if pid == os.getpid()}


atexit.register(close_processes)
