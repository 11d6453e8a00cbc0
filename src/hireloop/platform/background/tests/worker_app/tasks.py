"""Tasks that leave traces in files, so that a test in another process sees what happened."""

import os
import time
from pathlib import Path

from django_tasks import task

from hireloop.platform.background import policy, progress
from hireloop.platform.background.periodic import every


def note(path: str, text: str) -> None:
    """Append a line at once, whole even when several processes write."""
    with Path(path).open("a") as file:
        file.write(f"{text}\n")


@task(queue_name="analysis")
@policy.attempts(5, backoff_s=0.1)
def work(folder: str, name: str, seconds: float) -> str:
    """Takes a while; its effect (a file of its name) is made once however often it runs."""
    note(f"{folder}/started", f"{name} {os.getpid()}")
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(0.05)
        progress.report(end - time.monotonic(), seconds, "Working")
    try:
        with Path(folder, f"{name}.done").open("x"):
            note(f"{folder}/effects", name)
    except FileExistsError:
        note(f"{folder}/repeated", name)
    return name


@task
def stamp(folder: str, name: str) -> None:
    note(f"{folder}/stamps", f"{name} {time.time()}")


@task
@policy.attempts(2, timeout_s=1, backoff_s=0.1)
def hang(folder: str) -> None:
    note(f"{folder}/started", f"hang {os.getpid()}")
    time.sleep(60)


@task
@policy.attempts(3, backoff_s=0.1)
def crash(folder: str) -> None:
    note(f"{folder}/started", "crash")
    os.abort()


@task
def swell(folder: str, megabytes: int) -> None:
    ballast = bytearray(megabytes * 2**20)
    ballast[:: 2**12] = b"x" * len(ballast[:: 2**12])
    swell.func.kept = ballast  # type: ignore[attr-defined]
    note(f"{folder}/pids", str(os.getpid()))


@every(seconds=0.5)
def tick() -> None:
    if folder := os.environ.get("TICK_FOLDER"):
        note(f"{folder}/ticks", f"{os.getpid()} {time.time()}")
