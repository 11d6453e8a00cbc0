"""The talent pool: who is in it, whether they want to be, and for which job they are put up."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction

from hireloop.kernel.errors import N_, Conflict
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.models import Person
from hireloop.platform.vault import files
from hireloop.recruiting.applications import actions as applications
from hireloop.recruiting.applications.actions import ApplicationDraft
from hireloop.recruiting.applications.models import Application, Source
from hireloop.recruiting.applications.resume_files import ResumeFile
from hireloop.recruiting.jobs.models import Job

from .. import events, pool
from ..models import ContactMark, DuplicatePair, PoolConsent, PoolEntry, Resume


def refresh_pool(person_id: UUID) -> None:
    """Bring a person's entry up to their newest résumé."""
    pool.refresh(person_id)


@transaction.atomic
def forget_people(person_ids: Iterable[UUID]) -> None:
    """Nothing that was derived from the people's résumés leads to them any more."""
    people = list(person_ids)
    pool.forget(people)
    ContactMark.objects.filter(resume__person__in=people).delete()
    DuplicatePair.objects.filter(first__in=people).delete()
    DuplicatePair.objects.filter(second__in=people).delete()


@transaction.atomic
def note_pool_consent(
    person: Person, *, agrees: bool, until: date | None = None, actor: Actor, user: User | None = None
) -> PoolConsent:
    """Write down whether the person wants to be kept for other openings; a no takes them out of the pool at once."""
    consent = PoolConsent.objects.create(person=person, agrees=agrees, until=until, noted_by=user)
    record(events.PoolConsentNoted(person_id=person.pk, agrees=agrees), actor=actor, person=person)
    pool.refresh(person.pk)
    return consent


@transaction.atomic
def put_up_for(job: Job, entry: PoolEntry, *, tell: bool, actor: Actor) -> Application:
    """Make an application of somebody in the talent pool, with the newest résumé; ``tell`` writes to them."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=entry.person_id)
    if Application.objects.filter(person=person, job=job).exists():
        raise Conflict(N_("%(name)s has applied for this job already."), code="applied_already", name=person.name)
    if tell and not person.email:
        raise Conflict(N_("%(name)s has no e-mail address here."), code="no_address", name=person.name)
    draft = ApplicationDraft(name=person.name, email=person.email or "", language=person.language)
    received = applications.apply(
        job, draft, resume=_copy(entry.resume), actor=actor, source=Source.ADDED, person=person, tell=tell
    )
    event = events.PoolInvited(application_id=received.application.pk, job_id=job.pk)
    record(event, actor=actor, person=person, subject=received.application)
    return received.application


def _copy(resume: Resume) -> ResumeFile:
    """The application gets a file of its own, so that each can be removed without the other."""
    with files.open_file(resume.file) as source:
        return ResumeFile(name=resume.file.name, media_type=resume.file.media_type, content=source.read())


def note_search(found: int, *, actor: Actor) -> None:
    record(events.PoolSearched(found=found), actor=actor)


def note_export(count: int, *, file_format: str, actor: Actor) -> None:
    record(events.PoolExported(count=count, file_format=file_format), actor=actor)
