"""The same task code under a real Celery worker, on a local Redis."""

import os
import signal
import subprocess
import sys
import time

import pytest
import redis

from .conftest import wait_until

pytestmark = pytest.mark.slow
on_sqlite = pytest.mark.parametrize("place", ["sqlite"], indirect=True)
REDIS = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379")


@pytest.fixture(scope="module")
def broker():
    """An empty database of a Redis that answers; test processes side by side look at different ones."""
    is_odd = os.environ.get("PYTEST_XDIST_WORKER", "gw0").endswith(("1", "3", "5", "7", "9"))
    try:
        for number in range(14 if is_odd else 15, 0, -2):
            server = redis.Redis.from_url(f"{REDIS.rstrip('/')}/{number}", socket_connect_timeout=2)
            if server.dbsize() == 0:
                yield f"{REDIS.rstrip('/')}/{number}"
                server.flushdb()
                return
    except redis.RedisError:
        pytest.skip("no Redis answers on loopback (TEST_REDIS_URL)")
    pytest.skip("every database of the local Redis is in use")


@pytest.fixture
def celery(place, broker):
    """An installation whose tasks go over the broker, and how to start a worker in it."""
    redis.Redis.from_url(broker).flushdb()
    place.variables |= {
        "DJANGO_SETTINGS_MODULE": "hireloop.platform.background.tests.celery_settings",
        "CELERY_BROKER_URL": broker,
    }

    def start_worker():
        words = ["-A", "hireloop.config.celery", "worker", "--beat", "--queues=default,analysis", "--concurrency=2"]
        log = (place.folder / "celery.log").open("a")
        command = [sys.executable, "-m", "celery", *words, "--without-gossip", "--without-mingle"]
        process = subprocess.Popen(command, env=place.environment, stdout=log, stderr=log, start_new_session=True)
        place.started.append(process)
        return process

    place.start_celery = start_worker
    yield place
    for process in place.started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)


def status(place, task_id):
    return place.python(f"print(*QueuedTask.objects.values_list('status', 'attempts').get(id={task_id!r}))")


def test_it_runs_tasks_retries_them_and_does_periodic_work(celery):
    celery.variables["TICK_FOLDER"] = str(celery.folder)
    done = celery.python("print(work.enqueue(folder, 'answer', 0.2).id)")
    crashed = celery.python("print(crash.enqueue(folder).id)")
    celery.start_celery()
    wait_until(lambda: status(celery, done) == "SUCCESSFUL 1")
    wait_until(lambda: celery.lines("ticks"))
    wait_until(lambda: status(celery, crashed) == "FAILED 3", what="the crashing task fails in the end")
    assert celery.lines("effects") == ["answer"]


@on_sqlite
def test_a_rolled_back_enqueue_sends_no_message(celery, broker):
    celery.python(
        "from django.db import transaction\n"
        "try:\n"
        "    with transaction.atomic():\n"
        "        stamp.enqueue(folder, 'never')\n"
        "        raise KeyError\n"
        "except KeyError: pass\n"
    )
    assert redis.Redis.from_url(broker).llen("default") == 0


def test_a_worker_killed_in_the_middle_of_a_task_loses_nothing(celery):
    task_id = celery.python("print(work.enqueue(folder, 'answer', 3).id)")
    first = celery.start_celery()
    wait_until(lambda: celery.lines("started"))
    time.sleep(0.5)
    os.killpg(first.pid, signal.SIGKILL)
    first.wait()
    assert not celery.lines("effects")
    celery.start_celery()
    wait_until(lambda: status(celery, task_id) == "SUCCESSFUL 2")
    assert celery.lines("effects") == ["answer"]
    assert not celery.lines("repeated")


@on_sqlite
def test_what_the_broker_has_forgotten_is_sent_again(celery, broker):
    task_id = celery.python("print(work.enqueue(folder, 'answer', 0.2).id)")
    redis.Redis.from_url(broker).flushdb()
    celery.python(
        "from datetime import timedelta\nfrom django.utils import timezone\n"
        "ago = timezone.now() - timedelta(minutes=10)\n"
        "QueuedTask.objects.update(run_after=ago, updated_at=ago)"
    )
    celery.start_celery()
    wait_until(lambda: status(celery, task_id) == "SUCCESSFUL 1")
