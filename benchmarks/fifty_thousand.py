"""Pages over 50,000 applications on SQLite: medians in milliseconds, and their share of the limits.

    .venv/bin/python benchmarks/fifty_thousand.py [--applications 50000] [--rounds 15]

Makes the data in a temporary folder, asks for each page as HR through the whole stack (middleware, templates),
and prints the number of queries with a small and with the full data, which have to be the same.
"""

import argparse
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

LIMITS_MS = {"list": 150, "search": 200, "board": 300, "person": 150}
FAMILY = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红娥玲芬燕彬鹏浩宇轩梓涵"
JOBS = 40


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--applications", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=15)
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="hireloop-benchmark-"))
    try:
        return measure(folder, asked.applications, asked.rounds)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def measure(folder: Path, applications: int, rounds: int) -> int:
    prepare(folder)
    small_counts = Site(applications=500).query_counts()
    site = Site(applications=applications)
    large_counts = site.query_counts()
    print(f"{applications} applications on SQLite, median of {rounds} rounds")
    slowest = 0.0
    for page, limit in LIMITS_MS.items():
        took_ms, busy_ms = site.median_ms(page, rounds)
        slowest = max(slowest, took_ms / limit)
        queries = f"{small_counts[page]} queries with 500, {large_counts[page]} with {applications}"
        took = f"{took_ms:7.1f} ms ({busy_ms:.1f} ms of processor)"
        print(f"{page:8} {took}  limit {limit} ms  ratio {took_ms / limit:.2f}  {queries}")
    constant = small_counts == large_counts
    print(f"number of queries constant: {'yes' if constant else 'NO'}")
    return 0 if slowest <= 1 and constant else 1


def prepare(folder: Path) -> None:
    """A fresh installation in the folder, migrated."""
    os.environ |= {
        "HIRELOOP_DATA": str(folder),
        "DATABASE_URL": f"sqlite:///{folder}/benchmark.sqlite3",
        "DJANGO_SETTINGS_MODULE": "hireloop.config.settings",
        "TESTING": "1",
        "LOG_LEVEL": "ERROR",
    }
    os.environ.pop("REDIS_URL", None)
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


class Site:
    """The pages as HR asks for them, once there are so many applications."""

    def __init__(self, *, applications: int) -> None:
        from django.test import Client

        self.user = make_hr()
        fill(applications)
        self.client = Client(headers={"accept-language": "zh-hans"})
        self.client.force_login(self.user, backend="django.contrib.auth.backends.ModelBackend")

    @property
    def asks(self) -> dict[str, list[Callable[[], Any]]]:
        """Several ways of asking for each page; every round takes another."""
        from django.urls import reverse

        from hireloop.recruiting.applications.models import Application
        from hireloop.recruiting.jobs.models import Job

        job, listed = str(Job.objects.first().pk), reverse("applications:list")
        person = Application.objects.order_by("-applied_at").values_list("person_id", flat=True)[7]
        sorts: list[dict[str, str]] = [{"sort": key} for key in ("name", "stage", "-days")]
        lists = [{}, {"stage": "screening"}, {"job": job}, *sorts, {"page": "900"}]
        searches = ["王", "王伟", "zhangmin", "candidate77@example.com", "没有这个人"]
        boards: list[dict[str, str]] = [{}, {"job": job}, {"q": "李"}]
        return {
            "list": [self._asking(listed, query) for query in lists],
            "search": [self._asking(listed, {"q": words}) for words in searches],
            "board": [self._asking(reverse("applications:board"), query) for query in boards],
            "person": [self._asking(reverse("directory:person", args=[person]), {})],
        }

    def _asking(self, address: str, query: dict[str, str]) -> Callable[[], Any]:
        def ask() -> Any:
            answer = self.client.get(address, query)
            assert answer.status_code == 200, (address, query, answer.status_code)
            return answer

        ask.__name__ = f"{address}?{query}"
        return ask

    def median_ms(self, page: str, rounds: int) -> tuple[float, float]:
        """(elapsed, processor time) of the slowest way's median round, so that no way hides behind another.

        Much less processor time than elapsed means that the machine was busy with something else.
        """
        medians = {}
        for ask in self.asks[page]:
            ask()
            medians[ask.__name__] = sorted(self._took_ms(ask) for _round in range(rounds))[rounds // 2]
        slowest = max(medians, key=lambda name: medians[name])
        print(f"         slowest {page}: {slowest}")
        return medians[slowest]

    @staticmethod
    def _took_ms(ask: Callable[[], Any]) -> tuple[float, float]:
        start, busy = time.perf_counter(), time.process_time()
        ask()
        return (time.perf_counter() - start) * 1000, (time.process_time() - busy) * 1000

    def query_counts(self) -> dict[str, int]:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        counts = {}
        for page, asks in self.asks.items():
            asks[0]()
            with CaptureQueriesContext(connection) as captured:
                asks[0]()
            counts[page] = len(captured)
        return counts


def make_hr() -> Any:
    from hireloop.platform.accounts.models import RoleGrant, User
    from hireloop.platform.accounts.roles import Role

    user, is_new = User.objects.get_or_create(email="zhang.min@example.com", defaults={"name": "张敏"})
    if is_new:
        RoleGrant.objects.create(user=user, role=Role.HR)
    return user


def fill(wanted: int) -> None:
    """People, jobs and applications, in bulk: the actions would take minutes for this."""
    from django.db import connection
    from django.utils import timezone

    from hireloop.platform.directory.models import Person
    from hireloop.platform.directory.names import name_keys
    from hireloop.platform.records import time_ordered_id
    from hireloop.platform.vault.blind import blind_index
    from hireloop.recruiting.applications.models import Application
    from hireloop.recruiting.applications.stages import FIRST_STEP, Stage
    from hireloop.recruiting.jobs.models import Job, JobStatus

    chance = random.Random(11)
    if not Job.objects.exists():
        Job.objects.bulk_create(
            Job(title=f"岗位{number:02}", status=JobStatus.OPEN, opened_at=timezone.now()) for number in range(JOBS)
        )
    jobs, start, now = list(Job.objects.all()), Application.objects.count(), timezone.now()
    stages = [*Stage.values, *["rejected"] * 8, *["applied"] * 4]
    people, applications = [], []
    for number in range(start, wanted):
        name = chance.choice(FAMILY) + "".join(chance.sample(GIVEN, chance.randint(1, 2)))
        email = f"candidate{number}@example.com"
        person = Person(id=time_ordered_id(), name=name, name_keys=name_keys(name))
        person.email_index = blind_index(email, "email")
        stage = chance.choice(stages)
        since = now - timedelta(minutes=chance.randint(1, 200_000))
        people.append(person)
        applications.append(
            Application(
                person=person,
                job=chance.choice(jobs),
                stage=stage,
                applied_at=since - timedelta(minutes=chance.randint(1, 20_000)),
                stage_since=since,
                next_step=FIRST_STEP.get(stage, ""),
            )
        )
    Person.objects.bulk_create(people, batch_size=2000)
    Application.objects.bulk_create(applications, batch_size=2000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


if __name__ == "__main__":
    sys.exit(main())
