"""How long a contract takes against all rules, and how long reading one takes. Aim: rules <= 50 ms.

    python benchmarks/check_contract.py [--rounds 20]

Every contract text of the tests is read and checked; printed are the median and the slowest of the rounds
as ratios of the aim, after one round to warm up.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from hireloop.engines.documents import read_document
from hireloop.law import ContractFacts, check
from hireloop.law.cn.reading import read_contract

TEXTS = Path(__file__).resolve().parents[1] / "src/hireloop/law/cn/contracts"
AIM_MS = 50


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=20, metavar="N")
    rounds = parser.parse_args().rounds
    started = time.perf_counter()
    check(ContractFacts(), region="上海", signed_on=date(2026, 11, 1))
    print(f"first check, rules and values loaded: {(time.perf_counter() - started) * 1000:.0f} ms")
    documents = [read_document(path.read_bytes(), name=path.name) for path in sorted(TEXTS.glob("*.txt"))]
    read = [read_contract(document) for document in documents]
    show("check", [timed(lambda facts=facts: whole(facts), rounds) for facts in read], AIM_MS)
    show("read ", [timed(lambda document=document: read_contract(document), rounds) for document in documents], None)


def whole(facts: ContractFacts) -> None:
    check(facts, region="上海", signed_on=date(2026, 11, 1))


def timed(work: Callable[[], object], rounds: int) -> list[float]:
    """Milliseconds of each round."""
    work()
    taken = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        taken.append((time.perf_counter() - started) * 1000)
    return taken


def show(name: str, taken: list[list[float]], aim_ms: float | None) -> None:
    medians = [statistics.median(each) for each in taken]
    slowest = max(max(each) for each in taken)
    ratio = f", ratio to the aim {max(medians) / aim_ms:.2f} (aim 1.00)" if aim_ms else ""
    print(
        f"{name} {len(taken)} contracts: median {statistics.median(medians):.1f} ms,"
        f" slowest contract {max(medians):.1f} ms, slowest round {slowest:.1f} ms{ratio}"
    )


if __name__ == "__main__":
    main()
