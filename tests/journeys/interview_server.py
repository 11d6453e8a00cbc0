"""A whole installation for a journey: its own database on disk, server, worker, and candidates invited to it."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.migrated_database import copy_into

ROOT = Path(__file__).resolve().parents[2]

INVITE = """
import sys
import django; django.setup()
from django.utils import timezone
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.actions import find_or_create_person
from hireloop.recruiting.applications.models import Application
from hireloop.recruiting.interviews import actions
from hireloop.recruiting.interviews.links import new_token
from hireloop.recruiting.jobs.models import Job
from hireloop.recruiting.question_bank.models import InterviewTemplate, Question, QuestionDimension, TemplateQuestion

system, now = Actor.system("journey"), timezone.now()
name, email = sys.argv[1:]
person, _ = find_or_create_person(name=name, email=email, actor=system)
job, _ = Job.objects.get_or_create(title="客户成功经理", status="open")
application = Application.objects.create(person=person, job=job, applied_at=now, stage_since=now)
template = InterviewTemplate.objects.create(name="客户成功", language="zh")
for position, text in enumerate(["请讲一次您解决客户难题的经历。", "您如何与同事合作？"], start=1):
    question = Question.objects.create(text=text, language="zh")
    QuestionDimension.objects.create(question=question, dimension="communication")
    TemplateQuestion.objects.create(
        template=template, question=question, position=position, think_seconds=20, answer_seconds=60, retakes=1
    )
print(new_token(actions.invite(application, template, actor=system)))
"""

LOOK = """
import json, sys
import django; django.setup()
from hireloop.recruiting.interviews.models import Answer, Interview
interview = Interview.objects.get(person__name=sys.argv[1])
answers = Answer.objects.filter(question__interview=interview).order_by("question__position", "take")
print(json.dumps({
    "status": interview.status,
    "answers": [
        {"status": a.status, "duration_ms": a.duration_ms, "segments": a.segments.count(), "has_video": a.has_video,
         "texts": {t.source: t.text for t in a.texts.all()}, "is_typed": a.is_typed}
        for a in answers
    ],
}))
"""

ASSISTANT = """
import contextlib, io, json, sys, traceback
import django; django.setup()
for line in sys.stdin:
    code, sys.argv = (asked := json.loads(line))[0], ["-", *asked[1:]]
    said, failed = io.StringIO(), False
    try:
        with contextlib.redirect_stdout(said):
            exec(code, {"__name__": "journey"})
    except Exception:
        failed = True
        traceback.print_exc()
    print(json.dumps([failed, said.getvalue()]), flush=True)
"""


@dataclass(frozen=True)
class Installation:
    url: str
    environment: dict[str, str]

    def invite(self, name: str, email: str) -> str:
        """A candidate with an interview of two questions; answers the link's address."""
        return f"{self.url}/i/{_python(INVITE, self.environment, name, email)}/"

    def look(self, name: str) -> Any:
        """What stands in the database about that candidate's interview."""
        return json.loads(_python(LOOK, self.environment, name))

    def run(self, code: str, *arguments: str) -> str:
        """The last line that ``code`` prints in a process of its own."""
        return _python(code, self.environment, *arguments)

    @contextmanager
    def with_assistant(self) -> Iterator["AssistedInstallation"]:
        """The same installation, whose ``run`` asks one process that stays: starting one takes seconds each time."""
        command = [sys.executable, "-c", ASSISTANT]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        with _running(command, self.environment, **pipes) as process:
            yield AssistedInstallation(self.url, self.environment, process)

    @contextmanager
    def worker(self) -> Iterator[None]:
        """Joins recordings; the analysis has a journey of its own."""
        command = [sys.executable, "-m", "django", "run_worker", "--processes", "1", "--queues", "default"]
        with _running(command, self.environment):
            yield


@dataclass(frozen=True)
class AssistedInstallation(Installation):
    assistant: subprocess.Popen[str]

    def run(self, code: str, *arguments: str) -> str:
        """The last line that ``code`` prints; what it raises stands in the test's stderr."""
        assert self.assistant.stdin
        assert self.assistant.stdout
        print(json.dumps([code, *arguments]), file=self.assistant.stdin, flush=True)
        failed, said = json.loads(self.assistant.stdout.readline())
        assert not failed, f"the assistant could not do this (its stderr says why):\n{code}"
        last: str = said.strip().splitlines()[-1]
        return last


@contextmanager
def installation(folder: Path) -> Iterator[Installation]:
    port = _free_port()
    url = f"http://127.0.0.1:{port}"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "hireloop.config.settings",
        "PYTHONPATH": str(ROOT / "src"),
        "HIRELOOP_DATA": str(folder / "var"),
        "SITE_URL": url,
        "TESTING": "1",
        "LOG_LEVEL": "WARNING",
    }
    for name in ("DATABASE_URL", "REDIS_URL"):
        environment.pop(name, None)
    copy_into(folder / "var" / "hireloop.sqlite3", folder / "var" / "secrets" / "vault-master-keys.json")
    subprocess.run([sys.executable, "-m", "django", "migrate", "--verbosity", "0"], env=environment, check=True)
    command = [sys.executable, "-m", "uvicorn", "hireloop.config.asgi:application", "--port", str(port)]
    with _running([*command, "--log-level", "warning"], environment):
        _wait_until_up(url)
        yield Installation(url, environment)


@contextmanager
def _running(command: list[str], environment: dict[str, str], **pipes: Any) -> Iterator[Any]:
    process = subprocess.Popen(command, env=environment, cwd=ROOT, **pipes)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(timeout=25)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _python(code: str, environment: dict[str, str], *arguments: str) -> str:
    """The last line that the code prints."""
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout.strip().splitlines()[-1]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_until_up(url: str, *, patience_s: float = 40) -> None:
    until = time.monotonic() + patience_s
    while True:
        try:
            urllib.request.urlopen(url, timeout=10)
            return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
