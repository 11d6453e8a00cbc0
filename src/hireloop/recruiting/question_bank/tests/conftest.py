from collections.abc import Callable

import pytest

from hireloop.platform.audit.actor import Actor
from hireloop.recruiting.jobs import actions as jobs
from hireloop.recruiting.jobs.drafts import JobDraft, ProfileRow
from hireloop.recruiting.jobs.models import Job
from hireloop.recruiting.question_bank.actions import QuestionDraft, add_question


@pytest.fixture
def make_job(db: None) -> Callable[..., Job]:
    def make(**fields: str) -> Job:
        draft = JobDraft(title="岗位", profile=(ProfileRow("teamwork", 10),), **fields)
        return jobs.create_job(draft, actor=Actor.system("tests"))

    return make


@pytest.fixture
def make_question(db: None):
    def make(text: str = "请讲一次你帮助同事的经历。", **fields: object):
        draft = QuestionDraft(text=text, language="zh", dimensions=("teamwork",), **fields)
        return add_question(draft, actor=Actor.system("tests"))

    return make
