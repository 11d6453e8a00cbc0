"""Take in many résumés at once. Every file is an item of its own, done once, whatever happens to the worker.

files or ZIP → items under the installation's key → each read in the background → person, résumé, application
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hireloop.kernel.errors import N_, BadInput, Conflict, HireloopError
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.background.enqueueing import enqueue_once
from hireloop.platform.vault import files
from hireloop.recruiting.jobs.models import Job

from .. import events
from ..archives import entries_with_content
from ..models import ImportBatch, ImportItem

WAITING_PURPOSE = "resume_import"
ZIP = "application/zip"
UNKNOWN = "application/octet-stream"
ZIP_SIGNS = (b"PK\x03\x04", b"PK\x05\x06")


@dataclass(frozen=True)
class Incoming:
    """One uploaded file: ``source`` is read once, from its beginning."""

    name: str
    source: BinaryIO
    size: int


def start_import(incoming: Sequence[Incoming], *, job: Job | None, actor: Actor, user: User) -> ImportBatch:
    """Keep the files and begin. When this returns nothing can be lost any more: all is in the vault."""
    if not incoming:
        raise BadInput(_("Choose the résumés, or a ZIP file with them."), code="no_files")
    with transaction.atomic():
        batch = ImportBatch.objects.create(job=job, started_by=user)
        for each in incoming:
            _keep(batch, each)
        batch.total = batch.items.count()
        batch.save()
        record(events.ImportStarted(batch_id=batch.pk, files=len(incoming)), actor=actor, subject=batch)
        if batch.archives.exists():
            from ..tasks import unpack_archives

            enqueue_once(unpack_archives, str(batch.pk), str(batch.pk))
        else:
            _run(batch)
    return batch


def _keep(batch: ImportBatch, incoming: Incoming) -> None:
    head = incoming.source.read(4)
    incoming.source.seek(0)
    name = PurePosixPath(incoming.name.replace("\\", "/")).name[:160] or "resume"
    if name.lower().endswith(".zip") and head in ZIP_SIGNS:
        batch.archives.add(files.store(None, incoming.source, name=name, media_type=ZIP, purpose=WAITING_PURPOSE))
    elif incoming.size > settings.MAX_UPLOAD_BYTES:
        error = BadInput(N_("This file is larger than résumés may be. Save it smaller."), code="file_too_large")
        add_item(batch, name, error)
    else:
        add_item(batch, name, incoming.source.read())


def add_item(batch: ImportBatch, name: str, content: bytes | HireloopError) -> ImportItem:
    """The next item: its file waits under the installation's key, or it has failed from the start."""
    item = ImportItem(batch=batch, name=name, number=_next_number(batch))
    if isinstance(content, HireloopError):
        fail(item, content)
    else:
        item.file = files.store(None, content, name=name, media_type=UNKNOWN, purpose=WAITING_PURPOSE)
        item.digest = item.file.digest
    item.save()
    return item


def fail(item: ImportItem, error: HireloopError) -> None:
    """Say why; the caller saves."""
    item.state, item.done_at = ImportItem.State.FAILED, timezone.now()
    item.problem_code, item.problem_message = error.code[:40], error.message[:400]
    item.problem_params = {name: str(value) for name, value in error.params.items()}


def unpack(batch: ImportBatch) -> None:
    """Make items of what is in the archives, a few in each transaction; goes on where an earlier try broke off."""
    for archive in list(batch.archives.order_by("created_at")):
        with files.open_file(archive) as source:
            done = batch.items.filter(archive_id=archive.pk).count()
            try:
                for packed, content in entries_with_content(source, after=done, most_bytes=settings.MAX_UPLOAD_BYTES):
                    with transaction.atomic():
                        item = add_item(batch, packed.name, content)
                        ImportItem.objects.filter(pk=item.pk).update(archive_id=archive.pk)
                        ImportBatch.objects.filter(pk=batch.pk).update(total=item.number)
            except BadInput as error:
                add_item(batch, archive.name, error)
        with transaction.atomic():
            batch.archives.remove(archive)
            files.remove(archive)
    with transaction.atomic():
        batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
        batch.total = batch.items.count()
        batch.save()
        if batch.state == ImportBatch.State.UNPACKING:
            _run(batch)


def _run(batch: ImportBatch) -> None:
    """Put every waiting item into the queue, behind what candidates wait for."""
    from ..tasks import take_in_item

    batch.state, batch.running_since, batch.finished_at = ImportBatch.State.RUNNING, timezone.now(), None
    batch.save()
    for item_id in batch.items.filter(state=ImportItem.State.WAITING).values_list("pk", flat=True):
        enqueue_once(take_in_item.using(priority=-10), f"{item_id}:{batch.round}", str(item_id))
    finish_if_done(batch, actor=Actor.system("resumes"))


def finish_if_done(batch: ImportBatch, *, actor: Actor) -> None:
    """Close the batch once no item waits any more."""
    if batch.items.filter(state=ImportItem.State.WAITING).exists():
        return
    now = timezone.now()
    running = ImportBatch.objects.filter(pk=batch.pk, state=ImportBatch.State.RUNNING)
    if running.update(state=ImportBatch.State.DONE, finished_at=now, updated_at=now):
        failed = batch.items.filter(state=ImportItem.State.FAILED).count()
        event = events.ImportFinished(batch_id=batch.pk, added=batch.items.count() - failed, failed=failed)
        record(event, actor=actor, subject=batch)


@transaction.atomic
def stop_import(batch: ImportBatch, *, actor: Actor) -> ImportBatch:
    """Take in no more; what was taken in stays."""
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if batch.state not in {ImportBatch.State.RUNNING, ImportBatch.State.UNPACKING}:
        raise Conflict(_("This import has ended already."), code="import_ended")
    batch.items.filter(state=ImportItem.State.WAITING).update(state=ImportItem.State.CANCELLED, done_at=timezone.now())
    batch.state, batch.finished_at = ImportBatch.State.CANCELLED, timezone.now()
    batch.save()
    record(events.ImportStopped(batch_id=batch.pk), actor=actor, subject=batch)
    return batch


@transaction.atomic
def go_on(batch: ImportBatch, *, actor: Actor) -> ImportBatch:
    """Take up what was stopped, and try again what failed while its file is here."""
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if batch.state not in {ImportBatch.State.CANCELLED, ImportBatch.State.DONE}:
        raise Conflict(_("This import cannot go on now."), code="import_not_stopped")
    again = batch.items.filter(state__in=[ImportItem.State.CANCELLED, ImportItem.State.FAILED]).exclude(file=None)
    if not again.update(state=ImportItem.State.WAITING, done_at=None, problem_code="", problem_message=""):
        raise Conflict(_("There is nothing left that could be tried again."), code="nothing_to_retry")
    batch.round += 1
    _run(batch)
    record(events.ImportStarted(batch_id=batch.pk, files=batch.total), actor=actor, subject=batch)
    return batch


def _next_number(batch: ImportBatch) -> int:
    last = batch.items.order_by("-number").values_list("number", flat=True).first()
    return (last or 0) + 1
