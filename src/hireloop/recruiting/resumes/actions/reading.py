"""A résumé is read by the machine; what it found, or why it could not, is kept beside the file."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hireloop.analysis.resumes.model import ParsedResume
from hireloop.kernel.errors import Conflict, HireloopError
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.background.enqueueing import enqueue_once
from hireloop.recruiting.applications.models import ReceivedResume

from .. import duplicates, events, pool
from ..models import Resume
from ..reader import PARSER, Reading
from .filling import fill_in_person

MACHINE = Actor.system("resumes")


@transaction.atomic
def await_reading(received: ReceivedResume) -> Resume:
    """The row for a résumé that came with an application, and the task that reads it; once for each file."""
    resume, _created = Resume.objects.get_or_create(
        received=received,
        defaults={
            "person_id": received.application.person_id,
            "application": received.application,
            "file": received.file,
        },
    )
    if resume.state == Resume.State.WAITING:
        enqueue_reading(resume)
    return resume


def enqueue_reading(resume: Resume) -> None:
    from ..tasks import read_resume

    enqueue_once(read_resume, f"{resume.pk}:{resume.attempt}", str(resume.pk))


@transaction.atomic
def read_again(resume: Resume, *, actor: Actor) -> Resume:
    """Read the file once more. What people corrected stays and counts."""
    resume = locked(resume.pk)
    if resume.state == Resume.State.WAITING:
        raise Conflict(_("This résumé is being read already."), code="being_read")
    resume.state, resume.attempt = Resume.State.WAITING, resume.attempt + 1
    resume.save()
    record(
        events.ResumeReadAgain(application_id=resume.application_id, resume_id=resume.pk),
        actor=actor,
        person=resume.person_id,
        subject=resume,
    )
    enqueue_reading(resume)
    return resume


@transaction.atomic
def keep_reading(resume: Resume, reading: Reading, *, actor: Actor = MACHINE) -> Resume:
    """Keep what the machine read; the talent pool and the search for duplicates follow at once."""
    resume = locked(resume.pk)
    resume.document, resume.machine = reading.document, reading.parsed
    resume.state = Resume.State.READ
    resume.problem_code = resume.problem_message = ""
    resume.problem_params = {}
    resume.read_at, resume.parser_version = timezone.now(), PARSER
    resume.save()
    parsed = ParsedResume.from_dict(resume.corrected or reading.parsed)
    fill_in_person(resume.person, parsed, actor=actor)
    follow_values(resume, parsed)
    record(
        events.ResumeParsed(application_id=resume.application_id, resume_id=resume.pk),
        actor=actor,
        person=resume.person_id,
        subject=resume,
    )
    return resume


def follow_values(resume: Resume, parsed: ParsedResume) -> None:
    """Bring up to the values what is found by them: contacts, the pool, likely duplicates."""
    duplicates.mark_contacts(resume, parsed)
    pool.refresh(resume.person_id)
    duplicates.look_for(resume, parsed)


@transaction.atomic
def note_unreadable(resume: Resume, error: HireloopError) -> Resume:
    """Say why the file could not be read. The file itself stays, and so does what was read or typed before."""
    resume = locked(resume.pk)
    resume.state = Resume.State.TYPED if resume.corrected else Resume.State.FAILED
    resume.problem_code, resume.problem_message = error.code[:40], error.message[:400]
    resume.problem_params = {name: str(value) for name, value in error.params.items()}
    resume.save()
    event = events.ResumeUnreadable(
        application_id=resume.application_id, resume_id=resume.pk, problem=resume.problem_code
    )
    record(event, actor=MACHINE, person=resume.person_id, subject=resume)
    return resume


def locked(resume_id: UUID) -> Resume:
    return Resume.objects.select_for_update(of=("self",)).select_related("person").get(pk=resume_id)
