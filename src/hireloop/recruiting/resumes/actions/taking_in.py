"""One file of an import becomes a person's résumé, once, however often it is tried."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hireloop.analysis.resumes.model import ParsedResume
from hireloop.kernel.errors import N_, BadInput, Conflict, HireloopError
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.actions import find_or_create_person
from hireloop.platform.directory.models import Person
from hireloop.platform.vault import files
from hireloop.recruiting.applications import actions as applications
from hireloop.recruiting.applications.actions import ApplicationDraft
from hireloop.recruiting.applications.models import Application, Source
from hireloop.recruiting.applications.resume_files import ResumeFile, check_content

from .. import events
from ..models import ImportBatch, ImportItem, Resume
from ..reader import Reading, read_apart
from .importing import fail, finish_if_done
from .reading import keep_reading

PURPOSE = "resume"


def take_in(item_id: UUID, *, name: str = "", actor: Actor | None = None) -> None:
    """Read the item's file and take it in. ``name`` is what a person typed where none was found in the file.

    The reading comes before the transaction, so that no lock is held meanwhile; who comes second finds it done.
    """
    item = ImportItem.objects.select_related("batch__started_by", "file").get(pk=item_id)
    if item.state != ImportItem.State.WAITING or item.file is None:
        return
    actor = actor or _actor_of(item.batch.started_by)
    try:
        outcome: tuple[ResumeFile, Reading] | HireloopError = _read(item)
    except HireloopError as error:
        outcome = error
    with transaction.atomic():
        held = ImportItem.objects.select_for_update(of=("self",)).select_related("batch", "file").get(pk=item_id)
        if held.state != ImportItem.State.WAITING:
            return
        if isinstance(outcome, HireloopError):
            fail(held, outcome)
        else:
            _take_in(held, *outcome, name=name, actor=actor)
        held.save()
        finish_if_done(held.batch, actor=actor)


def _read(item: ImportItem) -> tuple[ResumeFile, Reading]:
    assert item.file is not None
    with files.open_file(item.file) as source:
        content = source.read()
    checked = check_content(content, name=item.name)
    return checked, read_apart(content, name=checked.name, today=timezone.localdate())


def _take_in(item: ImportItem, checked: ResumeFile, reading: Reading, *, name: str, actor: Actor) -> None:
    if _came_before(item):
        item.state = ImportItem.State.REPEATED
    else:
        parsed = ParsedResume.from_dict(reading.parsed)
        called = name or (parsed.name.value if parsed.name else "")
        if not called:
            error = BadInput(N_("No name was found in it. Type the name, and it is taken in."), code="no_name")
            fail(item, error)
            return
        _make_entry(item, checked, reading, called=called, parsed=parsed, actor=actor)
    item.done_at = timezone.now()
    waiting, item.file = item.file, None
    item.save()
    if waiting is not None:
        files.remove(waiting)


def _came_before(item: ImportItem) -> bool:
    """The very same file is here already, for the same job where there is one."""
    same = Resume.objects.filter(file__digest=item.digest)
    if item.batch.job_id:
        same = same.filter(application__job=item.batch.job_id)
    return same.exists()


def _make_entry(
    item: ImportItem, checked: ResumeFile, reading: Reading, *, called: str, parsed: ParsedResume, actor: Actor
) -> None:
    person, item.made_person = find_or_create_person(
        name=called[:120],
        email=parsed.emails[0].value if parsed.emails else "",
        phone=parsed.phones[0].value if parsed.phones else "",
        language="en" if parsed.language == "en" else "zh-hans",
        actor=actor,
    )
    resume = _resume(item, person, checked, actor=actor)
    item.person, item.resume = person, resume
    item.state = ImportItem.State.ADDED if item.made_person else ImportItem.State.RENEWED
    record(
        events.ResumeImported(batch_id=item.batch_id, resume_id=resume.pk), actor=actor, person=person, subject=resume
    )
    keep_reading(resume, reading)


def _resume(item: ImportItem, person: Person, checked: ResumeFile, *, actor: Actor) -> Resume:
    batch: ImportBatch = item.batch
    if batch.job is None:
        stored = files.store(
            person.pk, checked.content, name=checked.name, media_type=checked.media_type, purpose=PURPOSE
        )
        return Resume.objects.create(person=person, file=stored)
    known = Application.objects.filter(person=person, job=batch.job).exists()
    draft = ApplicationDraft(name=person.name, email=person.email or "", language=person.language)
    received = applications.apply(
        batch.job, draft, resume=checked, actor=actor, source=Source.IMPORTED, person=person, tell=False
    )
    item.made_application = not known
    paper = received.application.received_resumes.order_by("-created_at")[0]
    return Resume.objects.create(person=person, application=received.application, received=paper, file=paper.file)


def _actor_of(user: User | None) -> Actor:
    return Actor.user(user) if user else Actor.system("resumes")


def take_in_named(item: ImportItem, *, name: str, actor: Actor) -> ImportItem:
    """Take in a file in which no name was found, under the name that a person typed."""
    with transaction.atomic():
        held = ImportItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
        if held.state != ImportItem.State.FAILED or held.file_id is None:
            raise Conflict(_("This file is not waiting for a name."), code="item_not_failed")
        held.state, held.problem_code, held.problem_message = ImportItem.State.WAITING, "", ""
        held.save()
    take_in(item.pk, name=" ".join(name.split()), actor=actor)
    item.refresh_from_db()
    if item.state == ImportItem.State.FAILED:
        raise BadInput(item.problem_message, code=item.problem_code, **item.problem_params)
    return item
