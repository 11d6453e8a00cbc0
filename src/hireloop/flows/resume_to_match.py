"""From a résumé that was read to a match with the job.

résumé read or corrected → matched with the job · requirements changed → all of the job's applications matched anew
→ where a knock-out of the employer is surely not met, a rejection is proposed, which only a person can confirm
"""

from hireloop.platform.audit.handlers import handles
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.background.enqueueing import enqueue_once
from hireloop.recruiting.jobs.events import JobChanged
from hireloop.recruiting.resumes.events import CorrectionsDropped, ResumeCorrected, ResumeParsed
from hireloop.recruiting.screening import tasks


@handles(ResumeParsed, ResumeCorrected, CorrectionsDropped)
def match_the_application(event: ResumeParsed | ResumeCorrected | CorrectionsDropped, row: AuditRow) -> None:
    if event.application_id is not None:
        enqueue_once(tasks.match_application, f"row:{row.pk}", str(event.application_id))


@handles(JobChanged)
def match_everybody_anew(event: JobChanged, row: AuditRow) -> None:
    enqueue_once(tasks.match_job, f"row:{row.pk}", str(event.job_id))
