"""How much of a biography in running sentences is found, and how much of what is found is there, field by field.

    python benchmarks/read_biographies.py [FILE] [--wrong]

Without FILE it reads the half that was held back while the rules were mended. ``--wrong`` shows what was missed and
what was made up: not for that half.
"""

import argparse
import time
from collections import defaultdict
from datetime import date
from pathlib import Path

from hireloop.analysis.resumes import parse_resume
from hireloop.analysis.resumes.tests.biographies import Score, biographies, scores
from hireloop.engines.documents import read_document

TODAY = date(2026, 11, 1)
HELD_BACK = Path(__file__).parent / "resume_set/biographies.txt"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path, nargs="?", default=HELD_BACK)
    parser.add_argument("--wrong", action="store_true")
    args = parser.parse_args()
    totals: dict[str, Score] = defaultdict(Score)
    told = biographies(args.file)
    started = time.process_time()
    for biography in told:
        parsed = parse_resume(read_document(biography.text.encode()), today=TODAY)
        for field, score in scores(biography, parsed):
            total = totals[field]
            total.right += score.right
            total.wrong += score.wrong
            total.missed += score.missed
            if args.wrong and (score.wrong or score.missed):
                print(f"[{biography.shape}] {field}: not there {score.wrong}, missed {score.missed}")
    took = time.process_time() - started
    print(f"{len(told)} biographies, {took / len(told) * 1000:.0f} ms each")
    print(f"{'':20}{'precision':>10}{'recall':>10}{'there':>7}")
    for field, total in totals.items():
        print(f"{field:20}{total.precision:10.3f}{total.recall:10.3f}{total.right + len(total.missed):7}")


if __name__ == "__main__":
    main()
