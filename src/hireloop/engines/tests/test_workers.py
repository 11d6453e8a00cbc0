"""What the rest of the product sees of a process that works, breaks, or hangs."""

import ctypes
import os
import threading
import time

import pytest

from hireloop.engines.errors import EngineFailed
from hireloop.engines.workers import WarmWorker, run_in_worker
from hireloop.kernel.errors import BadInput

loaded = []


def double(number):
    return number * 2


def in_steps(count, on_progress):
    for step in range(count):
        on_progress(step + 1, count)
    return "done"


def refuse(name):
    raise BadInput("%(name)s is empty", code="empty_media", name=name)


def slip():
    raise ZeroDivisionError("by nought")


def crash_natively():
    ctypes.string_at(0)


def hang():
    time.sleep(60)


def say_last_words_and_go():
    os.write(2, b"out of memory\n")
    os._exit(3)


def unsendable():
    return lambda: None


def load_once():
    loaded.append(1)
    return os.getpid(), len(loaded)


def test_it_gives_the_answer_from_another_process():
    assert run_in_worker(double, 21, timeout_s=20, what="Doubling") == 42
    assert run_in_worker(os.getpid, timeout_s=20, what="Asking") != os.getpid()


def test_it_forwards_progress():
    told = []
    assert run_in_worker(in_steps, 3, timeout_s=20, what="Stepping", on_progress=lambda *it: told.append(it)) == "done"
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_it_raises_the_functions_own_error_with_its_parameters():
    with pytest.raises(BadInput) as caught:
        run_in_worker(refuse, "a.mp4", timeout_s=20, what="Reading")
    assert (str(caught.value), caught.value.code, caught.value.params) == (
        "a.mp4 is empty",
        "empty_media",
        {"name": "a.mp4"},
    )


@pytest.mark.parametrize(
    ("function", "code", "says"),
    [
        (slip, "engine_failed", "Watching failed: ZeroDivisionError: by nought"),
        (crash_natively, "engine_crashed", "Watching crashed (SIGSEGV)."),
        (say_last_words_and_go, "engine_crashed", "Watching crashed (exit 3: out of memory)."),
        (unsendable, "engine_failed", "Watching failed: the answer cannot be sent"),
    ],
)
def test_it_survives_what_breaks_in_there(function, code, says):
    with pytest.raises(EngineFailed) as caught:
        run_in_worker(function, timeout_s=20, what="Watching")
    assert caught.value.code == code
    assert str(caught.value).startswith(says)


def test_it_stops_what_takes_too_long():
    started = time.monotonic()
    with pytest.raises(EngineFailed, match="Listening took too long") as caught:
        run_in_worker(hang, timeout_s=0.5, what="Listening")
    assert caught.value.code == "engine_timeout"
    assert time.monotonic() - started < 10


def test_a_warm_worker_keeps_what_it_loaded_and_starts_again_after_a_crash():
    with WarmWorker() as worker:
        first, _ = worker.run(load_once, timeout_s=20, what="Loading")
        assert worker.run(load_once, timeout_s=20, what="Loading") == (first, 2)
        with pytest.raises(EngineFailed):
            worker.run(crash_natively, timeout_s=20, what="Crashing")
        second, count = worker.run(load_once, timeout_s=20, what="Loading")
        assert (second != first, count) == (True, 1)


def test_a_warm_worker_gives_no_stale_answer_after_a_timeout():
    with WarmWorker() as worker:
        with pytest.raises(EngineFailed):
            worker.run(time.sleep, 1.5, timeout_s=0.3, what="Sleeping")
        assert worker.run(double, 4, timeout_s=20, what="Doubling") == 8


def test_threads_share_a_warm_worker_in_turn():
    answers = {}
    with WarmWorker() as worker:
        threads = [
            threading.Thread(
                target=lambda n=n: answers.update({n: worker.run(double, n, timeout_s=20, what="Doubling")})
            )
            for n in range(5)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert answers == {n: 2 * n for n in range(5)}


def test_the_process_ends_when_its_owner_is_gone():
    worker = WarmWorker()
    worker.run(load_once, timeout_s=20, what="Loading")
    worker._child.connection.close()
    deadline = time.monotonic() + 10
    while worker._child.is_alive() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not worker._child.is_alive()
    worker.close()
