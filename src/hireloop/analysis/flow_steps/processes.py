"""The two processes that run heavy steps, one for sound and one for pictures, so that a native crash ends a step only.

They stay warm for the next answer, and end with the caller.
"""

import atexit
import os
import threading
from collections.abc import Callable, Mapping
from typing import Any

from hireloop.analysis.flow_steps.step import Step
from hireloop.engines.workers import WarmWorker

# However slow the machine: a step that takes longer hangs.
LEAST_S, TIMES_THE_RECORDING = 300.0, 6.0

_workers: dict[tuple[int, str], WarmWorker] = {}
_lock = threading.Lock()


def run_elsewhere(step: Step, inputs: Mapping[str, Any], *, on_progress: Callable[[int], None]) -> Any:
    """The step's result from the process of its place. Raises its own errors, and EngineFailed where it crashes."""
    return worker_at(step.place).run(
        call,
        step.run,
        dict(inputs),
        timeout_s=LEAST_S + TIMES_THE_RECORDING * recorded_s(inputs),
        what=step.name,
        on_progress=on_progress,
    )


def call(function: Callable[..., Any], inputs: Mapping[str, Any], on_progress: Callable[[int], None]) -> Any:
    return function(**inputs, on_progress=on_progress)


def recorded_s(inputs: Mapping[str, Any]) -> float:
    """The length of the recording among the inputs."""
    return max((value.info.duration_ms for value in inputs.values() if hasattr(value, "info")), default=0) / 1000


def worker_at(place: str) -> WarmWorker:
    """This caller's process for a place; a caller that was forked gets its own."""
    with _lock:
        return _workers.setdefault((os.getpid(), place), WarmWorker())


def stop_workers() -> None:
    """End those of this caller in the middle of their work."""
    with _lock:
        stopping = [worker for (pid, _), worker in _workers.items() if pid == os.getpid()]
    for worker in stopping:
        worker.stop()


@atexit.register
def close_workers() -> None:
    """End those of this caller; the next step starts them again."""
    with _lock:
        closing = [_workers.pop(key) for key in list(_workers) if key[0] == os.getpid()]
    for worker in closing:
        worker.close()
