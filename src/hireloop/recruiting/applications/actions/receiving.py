"""A person applies for a job."""

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hireloop.kernel.errors import Conflict
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.actions import find_or_create_person
from hireloop.platform.directory.models import Person
from hireloop.platform.notifications import actions as notifications
from hireloop.platform.vault import files
from hireloop.recruiting.jobs.models import Job

from .. import events
from ..models import Application, PendingUpload, ReceivedResume, Source, StageMove
from ..resume_files import ResumeFile
from ..stages import FIRST_STEP, Stage
from .links import own_page_url
from .uploads import PURPOSE, take_upload


@dataclass(frozen=True)
class ApplicationDraft:
    """What a candidate types. ``language`` is the preferred one: "zh-hans" or "en"."""

    name: str
    email: str
    phone: str = ""
    language: str = "zh-hans"
    cover_letter: str = ""
    notice_version: str = ""


@dataclass(frozen=True)
class Received:
    application: Application
    is_new: bool


def apply(
    job: Job,
    draft: ApplicationDraft,
    *,
    resume: ResumeFile | PendingUpload | None,
    actor: Actor,
    source: str = Source.CAREERS,
    person: Person | None = None,
    tell: bool = True,
) -> Received:
    """Take the application in, or renew the papers where the same person has applied for the job before.

    The candidate gets a mail with the link to the own page; nothing on the screen tells whether they were known.
    ``person`` where a colleague has chosen whom it is about; else it is whoever has the contacts of the draft.
    ``tell=False`` where a colleague puts somebody up for the job: writing to them is another decision.
    """
    if not job.is_open and source == Source.CAREERS:
        raise Conflict(_("This job no longer takes applications."), code="job_not_open")
    with transaction.atomic():
        if person is None:
            person, _created = find_or_create_person(
                name=draft.name, email=draft.email, phone=draft.phone, language=draft.language, actor=actor
            )
        application, is_new = _application_of(person, job, draft, source=source)
        _keep_papers(application, draft, resume)
        if is_new:
            if tell:
                _tell(application, "application_received", actor=actor)
            record(
                events.ApplicationReceived(application_id=application.id, job_id=job.id),
                actor=actor,
                person=person,
                subject=application,
            )
        else:
            _renew(application, actor=actor, tell=tell)
    return Received(application=application, is_new=is_new)


def _application_of(person: Person, job: Job, draft: ApplicationDraft, *, source: str) -> tuple[Application, bool]:
    known = Application.objects.select_for_update().filter(person=person, job=job).first()
    if known is not None:
        return known, False
    now = timezone.now()
    try:
        with transaction.atomic():
            application = Application.objects.create(
                person=person,
                job=job,
                source=source,
                language=draft.language,
                applied_at=now,
                stage_since=now,
                notice_version=draft.notice_version,
                notice_agreed_at=now if draft.notice_version else None,
            )
    except IntegrityError:
        return Application.objects.select_for_update().get(person=person, job=job), False
    return application, True


def _keep_papers(application: Application, draft: ApplicationDraft, resume: ResumeFile | PendingUpload | None) -> None:
    """The newer papers take the place of the older; earlier résumés stay in the list."""
    if isinstance(resume, PendingUpload):
        resume = take_upload(resume)
    if resume is not None:
        application.resume = files.store(
            application.person_id, resume.content, name=resume.name, media_type=resume.media_type, purpose=PURPOSE
        )
        ReceivedResume.objects.create(application=application, file=application.resume)
    if draft.cover_letter.strip():
        application.cover_letter = draft.cover_letter.strip()
    if draft.notice_version:
        application.notice_version, application.notice_agreed_at = draft.notice_version, timezone.now()
    application.save()


def _renew(application: Application, *, actor: Actor, tell: bool) -> None:
    """Whoever had withdrawn is back in; whoever was rejected stays so, and HR sees that they applied again."""
    application.reapplied_at = timezone.now()
    if application.stage == Stage.WITHDRAWN:
        StageMove.objects.create(
            application=application,
            from_stage=application.stage,
            to_stage=Stage.APPLIED,
            since_before=application.stage_since,
            next_step_before=application.next_step,
        )
        application.stage, application.stage_since = Stage.APPLIED, timezone.now()
        application.next_step = FIRST_STEP[Stage.APPLIED]
    application.save()
    if tell:
        _tell(application, "application_updated", actor=actor)
    record(
        events.ApplicationUpdated(application_id=application.id, job_id=application.job_id),
        actor=actor,
        person=application.person,
        subject=application,
    )


def _tell(application: Application, template: str, *, actor: Actor) -> None:
    context = {
        "name": application.person.name,
        "job": application.job.title,
        "url": own_page_url(application),
        "has_resume": application.resume_id is not None,
    }
    notifications.send(
        template, to_person=application.person, language=application.language, context=context, actor=actor
    )
