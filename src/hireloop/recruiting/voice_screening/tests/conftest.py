"""A job with a voice script, a candidate who was invited, and a page that talks to the voice room."""

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import numpy as np
import pytest
from django.test import Client
from django.utils import timezone

from hireloop.engines.catalog import engine
from hireloop.engines.media import SAMPLE_RATE
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.models import Person
from hireloop.platform.privacy.notices import current_version
from hireloop.recruiting.applications.models import Application
from hireloop.recruiting.jobs.models import Job, JobStatus, ProfileLine
from hireloop.recruiting.question_bank.models import InterviewTemplate, Question, QuestionDimension, TemplateQuestion
from hireloop.recruiting.voice_screening import actions
from hireloop.recruiting.voice_screening.actions.scripts import LineDraft, ScriptDraft
from hireloop.recruiting.voice_screening.links import new_token
from hireloop.recruiting.voice_screening.live.room import HEADER, Kind, VoiceRoom
from hireloop.recruiting.voice_screening.models import VoiceScreening

SYSTEM = Actor.system("tests")
ALL = ("recording", "voice", "browser_recogniser")
TEXTS = ("请讲一次您解决客户难题的经历。", "您如何与同事合作？")
GOOD = (
    "去年三月，一位大客户因为报表总是晚到要解约。我先打电话听她讲完，然后查出是两个部门互相等数据，"
    "于是我每天上午九点组织十分钟的碰头会，并且用SQL写了自动汇总。一个月后报表全部准时，客户续签了120万的合同。"
)
FRAME = 1536


@pytest.fixture(autouse=True)
def connections_stay_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test runs in a transaction; closing "old" connections would end it (on PostgreSQL for good)."""
    monkeypatch.setattr("channels.db.close_old_connections", lambda: None)
    monkeypatch.setattr("hireloop.recruiting.voice_screening.live.consumer.close_old_connections", lambda: None)


@pytest.fixture
def job(db: None) -> Job:
    job = Job.objects.create(title="客户成功经理", status=JobStatus.OPEN, city="上海")
    for dimension, weight in (("problem_solving", 60), ("communication", 40)):
        ProfileLine.objects.create(job=job, dimension=dimension, weight=weight, pass_line=60)
    return job


@pytest.fixture
def questions(db: None) -> list[Question]:
    made = []
    for text, dimension in zip(TEXTS, ("problem_solving", "communication"), strict=True):
        question = Question.objects.create(text=text, language="zh", follow_ups=["当时您自己做了什么？"])
        QuestionDimension.objects.create(question=question, dimension=dimension)
        made.append(question)
    return made


@pytest.fixture
def script(job: Job, questions: list[Question]) -> Any:
    draft = ScriptDraft(lines=tuple(LineDraft(question.pk) for question in questions), patience_ms=2500)
    return actions.save_script(job, draft, actor=SYSTEM)


@pytest.fixture
def template(job: Job, questions: list[Question]) -> InterviewTemplate:
    template = InterviewTemplate.objects.create(name="客户成功", language="zh", job=job)
    for position, question in enumerate(questions, start=1):
        TemplateQuestion.objects.create(template=template, question=question, position=position)
    return template


@pytest.fixture
def apply(job: Job) -> Callable[[Person], Application]:
    def make(person: Person) -> Application:
        now = timezone.now()
        return Application.objects.create(person=person, job=job, applied_at=now, stage_since=now)

    return make


@pytest.fixture
def application(wang_fang: Person, apply: Callable[[Person], Application]) -> Application:
    return apply(wang_fang)


@pytest.fixture
def screening(application: Application, script: Any, zhang_min: User) -> VoiceScreening:
    return actions.invite(application, actor=Actor.user(zhang_min), invited_by=zhang_min)


@pytest.fixture
def agreed(screening: VoiceScreening) -> VoiceScreening:
    return agree(screening, *ALL)


def agree(screening: VoiceScreening, *purposes: str) -> VoiceScreening:
    actor = Actor.candidate(screening.person)
    return actions.agree(screening, purposes, notice_version=current_version(), language="zh", actor=actor)


class Page:
    """A candidate's page over HTTP."""

    def __init__(self, screening: VoiceScreening) -> None:
        self.screening, self.token = screening, new_token(screening)
        self.client = Client(headers={"accept": "application/json", "accept-language": "zh-hans"})
        self.base = f"/v/{self.token}/"

    def get(self, path: str) -> Any:
        return self.client.get(self.base + path)

    def post(self, path: str, body: dict[str, Any] | None = None) -> Any:
        return self.client.post(self.base + path, json.dumps(body or {}), content_type="application/json")

    def put(self, path: str, body: dict[str, Any]) -> Any:
        return self.client.put(self.base + path, json.dumps(body), content_type="application/json")

    def sound(self, segment: str, start: int, sound: bytes) -> Any:
        path = f"{self.base}segments/{segment}/{start}/"
        return self.client.put(path, sound, content_type="application/octet-stream")

    def send(self) -> Any:
        """The look over the answers, sent without a change."""
        return self.client.post(self.base + "check/")

    def state(self) -> dict[str, Any]:
        return self.get("state/").json()


@pytest.fixture
def page(agreed: VoiceScreening) -> Page:
    return Page(agreed)


class Caller:
    """A candidate's page on the socket: sends sound frame by frame, keeps what the room says."""

    def __init__(self, screening: VoiceScreening, *, microphone: bool = True) -> None:
        self.said: list[dict[str, Any]] = []
        self.microphone = microphone
        self.segment: UUID | None = None
        self.start = 0
        self.sent: dict[UUID, bytes] = {}
        actor = Actor.candidate(screening.person)
        self.room = VoiceRoom(screening, token="token", actor=actor, send=self._heard)

    async def _heard(self, message: dict[str, Any]) -> None:
        self.said.append(message)
        if message["type"] == "listen":
            self.segment = UUID(message["segment"]) if message["segment"] else None
            self.start = 0
        elif message["type"] == "say":
            self.segment = None

    async def enter(self) -> "Caller":
        await self.room.enter({"microphone": self.microphone})
        return self

    async def tell(self, kind: str, **more: Any) -> None:
        await self.room.told({"type": kind, **more})

    async def spoken(self) -> None:
        await self.tell("greeted")
        await self.tell("spoken")

    async def hear(self, sound: bytes) -> None:
        for place in range(0, len(sound) - 2 * FRAME + 1, 2 * FRAME):
            await self._frame(sound[place : place + 2 * FRAME])

    async def _frame(self, frame: bytes) -> None:
        segment = self.segment
        if segment is None:
            await self.room.hear(HEADER.pack(Kind.OVERHEARD, bytes(16), 0) + frame)
            return
        self.sent[segment] = self.sent.get(segment, b"") + frame
        start, self.start = self.start, self.start + len(frame) // 2
        await self.room.hear(HEADER.pack(Kind.LIVE, segment.bytes, start) + frame)

    def types(self) -> list[str]:
        return [message["type"] for message in self.said]

    def lines(self) -> list[str]:
        """What the machine said, by kind."""
        return [part["kind"] for message in self.said if message["type"] == "say" for part in message["parts"]]


@pytest.fixture
def caller(agreed: VoiceScreening) -> Caller:
    return Caller(agreed)


def silence(seconds: float) -> bytes:
    return bytes(2 * round(seconds * SAMPLE_RATE))


def noise(seconds: float, *, level: float = 0.02) -> bytes:
    samples = np.random.default_rng(7).normal(0, level, round(seconds * SAMPLE_RATE))
    return (np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes()


@pytest.fixture(scope="session")
def speech() -> bytes:
    """Some seconds of a synthetic voice, without the silence around it."""
    samples = engine("text_to_speech").speak(GOOD[:30], language="zh").samples
    loud = np.flatnonzero(np.abs(samples) > 0.02)
    samples = samples[loud[0] : loud[-1]]
    return (np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes()


@pytest.fixture
def recorder() -> UUID:
    return uuid4()
