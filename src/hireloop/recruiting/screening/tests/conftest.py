import pytest

from hireloop.platform.accounts.models import User
from hireloop.recruiting.applications.models import Application
from hireloop.recruiting.jobs.models import Job
from hireloop.recruiting.screening import actions
from hireloop.recruiting.screening.models import MatchReport
from hireloop.recruiting.screening.testing import TESTS, read_application, screened_job


@pytest.fixture
def job(zhang_min: User) -> Job:
    return screened_job(zhang_min)


@pytest.fixture
def application(job: Job) -> Application:
    """王芳, a back-end engineer who has all but the certificate, of which her résumé says nothing sure."""
    return read_application(job)


@pytest.fixture
def report(application: Application) -> MatchReport:
    found = actions.match_application(application, actor=TESTS)
    assert found is not None
    return found


@pytest.fixture
def without_sql(job: Job) -> Application:
    """赵磊, who lacks the knock-out."""
    from hireloop.analysis.matching.tests.made_resumes import skill

    skills = (skill("Python"), skill("Docker"), skill("Excel"))
    return read_application(job, "赵磊", "zhao.lei@example.com", skills=skills)
