from collections.abc import Callable
from datetime import date

import pytest

from hireloop.platform.audit.actor import Actor
from hireloop.platform.background.testing import run_all
from hireloop.platform.directory.models import Person
from hireloop.platform.vault import files
from hireloop.recruiting.applications import actions as applications
from hireloop.recruiting.applications.actions import ApplicationDraft
from hireloop.recruiting.applications.models import Application
from hireloop.recruiting.applications.resume_files import check_content
from hireloop.recruiting.applications.tests.conftest import job, make_job  # noqa: F401
from hireloop.recruiting.jobs.models import Job
from hireloop.recruiting.resumes import actions, reader
from hireloop.recruiting.resumes.models import Resume

SYSTEM = Actor.system("tests")
TODAY = date(2026, 11, 24)

WANG_FANG = """王芳
电话：13800138000
邮箱：wang.fang@example.com
现居城市：杭州

教育经历
2014.09 - 2018.06  浙江大学  计算机科学与技术  本科

工作经历
2020.07 - 至今  杭州云帆科技有限公司  高级后端工程师
负责订单系统的微服务改造，使用 Java 和 PostgreSQL，接口耗时降低 40%。
2018.07 - 2020.06  上海启明软件有限公司  后端工程师
维护会员系统。

专业技能
Java、PostgreSQL、Redis、Kubernetes
"""


def resume_of(name: str = "王芳", *, email: str = "wang.fang@example.com", phone: str = "13800138000") -> str:
    """王芳's résumé under another name and with other contacts."""
    return WANG_FANG.replace("王芳", name).replace("wang.fang@example.com", email).replace("13800138000", phone)


@pytest.fixture(autouse=True)
def read_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same reading without the process around it; the process has a test of its own."""

    def read_here(content: bytes, *, name: str, today: date) -> reader.Reading:
        return reader.read(content, name, today)

    monkeypatch.setattr("hireloop.recruiting.resumes.tasks.read_apart", read_here)
    monkeypatch.setattr("hireloop.recruiting.resumes.actions.taking_in.read_apart", read_here)


@pytest.fixture
def apply(job: Job) -> Callable[..., Application]:  # noqa: F811
    def make(text: str = WANG_FANG, *, name: str = "王芳", email: str = "wang.fang@example.com") -> Application:
        resume = check_content(text.encode(), name=f"{name}.txt")
        draft = ApplicationDraft(name=name, email=email)
        return applications.apply(job, draft, resume=resume, actor=SYSTEM).application

    return make


@pytest.fixture
def read_resume(apply: Callable[..., Application]) -> Callable[..., Resume]:
    """An application whose résumé the machine has read."""

    def make(text: str = WANG_FANG, **who: str) -> Resume:
        application = apply(text, **who)
        run_all()
        return Resume.objects.get(application=application)

    return make


@pytest.fixture
def pool_resume(db: None) -> Callable[..., Resume]:
    """A résumé that only stands in the talent pool."""

    def make(person: Person, text: str) -> Resume:
        stored = files.store(person.pk, text.encode(), name="简历.txt", media_type="text/plain", purpose="resume")
        resume = Resume.objects.create(person=person, file=stored)
        return actions.keep_reading(resume, reader.read(text.encode(), "简历.txt", TODAY))

    return make
