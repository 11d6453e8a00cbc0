"""Real processes on one real database: who signs at the same moment, who clicks twice, who cancels meanwhile.

The database is a file of its own (SQLite), or with TEST_POSTGRES_URL a database that is made and dropped here.
"""

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from tests.migrated_database import copy_into

pytestmark = [pytest.mark.slow, pytest.mark.timeout(590)]
HERE = Path(__file__).resolve().parent / "signing_at_once.py"
SQLITE = "sqlite"


@pytest.fixture(params=[SQLITE, "postgresql"])
def house(request, tmp_path):
    """Runs steps of ``signing_at_once.py``, each in a process of its own, on one new installation."""
    environment = {**os.environ, "HIRELOOP_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "hireloop.config.settings"}
    environment.pop("DATABASE_URL", None)
    with database(request.param, tmp_path) as url:
        if url:
            environment["DATABASE_URL"] = url
        yield House(environment)


@contextmanager
def database(kind, folder):
    if kind == SQLITE:
        copy_into(folder / "hireloop.sqlite3", folder / "secrets" / "vault-master-keys.json")
        yield None
        return
    server = os.environ.get("TEST_POSTGRES_URL")
    if not server:
        pytest.skip("TEST_POSTGRES_URL names no PostgreSQL server")
    import psycopg

    name = f"hireloop_at_once_{uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield f"{server.rsplit('/', 1)[0]}/{name}"
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


class House:
    def __init__(self, environment):
        self.environment = environment

    def start(self, *step):
        command = [sys.executable, str(HERE), *map(str, step)]
        return subprocess.Popen(
            command, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def run(self, *step):
        return self.answer(self.start(*step))

    def at_once(self, *steps):
        return [self.answer(each) for each in [self.start(*step) for step in steps]]

    @staticmethod
    def answer(process):
        out, errors = process.communicate(timeout=500)
        assert process.returncode == 0, errors[-2000:]
        return json.loads(out.strip().splitlines()[-1])


def test_two_sign_at_the_same_moment_and_one_clicks_twice(house):
    one, other = house.run("open", 2)

    answers = house.at_once(*(("sign", each["id"], each["code"]) for each in (one, other, other)))

    assert answers[0] == "signed"
    assert sorted(answers[1:]) in (["signed", "signed_already"], ["code_expired", "signed"], ["code_used", "signed"])
    assert house.run("look") == {"state": "completed", "signatures": 2, "valid": True, "versions": 3, "trail": 2}


def test_signed_or_cancelled_but_never_both(house):
    (signer,) = house.run("open", 1)

    signed, cancelled = house.at_once(("sign", signer["id"], signer["code"]), ("cancel",))

    assert (signed, cancelled) in {("signed", "envelope_over"), ("envelope_cancelled", "cancelled")}
    found = house.run("look")
    assert (found["state"], found["signatures"]) == (("completed", 1) if signed == "signed" else ("cancelled", 0))
