"""From a résumé that came in to its match, through the worker."""

import pytest

from hireloop.platform.audit.actions import record
from hireloop.platform.background.testing import run_all
from hireloop.recruiting.resumes.events import ResumeParsed
from hireloop.recruiting.screening.models import MatchReport
from hireloop.recruiting.screening.testing import TESTS, read_application, screened_job

pytestmark = pytest.mark.django_db


def test_a_read_resume_is_matched_with_the_job(zhang_min):
    application = read_application(screened_job(zhang_min))
    resume = application.resumes.get()
    event = ResumeParsed(application_id=application.id, resume_id=resume.id)
    record(event, actor=TESTS, person=application.person_id, subject=resume)
    run_all()
    assert MatchReport.objects.get(application=application).met == 3


def test_a_resume_of_the_talent_pool_alone_has_no_job_to_match(zhang_min):
    application = read_application(screened_job(zhang_min))
    resume = application.resumes.get()
    record(ResumeParsed(application_id=None, resume_id=resume.id), actor=TESTS, person=application.person_id)
    run_all()
    assert not MatchReport.objects.filter(application=application).exists()
