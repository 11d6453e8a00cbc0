"""A recording is looked at while it goes on; what was seen is used once, and goes with the consent."""

import hashlib
from uuid import uuid4

import numpy as np
import pytest
from skimage.data import astronaut

from hireloop.engines.media import SAMPLE_RATE, Audio, write_clip
from hireloop.platform.audit.actor import Actor
from hireloop.platform.background.models import QueuedTask
from hireloop.platform.background.testing import run_all
from hireloop.platform.privacy import actions as privacy
from hireloop.platform.privacy.notices import CURRENT
from hireloop.recruiting.evaluation import analysing
from hireloop.recruiting.evaluation.models import AnswerResult, EarlySightings
from hireloop.recruiting.evaluation.testing import job_for_tests
from hireloop.recruiting.interviews import actions, growing
from hireloop.recruiting.interviews.actions.answering import SegmentCount
from hireloop.recruiting.interviews.actions.chunks import ArrivingChunk
from hireloop.recruiting.interviews.models import Interview
from hireloop.recruiting.question_bank.models import InterviewTemplate, Question, TemplateQuestion

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SECONDS, FPS, CHUNK = 4, 10, 8_000


@pytest.fixture(scope="module")
def recording(tmp_path_factory):
    path = tmp_path_factory.mktemp("clip") / "answer.webm"
    portrait = np.ascontiguousarray(astronaut()[40:400, :480])
    write_clip(path, [portrait] * SECONDS * FPS, Audio(np.zeros(SECONDS * SAMPLE_RATE, np.float32)), fps=FPS)
    return path.read_bytes()


@pytest.fixture(autouse=True)
def often(monkeypatch):
    monkeypatch.setattr(growing, "TELL_EVERY_MS", 1_500)


@pytest.fixture
def begin(wang_fang):
    """An interview of one question, agreed to ``purposes``; answers the take that was begun."""

    def begin(*purposes):
        from django.utils import timezone

        from hireloop.recruiting.applications.models import Application

        now, system = timezone.now(), Actor.system("tests")
        application = Application.objects.create(person=wang_fang, job=job_for_tests(), applied_at=now, stage_since=now)
        template = InterviewTemplate.objects.create(name="测试", language="zh")
        question = Question.objects.create(text="请介绍一个项目。", language="zh")
        TemplateQuestion.objects.create(template=template, question=question, position=1, answer_seconds=60)
        interview = actions.invite(application, template, actor=system)
        candidate = Actor.candidate(wang_fang)
        actions.open_interview(interview, actor=candidate)
        actions.agree(interview, purposes, notice_version=CURRENT, language="zh-hans", actor=candidate)
        return actions.start_answer(Interview.objects.get().questions.get(), uuid4(), actor=candidate)

    return begin


def send(answer, recording, *, upto=1.0):
    """The first share of the recording, in pieces; answers (recorder, how many)."""
    recorder, actor = uuid4(), Actor.candidate(answer.question.interview.person)
    pieces = [recording[start : start + CHUNK] for start in range(0, len(recording), CHUNK)]
    count = max(1, round(len(pieces) * upto))
    for index, piece in enumerate(pieces[:count]):
        actions.keep_chunk(
            answer,
            ArrivingChunk(
                segment=0,
                index=index,
                recorder=recorder,
                media_type="video/webm",
                sha256=hashlib.sha256(piece).hexdigest(),
                end_ms=1000 * SECONDS * (index + 1) // len(pieces),
                data=piece,
            ),
            actor=actor,
        )
    return recorder, count


def looks():
    return QueuedTask.objects.filter(task_path__endswith="look_ahead")


def test_what_came_is_looked_at_and_not_again(begin, recording, django_capture_on_commit_callbacks, monkeypatch):
    answer = begin("recording", "face_body")
    with django_capture_on_commit_callbacks(execute=True):
        recorder, count = send(answer, recording)
    assert looks().count() == 2
    run_all()
    seen = analysing.seen_of(answer)
    assert seen is not None
    assert 2_000 <= seen.until_ms <= 1000 * SECONDS
    assert set(seen.sightings.face.counts) == {1}

    used = []
    analyse = analysing.interview_flow.analyse_answer
    monkeypatch.setattr(
        analysing.interview_flow,
        "analyse_answer",
        lambda *args, options, **more: used.append(options.seen) or analyse(*args, options=options, **more),
    )
    actor = Actor.candidate(answer.question.interview.person)
    actions.finish_recording(answer, [SegmentCount(0, recorder, count)], actor=actor)
    run_all()
    assert used == [seen]
    face = AnswerResult.objects.get(answer=answer).analysis["face"]
    assert face["measures"]["face_present_share"] == 1
    assert not EarlySightings.objects.exists()


def test_nothing_is_looked_at_without_consent(begin, recording, django_capture_on_commit_callbacks):
    answer = begin("recording")
    with django_capture_on_commit_callbacks(execute=True):
        send(answer, recording)
    assert not looks().exists()


def test_withdrawing_takes_what_was_seen(begin, recording, django_capture_on_commit_callbacks):
    answer = begin("recording", "face_body")
    with django_capture_on_commit_callbacks(execute=True):
        send(answer, recording)
    run_all()
    assert EarlySightings.objects.exists()
    person = answer.question.interview.person
    privacy.withdraw(person, "face_body", actor=Actor.candidate(person))
    run_all()
    assert not EarlySightings.objects.exists()
