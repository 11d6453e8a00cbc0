"""Background work of screening."""

from uuid import UUID

from django_tasks import task

from hireloop.platform.audit.actor import Actor
from hireloop.platform.background import progress
from hireloop.platform.background.policy import attempts
from hireloop.recruiting.applications.models import Application

from . import actions

ACTOR = Actor.system("screening")


@task()
@attempts(3, timeout_s=120)
def match_application(application_id: str) -> None:
    """Match one application; one that was erased meanwhile has nothing to match."""
    application = Application.objects.select_related("person", "job").filter(pk=UUID(application_id)).first()
    if application is not None:
        actions.match_application(application, actor=ACTOR)


@task()
@attempts(3, timeout_s=3600)
def match_job(job_id: str) -> None:
    """Match all applications of a job anew; those whose match still holds are passed over."""
    found = Application.objects.select_related("person", "job").filter(job_id=UUID(job_id))
    total = found.count()
    for done, application in enumerate(found.iterator(chunk_size=100), 1):
        actions.match_application(application, actor=ACTOR)
        progress.report(done, total)
