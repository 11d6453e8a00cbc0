"""Workers as processes of their own, killed at the worst moment."""

import os
import signal
import time
from itertools import pairwise

import pytest

from .conftest import wait_until

pytestmark = pytest.mark.slow
on_sqlite = pytest.mark.parametrize("place", ["sqlite"], indirect=True)
"""For what the database has no part in; the rest runs on PostgreSQL too."""


def enqueue(place, code):
    return place.python(f"print({code}.id)")


def row(place, task_id, fields):
    return place.python(f"print(*QueuedTask.objects.values_list({fields}).get(id={task_id!r}))")


def is_alive(pid):
    """Whether the process runs; one that has ended and waits to be collected does not."""
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_a_worker_killed_in_the_middle_of_a_task_loses_nothing(place):
    task_id = enqueue(place, "work.enqueue(folder, 'answer', 3)")
    first = place.start_worker("--processes=1")
    wait_until(lambda: place.lines("started"), what="the task has started")
    child = int(place.lines("started")[0].split()[1])
    time.sleep(0.5)
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    wait_until(lambda: not is_alive(child), what="the child has gone with its parent")
    assert not place.lines("effects")

    place.start_worker("--processes=1")
    wait_until(lambda: place.lines("effects"), what="the task was taken up again")
    wait_until(lambda: row(place, task_id, "'status', 'attempts'") == "SUCCESSFUL 2", what="success is written")
    time.sleep(3)
    assert place.lines("effects") == ["answer"]
    assert not place.lines("repeated")
    assert len(place.lines("started")) == 2


def test_a_child_killed_in_the_middle_is_replaced_at_once(place):
    task_id = enqueue(place, "work.enqueue(folder, 'answer', 2)")
    worker = place.start_worker("--processes=1")
    wait_until(lambda: place.lines("started"))
    os.kill(int(place.lines("started")[0].split()[1]), signal.SIGKILL)
    wait_until(lambda: row(place, task_id, "'status', 'attempts'") == "SUCCESSFUL 2")
    assert place.lines("effects") == ["answer"]
    assert worker.poll() is None


@on_sqlite
def test_a_stopped_worker_finishes_what_it_has_and_leaves_the_rest(place):
    first = enqueue(place, "work.enqueue(folder, 'first', 1)")
    second = enqueue(place, "work.enqueue(folder, 'second', 1)")
    worker = place.start_worker("--processes=1")
    wait_until(lambda: place.lines("started"))
    worker.terminate()
    assert worker.wait(timeout=60) == 0
    assert row(place, first, "'status'") == "SUCCESSFUL"
    assert row(place, second, "'status', 'attempts'") == "READY 0"
    assert place.python("print(Worker.objects.count())") == "0"


@on_sqlite
def test_a_stopped_worker_returns_what_takes_too_long(place):
    task_id = enqueue(place, "work.enqueue(folder, 'long', 30)")
    worker = place.start_worker("--processes=1", "--grace=0.5")
    wait_until(lambda: place.lines("started"))
    worker.terminate()
    assert worker.wait(timeout=60) == 0
    assert row(place, task_id, "'status', 'attempts'") == "READY 0"


@on_sqlite
def test_a_task_that_takes_too_long_is_ended(place):
    task_id = enqueue(place, "hang.enqueue(folder)")
    place.start_worker("--processes=1")
    wait_until(lambda: row(place, task_id, "'status'") == "FAILED")
    pids = [int(line.split()[1]) for line in place.lines("started")]
    assert len(pids) == 2
    assert not any(map(is_alive, pids))
    assert "longer than 1 s" in row(place, task_id, "'error_text'")


@on_sqlite
def test_a_task_that_crashes_its_process_fails_in_the_end_and_the_worker_lives(place):
    task_id = enqueue(place, "crash.enqueue(folder)")
    worker = place.start_worker("--processes=1")
    wait_until(lambda: row(place, task_id, "'status'") == "FAILED")
    assert len(place.lines("started")) == 3
    assert "SIGABRT" in row(place, task_id, "'error_text'")
    assert worker.poll() is None


def test_many_tasks_on_two_workers_run_once_each(place):
    place.python("for n in range(60): work.enqueue(folder, f'n{n}', 0)")
    place.start_worker("--processes=2")
    place.start_worker("--processes=2")
    wait_until(lambda: len(place.lines("effects")) == 60)
    time.sleep(0.5)
    assert len(place.lines("started")) == 60
    assert place.python("print(QueuedTask.objects.filter(status='SUCCESSFUL', attempts=1).count())") == "60"


def test_an_idle_worker_hears_of_a_task_within_half_a_second(place):
    place.start_worker("--processes=1")
    wait_until(lambda: place.python("print(Worker.objects.count())") == "1")
    time.sleep(1.5)
    place.python("import time\nfor n in range(3):\n stamp.enqueue(folder, str(time.time()))\n time.sleep(1)")
    wait_until(lambda: len(place.lines("stamps")) == 3)
    waits = [float(ran) - float(enqueued) for enqueued, ran in (line.split() for line in place.lines("stamps"))]
    assert min(waits) <= 0.6  # of three: the machine may be busy with other tests


@on_sqlite
def test_short_tasks_do_not_wait_behind_long_ones(place):
    place.python("for n in range(4): work.enqueue(folder, str(n), 8)")
    place.start_worker("--processes=2")
    wait_until(lambda: len(place.lines("started")) == 2)
    place.python("stamp.enqueue(folder, 'mail')")
    wait_until(lambda: place.lines("stamps"), seconds=6)


@on_sqlite
def test_a_child_that_has_grown_is_replaced(place):
    place.python("for n in range(3): swell.enqueue(folder, 200)")
    place.start_worker("--processes=1", "--max-memory-mb=180", "--until-empty")
    wait_until(lambda: len(place.lines("pids")) == 3)
    assert len(set(place.lines("pids"))) == 3


def test_periodic_work_runs_in_one_of_two_workers_at_a_time(place):
    place.variables["TICK_FOLDER"] = str(place.folder)
    place.start_worker("--processes=1")
    place.start_worker("--processes=1")
    wait_until(lambda: len(place.lines("ticks")) >= 6)
    times = sorted(float(line.split()[1]) for line in place.lines("ticks"))
    assert min(later - earlier for earlier, later in pairwise(times)) > 0.4


@on_sqlite
def test_a_worker_ends_by_itself_when_asked_to(place):
    place.python("stamp.enqueue(folder, 'only')")
    worker = place.start_worker("--processes=1", "--until-empty")
    assert worker.wait(timeout=60) == 0
    assert len(place.lines("stamps")) == 1


@on_sqlite
def test_an_unknown_queue_is_refused(place):
    worker = place.start_worker("--queues=analyses")
    assert worker.wait(timeout=60) == 1
    assert "There are: analysis, default." in "\n".join(place.lines("worker.log"))


def test_a_worker_that_fell_asleep_cannot_write_over_its_successor(place):
    """The first worker stops renewing its lease while its child works on; the second has the last word."""
    task_id = enqueue(place, "work.enqueue(folder, 'answer', 5)")
    sleepy = place.start_worker("--processes=1")
    wait_until(lambda: place.lines("started"))
    os.kill(sleepy.pid, signal.SIGSTOP)
    second = place.start_worker("--processes=1")
    wait_until(lambda: len(place.lines("started")) == 2, what="the second worker took it up")
    os.kill(sleepy.pid, signal.SIGCONT)
    wait_until(lambda: row(place, task_id, "'status', 'attempts'") == "SUCCESSFUL 2")
    assert f":{second.pid}:" in row(place, task_id, "'worker_id'")
    assert place.lines("effects") == ["answer"]
    assert "the lease was lost" in "\n".join(place.lines("worker.log"))
