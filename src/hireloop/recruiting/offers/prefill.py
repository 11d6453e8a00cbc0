"""The first draft of an offer, from what is known already: job, application, employer, department."""

from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from hireloop.kernel.errors import N_, BadInput
from hireloop.platform.directory import queries as directory
from hireloop.platform.directory.models import Employer
from hireloop.platform.documents import actions as documents
from hireloop.platform.documents import queries as templates
from hireloop.recruiting.applications.models import Application
from hireloop.recruiting.jobs.models import Job

from .fields import KIND
from .terms import OfferDraft, Pay

ANSWER_IN = timedelta(days=7)
START_IN = timedelta(days=30)
USUAL_TERM_MONTHS = 36
USUAL_PROBATION_MONTHS = 3


def first_draft(application: Application) -> OfferDraft:
    """Everything can be changed on the page; what nobody knows stays at the usual value."""
    job, today = application.job, timezone.localdate()
    employer = employer_of(job)
    language = "en" if application.language == "en" else "zh"
    return OfferDraft(
        title=job.title,
        employer_id=employer.pk,
        department_id=job.department_id,
        place=job.city or employer.city or employer.address,
        start_on=next_monday(today + START_IN),
        expires_on=today + ANSWER_IN,
        term_months=USUAL_TERM_MONTHS,
        probation_months=USUAL_PROBATION_MONTHS,
        pay=Pay(base_fen=_middle(job)),
        language=language,
        template_id=_usual_template(language),
    )


def employer_of(job: Job) -> Employer:
    found = job.department.employer if job.department else directory.employer()
    if found is None:
        raise BadInput(
            N_("No employer is entered yet. An administrator does that under “Employer”."), code="no_employer"
        )
    return found


def next_monday(day: date) -> date:
    """The day itself where it is one."""
    return day + timedelta(days=-day.weekday() % 7)


def _middle(job: Job) -> int:
    """The middle of the job's range, in whole hundreds of yuan; 0 where there is none."""
    ends = [each for each in (job.salary_from_fen, job.salary_to_fen) if each]
    return sum(ends) // len(ends) // 10_000 * 10_000 if ends else 0


def _usual_template(language: str) -> UUID | None:
    documents.sync_built_in(KIND)
    found = templates.usable(KIND).filter(language=language).first()
    return found.pk if found else None
