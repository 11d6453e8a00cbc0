"""How long drafting, printing (four pages) and checking a contract take. Aims: draft + print <= 1 s, check <= 50 ms.

    python benchmarks/draft_contracts.py [--rounds 5] [--many 100]

In a database of its own, thrown away afterwards. ``--many`` drafts so many contracts one after the other, as bulk
drafting does, and says what a thousand would take.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace

AIMS_MS = {"draft": None, "print": None, "draft + print": 1000, "check": 50}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5, metavar="N")
    parser.add_argument("--many", type=int, default=100, metavar="N")
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
    started = time.perf_counter()
    for number in range(many):
        draft(10_000 + number)
    each_ms = (time.perf_counter() - started) * 1000 / many
    print(f"{many} drafted in a row: {each_ms:.0f} ms each, a thousand in {each_ms:.0f} s")


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
