"""How long drafting, printing (four pages) and checking a contract take. Aims: draft + print <= 1 s, check <= 50 ms.

    python benchmarks/draft_contracts.py [--rounds 5] [--many 1000]

In a database of its own, thrown away afterwards. ``--many`` people in a table are drafted in bulk by the same actions
as from the web: the table is read, its rows are kept, and each row is drafted, by one worker.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

AIMS_MS = {"draft": None, "print": None, "draft + print": 1000, "check": 50}
BULK_AIM_MS = 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5, metavar="N")
    parser.add_argument("--many", type=int, default=1000, metavar="N")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"HIRELOOP_DATA": folder, "DJANGO_SETTINGS_MODULE": "hireloop.config.settings", "TESTING": "1"}
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        measure(options.rounds, options.many)


def measure(rounds: int, many: int) -> None:
    from hireloop.contracts.drafting import actions, queries
    from hireloop.contracts.drafting.printing import printed_version
    from hireloop.contracts.terms.samples import complete_facts
    from hireloop.platform.audit.actor import Actor
    from hireloop.platform.directory.actions import find_or_create_person
    from hireloop.platform.directory.models import Employer

    actor = Actor.system("benchmark")
    employer = Employer.objects.create(
        name="云杉科技（演示）有限公司", city="上海", address="上海", legal_representative="沈澜"
    )
    facts = replace(complete_facts(), name="", email="")

    def draft(number: int) -> object:
        person, _is_new = find_or_create_person(name=f"员工{number}", email=f"e{number}@example.com", actor=actor)
        new = actions.NewContract(person=person, employer=employer, title="后端工程师", facts=facts)
        return actions.draft_contract(new, actor=actor)

    contract = draft(0)
    version = queries.current_version(contract)  # type: ignore[arg-type]
    printed = printed_version(contract, version)  # type: ignore[arg-type]
    print(f"{printed.pages} pages, {len(printed.pdf) // 1024} KiB; medians of {rounds} rounds after one to warm up")
    drafted = times(lambda number: draft(number), rounds)
    printing = times(lambda _number: printed_version(contract, version), rounds)  # type: ignore[arg-type]
    checking = times(lambda _number: queries.check_of(contract, version), rounds)  # type: ignore[arg-type]
    show("draft", drafted)
    show("print", printing)
    show("draft + print", drafted + printing)
    show("check", checking)
    measure_many(many, employer=employer)


def measure_many(many: int, *, employer: Any) -> None:
    from hireloop.contracts.drafting import actions
    from hireloop.contracts.drafting.bulk.progress import progress_of
    from hireloop.contracts.drafting.bulk.tables_read import rows_of
    from hireloop.contracts.terms.facts import Facts
    from hireloop.platform.accounts.models import User
    from hireloop.platform.audit.actor import Actor

    user = User.objects.create_user("hr@example.com", "张敏", None)
    people = [f"批量{number},b{number}@example.com,后端工程师,2027-01-04,36,3,25000" for number in range(many)]
    table = "\n".join(["姓名,邮箱,岗位,入职日期,合同期限（月）,试用期（月）,月基本工资", *people])
    terms = actions.BatchTerms(employer=employer, facts=Facts(term_kind="fixed"))
    started = time.perf_counter()
    batch = actions.start_drafting(rows_of(table.encode()), terms, actor=Actor.user(user), user=user)
    kept_s = time.perf_counter() - started
    for item_id in batch.items.values_list("pk", flat=True):
        actions.draft_row(item_id)
    taken_s = time.perf_counter() - started
    batch.refresh_from_db()
    drafted = progress_of(batch).drafted
    assert (drafted, batch.state) == (many, "done"), (drafted, batch.state)
    each_ms = taken_s * 1000 / many
    print(
        f"{many} in bulk: table kept in {kept_s:.1f} s, all drafted in {taken_s:.0f} s, {many / taken_s:.1f} a second"
    )
    print(f"               {each_ms:8.1f} ms each  {each_ms / BULK_AIM_MS:.2f} of the aim of {BULK_AIM_MS} ms")


def times(work: Callable[[int], object], rounds: int) -> float:
    taken = []
    for number in range(1, rounds + 1):
        started = time.perf_counter()
        work(number)
        taken.append((time.perf_counter() - started) * 1000)
    return statistics.median(taken)


def show(what: str, taken_ms: float) -> None:
    aim = AIMS_MS[what]
    ratio = f"  {taken_ms / aim:.2f} of the aim of {aim} ms" if aim else ""
    print(f"{what:<14} {taken_ms:8.1f} ms{ratio}")


if __name__ == "__main__":
    main()
