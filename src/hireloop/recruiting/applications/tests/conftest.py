import io
import zipfile
from collections.abc import Callable

import pytest
from PIL import Image

from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actor import Actor
from hireloop.recruiting.applications import actions
from hireloop.recruiting.applications.actions import ApplicationDraft
from hireloop.recruiting.applications.models import Application
from hireloop.recruiting.applications.resume_files import ResumeFile
from hireloop.recruiting.jobs import actions as jobs
from hireloop.recruiting.jobs.drafts import JobDraft, ProfileRow
from hireloop.recruiting.jobs.models import Job

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def picture(kind: str) -> bytes:
    content = io.BytesIO()
    Image.effect_noise((64, 64), 80).convert("RGB").save(content, kind)
    return content.getvalue()


def package(*names: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in names:
            archive.writestr(name, "<xml/>")
    return content.getvalue()


DOCX = package("[Content_Types].xml", "word/document.xml")


@pytest.fixture
def make_job(zhang_min: User) -> Callable[..., Job]:
    def make(title: str = "后端工程师") -> Job:
        actor = Actor.user(zhang_min)
        job = jobs.create_job(JobDraft(title=title, profile=(ProfileRow("teamwork", 10),)), actor=actor, user=zhang_min)
        return jobs.open_job(job, actor=actor)

    return make


@pytest.fixture
def job(make_job: Callable[..., Job]) -> Job:
    return make_job()


@pytest.fixture
def make_application(job: Job) -> Callable[..., Application]:
    def make(name: str = "王芳", email: str = "wang.fang@example.com", *, of_job: Job | None = None) -> Application:
        draft = ApplicationDraft(
            name=name, email=email, phone="13800138000" if name == "王芳" else "", cover_letter="我想加入。"
        )
        resume = ResumeFile(name="简历.pdf", media_type="application/pdf", content=PDF)
        return actions.apply(of_job or job, draft, resume=resume, actor=Actor.system("tests")).application

    return make


@pytest.fixture
def application(make_application: Callable[..., Application]) -> Application:
    """王芳's application."""
    return make_application()
