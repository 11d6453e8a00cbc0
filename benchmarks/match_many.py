"""How long matching takes: 500 résumés against one job, and one résumé against 500 jobs. Aim: at most 1 s each.

python benchmarks/match_many.py
"""

import random
import time
from collections.abc import Callable
from datetime import date

from hireloop.analysis.job_spec import JobSpec, Requirement
from hireloop.analysis.matching import match_many
from hireloop.analysis.resumes.dates import PartialDate
from hireloop.analysis.resumes.model import (
    Education,
    Experience,
    LanguageSkill,
    ParsedResume,
    SkillUse,
    Source,
    Value,
    YearsOfExperience,
)
from hireloop.analysis.skills import skills

TODAY = date(2026, 11, 24)
AIM_SECONDS = 1.0
MANY = 500
DICE = random.Random(7)
TITLES = (
    "后端工程师",
    "Sales Manager",
    "护士长",
    "Java 开发工程师",
    "门店店长",
    "Data Analyst",
    "财务主管",
    "物流专员",
)
DONE = ("负责核心系统的设计与交付，每日处理 300 万单", "Led a team of six and cut the cost of delivery by 18%")


def main() -> None:
    names = sorted(skills())
    resumes = [made_resume(names) for _number in range(MANY)]
    jobs = [made_job(names) for _number in range(MANY)]
    match_many(resumes[:1], jobs[:1], today=TODAY)  # reads the word lists
    report("500 résumés × 1 job", lambda: match_many(resumes, jobs[:1], today=TODAY))
    report("1 résumé × 500 jobs", lambda: match_many(resumes[:1], jobs, today=TODAY))


def report(what: str, work: Callable[[], object]) -> None:
    started = time.perf_counter()
    work()
    seconds = time.perf_counter() - started
    print(f"{what}: {seconds:.3f} s, {seconds / AIM_SECONDS:.2f} of the aim of {AIM_SECONDS:g} s")


def value(content: object) -> Value:
    return Value(content, 0.9, Source(1, 0, len(str(content)), str(content)))


def made_resume(names: list[str]) -> ParsedResume:
    years = DICE.randint(2, 20)
    return ParsedResume(
        language="zh",
        years_of_experience=YearsOfExperience(float(years), TODAY),
        city=value(DICE.choice(["上海", "北京", "Shenzhen"])),
        education=(Education(level=value(DICE.choice(["bachelor", "master", "associate"])), major=value("软件工程")),),
        experience=tuple(
            Experience(
                title=value(DICE.choice(TITLES)),
                start=value(PartialDate(2010 + 3 * number, 3)),
                end=value(PartialDate(2013 + 3 * number, 3)),
                bullets=tuple(value(f"{DICE.choice(DONE)}，使用 {DICE.choice(names)}") for _line in range(5)),
            )
            for number in range(4)
        ),
        skills=tuple(SkillUse(value(name), years=2.0, experiences=(0,)) for name in DICE.sample(names, 18)),
        certificates=(value("CET-6"), value("PMP")),
        languages=(LanguageSkill(value("英语"), value("CET-6")),),
    )


def made_job(names: list[str]) -> JobSpec:
    wanted = DICE.sample(names, 6)
    return JobSpec(
        title="岗位",
        requirements=(
            Requirement("education", {"level": "bachelor", "subject": "计算机"}),
            Requirement("years", {"years": DICE.randint(1, 10), "field": wanted[0]}),
            *(Requirement("skill", name) for name in wanted),
            Requirement("certificate", "PMP"),
            Requirement("language", "英语 CET-6"),
            Requirement("location", "上海"),
            Requirement("salary", "25k"),
        ),
    )


if __name__ == "__main__":
    main()
