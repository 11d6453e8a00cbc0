"""One place in a worker where a task can run: a child process, and what it is doing."""

import multiprocessing
import os
import signal
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess

from django.db import connections

from .child import DONE, Job, Limits, serve

LONGEST_GOODBYE_S = 2.0

_fork = multiprocessing.get_context("fork")


class ChildDied(Exception):
    """The child ended while it had a job."""


@dataclass
class Slot:
    """``queues``: what it may run. ``takes_turns``: whether it runs periodic work."""

    queues: tuple[str, ...]
    takes_turns: bool
    limits: Limits
    job: Job | None = None
    deadline: float = field(default=0.0)
    process: ForkProcess | None = None
    connection: Connection | None = None

    def start(self, others: Iterable["Slot"]) -> None:
        """Fork a child. Database connections must not be shared with it, so they are closed before."""
        connections.close_all()
        self.connection, theirs = _fork.Pipe()
        inherited = [slot.connection for slot in others if slot.connection is not None]
        self.process = _fork.Process(target=serve, args=(theirs, inherited, os.getpid(), self.limits))
        self.process.start()
        theirs.close()

    def hand_over(self, job: Job) -> None:
        assert self.connection is not None
        self.job = job
        self.deadline = time.monotonic() + job.timeout_s
        with suppress(BrokenPipeError):  # it died just now: heard as its death at the next reading
            self.connection.send(job)

    def is_overdue(self) -> bool:
        return self.job is not None and time.monotonic() > self.deadline

    def read(self) -> bool:
        """Take the child's word that the job is done; whether it goes on. ChildDied when it is gone."""
        assert self.connection is not None
        try:
            word = self.connection.recv()
        except (EOFError, ConnectionResetError) as error:
            raise ChildDied(self.last_words()) from error
        self.job = None
        return word == DONE

    def last_words(self) -> str:
        assert self.process is not None
        self.process.join(LONGEST_GOODBYE_S)
        code = self.process.exitcode
        if code is not None and code < 0:
            return f"The process was ended by {signal.Signals(-code).name}."
        return f"The process ended with exit code {code}."

    def say_goodbye(self) -> None:
        """Let an idle child end; it ends when its connection is closed."""
        if self.connection is not None:
            self.connection.close()
            self.connection = None
        if self.process is not None:
            self.process.join(LONGEST_GOODBYE_S)
        self.kill()

    def kill(self) -> None:
        """End the child and every process it started."""
        if self.process is None or self.process.pid is None:
            return
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        with suppress(ProcessLookupError):
            self.process.kill()
        self.process.join()
        self.process = None
        if self.connection is not None:
            self.connection.close()
            self.connection = None
