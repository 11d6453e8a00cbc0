"""A worker killed with -9 in the middle of a batch: no row is lost, none is drafted twice."""

import os
import signal
import sqlite3
import subprocess
import sys

import pytest
from tests.migrated_database import copy_into

from hireloop.platform.background.tests.conftest import Place, wait_until

pytestmark = pytest.mark.slow
PEOPLE = 60
START = f"""
from hireloop.contracts.drafting import actions
from hireloop.contracts.drafting.bulk.tables_read import TableRow
from hireloop.contracts.terms.facts import Facts
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.models import Employer
employer = Employer.objects.create(name="云杉科技（演示）有限公司", city="上海")
user = User.objects.create(email="zhang.min@example.com", name="张敏")
START = {{"start_on": "2027-01-04"}}
rows = [
    TableRow(n + 2, {{"name": f"员工{{n}}", "email": f"p{{n}}@example.com", "title": "工程师"}} | START)
    for n in range({PEOPLE})
]
terms = actions.BatchTerms(employer=employer, facts=Facts(term_kind="fixed"), term_months=36)
print(actions.start_drafting(rows, terms, actor=Actor.user(user), user=user).pk)
"""


class WholePlace(Place):
    """With every app of the product; its commands may take longer."""

    def manage(self, *arguments: str) -> str:
        command = [sys.executable, "-m", "hireloop.config.manage", *arguments]
        return subprocess.run(
            command, env=self.environment, capture_output=True, text=True, timeout=300, check=True
        ).stdout

    def python(self, code: str) -> str:
        command = [sys.executable, "-c", "import django; django.setup()\n" + code]
        return subprocess.run(
            command, env=self.environment, capture_output=True, text=True, timeout=120, check=True
        ).stdout.strip()


@pytest.fixture
def place(tmp_path):
    place = WholePlace(tmp_path, f"sqlite:///{tmp_path}/whole.sqlite3")
    place.variables["DJANGO_SETTINGS_MODULE"] = "hireloop.contracts.drafting.tests.worker_settings"
    copy_into(tmp_path / "whole.sqlite3", tmp_path / "var" / "secrets" / "vault-master-keys.json")
    place.manage("migrate", "--verbosity=0")
    yield place
    place.end()


def count(place, what):
    """Asked of the file itself: starting a process for it would take as long as the batch."""
    with sqlite3.connect(f"file:{place.folder}/whole.sqlite3?mode=ro", uri=True, timeout=20) as database:
        return database.execute(f"SELECT {what}").fetchone()[0]


DRAFTED = "count(*) FROM drafting_draftitem WHERE state = 'drafted'"
CONTRACTS = "count(*) FROM drafting_contract"
PEOPLE_DRAFTED = "count(DISTINCT person_id) FROM drafting_contract"
STATE = "state FROM drafting_draftbatch"


def test_a_worker_killed_in_the_middle_loses_no_row_and_doubles_none(place):
    place.python(START)
    first = place.start_worker("--processes=2")
    wait_until(lambda: count(place, DRAFTED) >= 3, seconds=180, what="some rows are drafted")
    os.killpg(first.pid, signal.SIGKILL)
    first.wait()
    assert 3 <= count(place, DRAFTED) < PEOPLE

    place.start_worker("--processes=2")
    wait_until(lambda: count(place, STATE) == "done", seconds=300, what="the batch is done")
    assert [count(place, what) for what in (DRAFTED, CONTRACTS, PEOPLE_DRAFTED)] == [PEOPLE] * 3
