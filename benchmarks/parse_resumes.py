"""How right and how fast résumés are read: the project's own set of invented ones, field by field.

    python benchmarks/parse_resumes.py [--seed 1] [--layout "sidebar"] [--wrong] [--save DIR]

Prints the share of exact values by layout and group, and times as ratios to the aims: contacts 0.95, education and
experience 0.90, skills 0.85 (both of what is there found, and of what is found there); 60 ms a page of text on one
core, 2.5 s an image page. ``--wrong`` shows what was missed.
"""

import argparse
import os
import time
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from resume_set.layouts import LAYOUTS
from resume_set.making import Sample, samples
from resume_set.people import NOW

from hireloop.analysis.resumes import ParsedResume, parse_resume
from hireloop.engines.documents import read_document

TODAY = date(2026, 11, 1)
AIMS = {
    "contacts": 0.95,
    "education": 0.90,
    "experience": 0.90,
    "skills found": 0.85,
    "skills true": 0.85,
    "other": 0.0,
}
TEXT_PAGE_S, IMAGE_PAGE_S = 0.060, 2.5
WORKER_CPU_S: list[float] = []
Check = tuple[str, str, object, object]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--layout", choices=tuple(LAYOUTS), action="append")
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--save", type=Path)
    args = parser.parse_args()
    tallies: dict[str, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    seconds: dict[str, list[float]] = defaultdict(list)
    count = 0
    for sample in samples(seed=args.seed, layouts=tuple(args.layout or LAYOUTS)):
        if args.save:
            args.save.mkdir(parents=True, exist_ok=True)
            (args.save / f"{sample.name}.{sample.kind}").write_bytes(sample.content)
        parsed, took = timed(sample)
        seconds[sample.kind].append(took)
        count += 1
        for group, what, wanted, found in checks(sample, parsed):
            tallies[sample.layout][group].append(wanted == found)
            if args.wrong and wanted != found:
                print(f"{sample.name}: {group}: {what}: {wanted!r} but found {found!r}")
    tell(tallies, seconds, count)


def timed(sample: Sample) -> tuple[ParsedResume, float]:
    """Seconds a page, the better of two readings: the first loads models and words."""
    clock = time.process_time if sample.kind != "jpg" else time.perf_counter
    took: list[tuple[float, float]] = []
    for _ in range(2):
        started, burnt = clock(), burnt_by_workers()
        document = read_document(sample.content)
        parsed = parse_resume(document, today=TODAY)
        took.append(((clock() - started) / document.pages, burnt_by_workers() - burnt))
    if sample.kind == "jpg":
        WORKER_CPU_S.append(min(took)[1])
    return parsed, min(took)[0]


def burnt_by_workers() -> float:
    """Seconds of processor time of the processes below this one."""
    ticks = 0
    for task in Path("/proc/self/task").glob("*/children"):
        for child in task.read_text().split():
            fields = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def checks(sample: Sample, parsed: ParsedResume) -> Iterator[Check]:
    truth = sample.truth
    yield "contacts", "name", bare(truth.name), bare(said(parsed.name))
    yield "contacts", "phone", digits(truth.phone), digits(said(parsed.phones[0] if parsed.phones else None))
    yield "contacts", "email", truth.email, said(parsed.emails[0] if parsed.emails else None)
    yield "other", "city", truth.city, said(parsed.city)
    yield from entries("education", truth.studies, parsed.education, ("school", "level", "major", "start", "end"))
    yield from entries("experience", truth.jobs, parsed.experience, ("employer", "title", "start", "end"))
    yield from skill_checks(truth.skills, parsed)
    yield (
        "other",
        "languages",
        {bare(name) for name, _ in truth.languages},
        {bare(one.name.value) for one in parsed.languages},
    )
    yield (
        "other",
        "certificates",
        {bare(one) for one in truth.certificates},
        {bare(one.value) for one in parsed.certificates},
    )


def entries(group: str, wanted: tuple, found: tuple, fields: tuple[str, ...]) -> Iterator[Check]:
    yield group, "count", len(wanted), len(found)
    for number, entry in enumerate(wanted):
        other = found[number] if number < len(found) else None
        for field in fields:
            value = NOW if field == "end" and other and other.is_current else said(getattr(other, field, None))
            yield group, field, bare(getattr(entry, field)), bare(value)


def skill_checks(wanted: tuple[str, ...], parsed: ParsedResume) -> Iterator[Check]:
    named = [{bare(use.name.value), *(bare(source.text) for source in use.mentions)} for use in parsed.skills]
    for skill in wanted:
        yield "skills found", "skill", bare(skill), next((bare(skill) for names in named if bare(skill) in names), None)
    known = {bare(skill) for skill in wanted}
    for use, names in zip(parsed.skills, named, strict=True):
        is_listed = "skills" in use.sections
        if is_listed:
            yield "skills true", "skill", bare(use.name.value), bare(use.name.value) if names & known else None


def said(value: object) -> str:
    return str(value.value) if value is not None else ""  # type: ignore[attr-defined]


def bare(text: str) -> str:
    return "".join(str(text).split()).casefold().replace("（", "(").replace("）", ")")


def digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())


def tell(tallies: dict[str, dict[str, list[bool]]], seconds: dict[str, list[float]], count: int) -> None:
    load = os.getloadavg()[0]
    print(f"{count} résumés; load {load:.1f} on {os.cpu_count()} cores")
    print(f"{'':22}" + "".join(f"{group:>14}" for group in AIMS))
    for layout, groups in tallies.items():
        print(f"{layout:22}" + "".join(f"{share(groups[group]):14.3f}" for group in AIMS))
    everything = {group: [one for groups in tallies.values() for one in groups[group]] for group in AIMS}
    print(f"{'all':22}" + "".join(f"{share(everything[group]):14.3f}" for group in AIMS))
    print(f"{'aim':22}" + "".join(f"{aim:14.3f}" for aim in AIMS.values()))
    for kind, took in seconds.items():
        aim = IMAGE_PAGE_S if kind == "jpg" else TEXT_PAGE_S
        middle = sorted(took)[len(took) // 2]
        what = "wall" if kind == "jpg" else "of one core"
        print(
            f"{kind}: {middle * 1000:.0f} ms a page ({what}), ratio to the aim {middle / aim:.2f}, worst"
            f" {max(took) / aim:.2f}"
        )
    if WORKER_CPU_S:
        middle = sorted(WORKER_CPU_S)[len(WORKER_CPU_S) // 2]
        print(f"image page: {middle:.1f} s of processor time in the worker, on all cores together")


def share(right: list[bool]) -> float:
    return sum(right) / len(right) if right else float("nan")


if __name__ == "__main__":
    main()
