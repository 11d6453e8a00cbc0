"""An import whose worker is killed in the middle, with a real worker on a database of its own."""

import os
import signal
import sqlite3
import subprocess
import sys
import time

import pytest
from tests.migrated_database import copy_into

from .conftest import resume_of

pytestmark = pytest.mark.slow
GIVEN = ("芳", "明远", "静怡", "云飞", "国栋", "文博", "秀英")
NAMES = [family + given for family in "王李张刘陈杨" for given in GIVEN]
START = """
import io, sys
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actor import Actor
from hireloop.recruiting.resumes import actions
user = User.objects.create_user("hr@example.com", "张敏", "correct-horse-battery")
files = [actions.Incoming(path.name, io.BytesIO(path.read_bytes()), path.stat().st_size)
         for path in sorted(__import__("pathlib").Path(sys.argv[1]).iterdir())]
actions.start_import(files, job=None, actor=Actor.user(user), user=user)
"""
COUNT = """
from hireloop.recruiting.resumes.models import ImportBatch, ImportItem, PoolEntry, Resume
from hireloop.platform.directory.models import Person
done = ImportItem.objects.exclude(state="waiting").count()
print(done, ImportItem.objects.filter(state="added").count(), Person.objects.count(), Resume.objects.count(),
      PoolEntry.objects.count(), ImportBatch.objects.get().state)
"""


@pytest.fixture
def installation(tmp_path):
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "hireloop.config.settings",
        "HIRELOOP_DATA": str(tmp_path / "var"),
        "DATABASE_URL": f"sqlite:///{tmp_path}/import.sqlite3",
        "TASK_LEASE_SECONDS": "3",
    }
    started = []

    def run(*arguments):
        done = subprocess.run(
            [sys.executable, *arguments], env=environment, capture_output=True, text=True, timeout=180
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def code(text, *arguments):
        return run("-c", f"import django; django.setup()\n{text}", *arguments)

    def worker():
        command = [sys.executable, "-m", "hireloop.config.manage", "run_worker", "--processes=1"]
        log = (tmp_path / "worker.log").open("a")
        started.append(subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True))
        return started[-1]

    copy_into(tmp_path / "import.sqlite3", tmp_path / "var" / "secrets" / "vault-master-keys.json")
    run("-m", "hireloop.config.manage", "migrate", "--verbosity=0")
    yield code, worker, lambda: done_in(tmp_path / "import.sqlite3")
    for process in started:
        process.kill()
        process.wait()


def test_no_file_is_lost_and_none_taken_in_twice_when_the_worker_is_killed(installation, tmp_path):
    code, worker, count_done = installation
    folder = tmp_path / "files"
    folder.mkdir()
    for number, name in enumerate(NAMES):
        text = resume_of(name, email=f"c{number}@example.com", phone=f"138001380{number:02}")
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    code(START, str(folder))

    first = worker()
    wait_for(lambda: count_done() >= 2)
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert count_done() < len(NAMES), "it was killed too late to show anything"

    worker()
    wait_for(lambda: count_done() == len(NAMES))
    everyone = str(len(NAMES))
    assert code(COUNT).split() == [everyone] * 5 + ["done"]


def done_in(database):
    """How many items are done, asked of the file itself: starting Django takes longer than the import."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=20) as connection:
        query = "SELECT count(*) FROM resumes_importitem WHERE state <> 'waiting'"
        return connection.execute(query).fetchone()[0]


def wait_for(claim, *, seconds=240):
    end = time.monotonic() + seconds
    while not claim():
        assert time.monotonic() < end, f"waited {seconds} s"
        time.sleep(0.05)
