"""Run heavy engines in a process of their own, so that a crash in a native library takes nothing else down.

``run_in_worker`` for one answer; a ``WarmWorker`` where models should stay loaded for many.
"""

import contextlib
import os
import pickle
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, Self, TypeVar

from hireloop.kernel.errors import N_, HireloopError

from .errors import EngineFailed

Answer = TypeVar("Answer")
OnProgress = Callable[..., None]

LAST_WORDS = 400
FAREWELL_S = 2.0


def run_in_worker(
    function: Callable[..., Answer],
    *args: Any,
    timeout_s: float,
    what: str,
    on_progress: OnProgress | None = None,
) -> Answer:
    """``function(*args)``, computed in a fresh process.

    ``function``, arguments and answer must pickle. With ``on_progress`` the function gets a keyword
    argument of that name, and what it tells it is told here. ``what`` names the work in messages.
    Raises the function's own HireloopError; EngineFailed where it crashes or takes longer than ``timeout_s``.
    """
    with WarmWorker() as worker:
        return worker.run(function, *args, timeout_s=timeout_s, what=what, on_progress=on_progress)


class WarmWorker:
    """A process that answers one call after another and keeps what it has loaded.

    Starts at the first call, and again after a crash. Safe to share between threads; calls queue.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._child: Child | None = None

    def run(
        self,
        function: Callable[..., Answer],
        *args: Any,
        timeout_s: float,
        what: str,
        on_progress: OnProgress | None = None,
    ) -> Answer:
        """As ``run_in_worker``."""
        with self._lock:
            deadline = time.monotonic() + timeout_s
            child = self._child = self._child if self._child and self._child.is_alive() else Child()
            try:
                child.connection.send_bytes(pickle.dumps((function, args, on_progress is not None)))
                return self._answer(child, deadline=deadline, what=what, on_progress=on_progress)
            except (EOFError, ConnectionError) as error:
                raise crashed(child, what) from error
            except BaseException:
                # Half an answer may still be on its way: the next call must not get it.
                self._drop()
                raise

    def _answer(self, child: "Child", *, deadline: float, what: str, on_progress: OnProgress | None) -> Any:
        while True:
            if not child.connection.poll(max(0.0, deadline - time.monotonic())):
                raise EngineFailed(N_("%(what)s took too long and was stopped."), code="engine_timeout", what=what)
            kind, content = pickle.loads(child.connection.recv_bytes())  # noqa: S301 - from our own child
            if kind == "progress" and on_progress:
                on_progress(*content)
            elif kind == "answer":
                return content
            elif kind == "told":
                raise told(*content)
            elif kind == "fault":
                raise EngineFailed(N_("%(what)s failed: %(why)s"), what=what, why=content)

    def _drop(self) -> None:
        if self._child:
            self._child.end()
        self._child = None

    def stop(self) -> None:
        """End the process at once, from any thread: a call that is under way raises EngineFailed."""
        if child := self._child:
            child.kill()

    def close(self) -> None:
        with self._lock:
            self._drop()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Child:
    """The process and the line to it. Not forked: native libraries with threads do not survive that."""

    def __init__(self) -> None:
        ours, theirs = socket.socketpair()
        self._last_words = tempfile.TemporaryFile()  # noqa: SIM115 - closed in end()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, "-m", "hireloop.engines.worker_process", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self._last_words,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )
        self.connection: Connection[Any, Any] = Connection(ours.detach())

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def kill(self) -> None:
        self._process.kill()

    def death(self) -> str:
        """How it died: the signal's name, or the exit code and what it said last."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(FAREWELL_S)
        code = self._process.poll()
        if code is not None and code < 0:
            return signal.Signals(-code).name
        self._last_words.seek(0)
        said = self._last_words.read()[-LAST_WORDS:].decode("utf-8", "replace").strip().splitlines()
        return f"exit {code}: {said[-1] if said else ''}".rstrip(": ")

    def end(self) -> None:
        self.connection.close()
        if self.is_alive():
            self._process.kill()
        self._process.wait()
        self._last_words.close()


def crashed(child: Child, what: str) -> EngineFailed:
    return EngineFailed(N_("%(what)s crashed (%(how)s)."), code="engine_crashed", what=what, how=child.death())


def told(kind: type[HireloopError], message: str, code: str, params: dict[str, Any]) -> HireloopError:
    """The child's own error, made again here: pickling an exception would lose its parameters."""
    return kind(message, code=code, **params)
