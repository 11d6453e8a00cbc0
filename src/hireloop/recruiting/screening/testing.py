"""Applications with résumés that have been read, for tests of several capabilities."""

from typing import Any

from hireloop.analysis.matching.tests.made_resumes import backend_engineer
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actor import Actor
from hireloop.recruiting.applications import actions as applications
from hireloop.recruiting.applications.models import Application
from hireloop.recruiting.applications.resume_files import ResumeFile
from hireloop.recruiting.jobs import actions as jobs
from hireloop.recruiting.jobs.drafts import JobDraft, ProfileRow
from hireloop.recruiting.jobs.models import Job
from hireloop.recruiting.jobs.requirements import RequirementRow
from hireloop.recruiting.resumes.models import Resume

TESTS = Actor.system("tests")
REQUIREMENTS = (
    RequirementRow("education", {"level": "bachelor", "subject": "计算机"}, must_have=True, weight=3),
    RequirementRow("years", {"years": 3, "field": "后端"}, must_have=True, weight=5),
    RequirementRow("skill", {"name": "SQL", "detail": ""}, must_have=True, weight=4, knock_out=True),
    RequirementRow("certificate", {"name": "PMP", "detail": ""}, weight=1),
)


def screened_job(user: User, *requirements: RequirementRow, title: str = "后端工程师") -> Job:
    """An open job of ``user`` with these requirements, else the usual ones."""
    draft = JobDraft(title=title, requirements=requirements or REQUIREMENTS, profile=(ProfileRow("teamwork", 10),))
    return jobs.open_job(jobs.create_job(draft, actor=TESTS, user=user), actor=TESTS)


def read_application(job: Job, name: str = "王芳", email: str = "wang.fang@example.com", **resume: Any) -> Application:
    """An application whose résumé was read as ``backend_engineer(**resume)``."""
    draft = applications.ApplicationDraft(name=name, email=email)
    file = ResumeFile(name="简历.txt", media_type="text/plain", content="简历".encode())
    application = applications.apply(job, draft, resume=file, actor=TESTS).application
    received = application.received_resumes.get()
    Resume.objects.create(
        person=application.person,
        application=application,
        received=received,
        file=received.file,
        state=Resume.State.READ,
        machine=backend_engineer(**resume).as_dict(),
    )
    return application
