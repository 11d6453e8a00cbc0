"""How long after the last answer of a five-answer interview its report is there.

    .venv/bin/python benchmarks/report_ready.py [--answer-seconds 30] [--at-once]

A fresh installation on SQLite with a worker, as ``./run`` starts it. The candidate agrees to everything and answers
at the pace of speech: the pieces of an answer go up while it is recorded, with a pause to think before the next
(``--at-once``: everything together, the worst that can happen). The clock runs from the moment in which the last
answer is up and the interview is sent. Aim: 15 seconds.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from analyze_clip import looped, one_clip

from hireloop.engines.media import frames, read_audio, write_clip

ANSWERS = 5
AIM_S = 15.0
PATIENCE_S = 1800
THINKING_S = 5
FPS = 24


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--answer-seconds", type=int, default=30)
    parser.add_argument("--at-once", action="store_true")
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="hireloop-benchmark-"))
    try:
        return measure(folder, asked.answer_seconds, at_once=asked.at_once)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def measure(folder: Path, answer_s: int, *, at_once: bool) -> int:
    prepare(folder)
    clip = as_webm(looped(one_clip(folder), answer_s, folder), folder)
    worker = subprocess.Popen([sys.executable, "-m", "django", "run_worker", "--grace", "1"])
    try:
        ready_s = hold_interview(clip, answer_s * 1000, at_once=at_once)
    finally:
        worker.terminate()
        worker.wait()
    pace = "all at once" if at_once else "at the pace of speech"
    load = os.getloadavg()[0]
    print(f"{ANSWERS} answers of {answer_s} s, {pace}: report ready {ready_s:.1f} s after the last one was up")
    print(f"ratio to the aim of {AIM_S:.0f} s: {ready_s / AIM_S:.2f} (load of the machine at the end: {load:.1f})")
    return 0 if ready_s <= AIM_S else 1


def prepare(folder: Path) -> None:
    """A fresh installation in the folder, migrated."""
    os.environ |= {
        "HIRELOOP_DATA": str(folder / "var"),
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


def as_webm(clip: Path, folder: Path) -> bytes:
    """VP8 and Opus, as a browser's recorder writes them."""
    path = folder / "answer.webm"
    write_clip(path, (frame.image for frame in frames(clip, per_second=FPS)), read_audio(clip), fps=FPS)
    return path.read_bytes()


def hold_interview(recording: bytes, duration_ms: int, *, at_once: bool) -> float:
    """Seconds from the last answer being up to the report."""
    from hireloop.demo.interviewing import answer_with
    from hireloop.recruiting.interviews import actions

    interview, actor = invited()
    questions = list(interview.questions.all())
    for number, question in enumerate(questions, start=1):
        time.sleep(0 if at_once else THINKING_S)
        answer_with(question, recording, duration_ms, actor=actor, in_real_time=not at_once)
        print(f"answer {number} of {len(questions)} is up", flush=True)
    started = time.perf_counter()
    actions.submit(interview, actor=actor)
    wait_for_report(interview)
    return time.perf_counter() - started


def invited() -> tuple[Any, Any]:
    """An interview of five English questions, agreed to whole, and the candidate as actor."""
    from django.utils import timezone

    from hireloop.platform.audit.actor import Actor
    from hireloop.platform.directory.actions import find_or_create_person
    from hireloop.platform.privacy.notices import CURRENT
    from hireloop.recruiting.applications.models import Application
    from hireloop.recruiting.evaluation.testing import job_for_tests
    from hireloop.recruiting.interviews import actions
    from hireloop.recruiting.question_bank.models import (
        InterviewTemplate,
        Question,
        QuestionDimension,
        TemplateQuestion,
    )

    system, now = Actor.system("benchmark"), timezone.now()
    person, _ = find_or_create_person(name="Emma Clarke", email="emma.clarke@example.com", actor=system)
    job = job_for_tests()
    application = Application.objects.create(person=person, job=job, applied_at=now, stage_since=now)
    template = InterviewTemplate.objects.create(name="Five questions", language="en")
    for position in range(1, ANSWERS + 1):
        question = Question.objects.create(text=f"Tell us about a project that you led ({position}).", language="en")
        QuestionDimension.objects.create(question=question, dimension="teamwork")
        TemplateQuestion.objects.create(template=template, question=question, position=position, answer_seconds=300)
    interview = actions.invite(application, template, actor=system)
    actor = Actor.candidate(person)
    actions.open_interview(interview, actor=actor)
    purposes = ("recording", "face_body", "voice")
    actions.agree(interview, purposes, notice_version=CURRENT, language="en", actor=actor)
    return interview, actor


def wait_for_report(interview: Any) -> None:
    from hireloop.recruiting.evaluation.models import EvaluationReport

    until = time.monotonic() + PATIENCE_S
    while not EvaluationReport.objects.filter(interview=interview).exists():
        if time.monotonic() > until:
            raise SystemExit(f"no report within {PATIENCE_S} s")
        time.sleep(0.1)


if __name__ == "__main__":
    sys.exit(main())
