"""Real workers on real databases: a database file, and a database of its own on a local PostgreSQL."""

import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest

POSTGRES = os.environ.get("TEST_POSTGRES_URL", "postgresql://postgres@127.0.0.1:5432/postgres")
SETTINGS = "hireloop.platform.background.tests.worker_settings"


def wait_until(claim: Callable[[], object], *, seconds: float = 60, what: str = "it happens") -> None:
    end = time.monotonic() + seconds
    while not claim():
        assert time.monotonic() < end, f"waited {seconds} s until {what}"
        time.sleep(0.05)


@dataclass
class Place:
    """An installation with its own database, in which workers and other commands run as processes."""

    folder: Path
    database_url: str
    variables: dict[str, str] = field(default_factory=dict)
    started: list[subprocess.Popen] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": SETTINGS,
            "DATABASE_URL": self.database_url,
            "HIRELOOP_DATA": str(self.folder / "var"),
            **self.variables,
        }

    def manage(self, *arguments: str) -> str:
        command = [sys.executable, "-m", "hireloop.config.manage", *arguments]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def python(self, code: str) -> str:
        """Run code with Django set up; what it prints."""
        opening = (
            "import django; django.setup()\n"
            "from hireloop.platform.background.models import *\n"
            "from hireloop.platform.background.tests.worker_app.tasks import *\n"
            f"folder = {str(self.folder)!r}\n"
        )
        command = [sys.executable, "-c", opening + code]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def start_worker(self, *arguments: str) -> subprocess.Popen:
        command = [sys.executable, "-m", "hireloop.config.manage", "run_worker", *arguments]
        log = (self.folder / "worker.log").open("a")
        process = subprocess.Popen(command, env=self.environment, stdout=log, stderr=log, start_new_session=True)
        self.started.append(process)
        return process

    def lines(self, name: str) -> list[str]:
        file = self.folder / name
        return file.read_text().splitlines() if file.exists() else []

    def end(self) -> None:
        for process in self.started:
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
            process.wait()


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request, tmp_path):
    if request.param == "sqlite":
        yield from _installed(tmp_path, f"sqlite:///{tmp_path}/queue.sqlite3")
        return
    name = f"hireloop_worker_test_{secrets.token_hex(4)}"
    try:
        admin = psycopg.connect(POSTGRES, autocommit=True, connect_timeout=2)
    except psycopg.OperationalError:
        pytest.skip("no PostgreSQL answers on loopback (TEST_POSTGRES_URL)")
    with admin:
        admin.execute(f'CREATE DATABASE "{name}"')
        try:
            yield from _installed(tmp_path, POSTGRES.rpartition("/")[0] + f"/{name}")
        finally:
            admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _installed(folder, database_url):
    place = Place(folder, database_url)
    place.manage("migrate", "--verbosity=0")
    yield place
    place.end()
