"""An interview of two questions for 王芳, one of another candidate, and recordings made on the spot."""

import hashlib
import io
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import av
import numpy as np
import pytest
from django.test import Client
from django.utils import timezone

from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.handlers import deliver_due
from hireloop.platform.background import execution, leases
from hireloop.platform.directory.models import Person
from hireloop.platform.privacy.notices import current_version
from hireloop.recruiting.applications.models import Application
from hireloop.recruiting.interviews import actions
from hireloop.recruiting.interviews.links import new_token
from hireloop.recruiting.interviews.models import Interview
from hireloop.recruiting.jobs.models import Job, JobStatus
from hireloop.recruiting.question_bank.models import InterviewTemplate, Question, QuestionDimension, TemplateQuestion

SYSTEM = Actor.system("tests")
ALL = ("recording", "face_body", "voice", "browser_recogniser")


@pytest.fixture
def job(db: None) -> Job:
    return Job.objects.create(title="客户成功经理", status=JobStatus.OPEN, city="上海")


@pytest.fixture
def template(job: Job) -> InterviewTemplate:
    template = InterviewTemplate.objects.create(name="客户成功", language="zh")
    for position, text in enumerate(["请讲一次您解决客户难题的经历。", "您如何与同事合作？"], start=1):
        question = Question.objects.create(text=text, language="zh", key_points=["倾听"])
        QuestionDimension.objects.create(question=question, dimension="communication")
        TemplateQuestion.objects.create(
            template=template, question=question, position=position, think_seconds=20, answer_seconds=60, retakes=1
        )
    return template


@pytest.fixture
def apply(job: Job) -> Callable[[Person], Application]:
    def make(person: Person) -> Application:
        now = timezone.now()
        return Application.objects.create(person=person, job=job, applied_at=now, stage_since=now)

    return make


@pytest.fixture
def interview(
    wang_fang: Person, apply: Callable[[Person], Application], template: InterviewTemplate, zhang_min: User
) -> Interview:
    return actions.invite(apply(wang_fang), template, actor=Actor.user(zhang_min), invited_by=zhang_min)


@pytest.fixture
def other_interview(
    zhao_lei_person: Person, apply: Callable[[Person], Application], template: InterviewTemplate
) -> Interview:
    return actions.invite(apply(zhao_lei_person), template, actor=SYSTEM)


class Candidate:
    """A candidate's browser: speaks the upload protocol over the link."""

    def __init__(self, interview: Interview) -> None:
        self.interview = interview
        self.client = Client(headers={"accept": "application/json", "accept-language": "zh-hans"})
        self.token = new_token(interview)
        self.base = f"/i/{self.token}/"
        self.recorder = uuid4()

    def agree(self, *purposes: str) -> None:
        actor = Actor.candidate(self.interview.person)
        version = current_version()
        actions.agree(self.interview, purposes or ALL, notice_version=version, language="zh", actor=actor)
        self.interview.refresh_from_db()

    def get(self, path: str) -> Any:
        return self.client.get(self.base + path)

    def post(self, path: str, body: dict[str, Any] | None = None) -> Any:
        return self.client.post(self.base + path, json.dumps(body or {}), content_type="application/json")

    def put(self, path: str, body: dict[str, Any]) -> Any:
        return self.client.put(self.base + path, json.dumps(body), content_type="application/json")

    def state(self) -> dict[str, Any]:
        return self.get("state/").json()

    def question(self, position: int = 1) -> UUID:
        return self.interview.questions.get(position=position).pk

    def start(self, position: int = 1, answer: UUID | None = None, **more: Any) -> UUID:
        answer = answer or uuid4()
        reply = self.put(f"answers/{answer}/", {"question": str(self.question(position)), **more})
        assert reply.status_code == 200, reply.content
        return answer

    def chunk(self, answer: UUID, index: int, data: bytes, **changes: Any) -> Any:
        segment = changes.get("segment", 0)
        headers = {
            "X-Chunk-Sha256": changes.get("sha256", hashlib.sha256(data).hexdigest()),
            "X-Chunk-End-Ms": str(changes.get("end_ms", (index + 1) * 1000)),
            "X-Recorder": str(changes.get("recorder", self.recorder)),
        }
        path = f"{self.base}answers/{answer}/segments/{segment}/chunks/{index}/"
        return self.client.put(path, data, content_type="video/webm;codecs=vp8,opus", headers=headers)

    def finish(self, answer: UUID, *counts: tuple[int, UUID, int]) -> Any:
        segments = [{"number": n, "recorder": str(recorder), "chunks": chunks} for n, recorder, chunks in counts]
        return self.post(f"answers/{answer}/finish/", {"segments": segments})

    def record(self, clip: bytes, position: int = 1, pieces: int = 4) -> UUID:
        """A whole answer in one segment."""
        answer = self.start(position)
        for index, data in enumerate(cut(clip, pieces)):
            assert self.chunk(answer, index, data).status_code == 200
        assert self.finish(answer, (0, self.recorder, pieces)).status_code == 200
        return answer


@pytest.fixture
def candidate(interview: Interview) -> Candidate:
    return Candidate(interview)


@pytest.fixture
def ready_candidate(candidate: Candidate) -> Candidate:
    candidate.agree()
    return candidate


def run_all() -> None:
    """Deliver events and run the tasks of the default queue; the analysis has tests of its own."""
    while True:
        delivered = deliver_due()
        ran = 0
        while claim := leases.claim_next({"default"}, worker_id="test", lease=timedelta(minutes=5)):
            error = execution.run(claim)
            if error is not None:
                raise error
            ran += 1
        if not delivered and not ran:
            return


def cut(clip: bytes, pieces: int) -> list[bytes]:
    size = -(-len(clip) // pieces)
    return [clip[start : start + size] for start in range(0, len(clip), size)]


def make_clip(seconds: float, *, kind: str = "webm", size: tuple[int, int] = (160, 120)) -> bytes:
    """A live stream like a browser's: no duration, no index; a moving bar and a tone."""
    video_codec, audio_codec = ("libvpx", "libopus") if kind == "webm" else ("libx264", "aac")
    options = {"live": "1"} if kind == "webm" else {"movflags": "frag_keyframe+empty_moov+default_base_moof"}
    output = io.BytesIO()
    rate = 48_000
    with av.open(output, "w", format=kind, options=options) as target:
        video = target.add_stream(video_codec, rate=20)
        video.width, video.height, video.pix_fmt = *size, "yuv420p"
        audio = target.add_stream(audio_codec, rate=rate, layout="mono")
        frame_samples = 960 if kind == "webm" else 1024
        written = 0
        for number in range(int(seconds * 20)):
            picture = np.zeros((size[1], size[0], 3), np.uint8)
            picture[:, (number * 3) % size[0]] = 255
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
            frame.pts = number
            target.mux(video.encode(frame))
            while written < (number + 1) * rate / 20:
                tone = np.sin(2 * np.pi * 220 * (written + np.arange(frame_samples)) / rate).astype("f4")[None] * 0.3
                sound = av.AudioFrame.from_ndarray(tone, format="flt" if kind == "webm" else "fltp", layout="mono")
                sound.sample_rate, sound.pts = rate, written
                written += frame_samples
                target.mux(audio.encode(sound))
        target.mux(video.encode(None))
        target.mux(audio.encode(None))
    return output.getvalue()


@pytest.fixture(scope="session")
def clip() -> bytes:
    return make_clip(3.0)
