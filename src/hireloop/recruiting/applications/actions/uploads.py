"""Résumés whose form had an error elsewhere: kept for a day, so that nobody has to choose the file again."""

from django.core import signing
from django.db import transaction
from django.utils import timezone

from hireloop.platform.vault import files
from hireloop.platform.vault.models import StoredFile

from ..models import PENDING_UPLOADS_KEPT, PendingUpload
from ..resume_files import ResumeFile

SALT = "applications.pending_upload"
PURPOSE = "resume"


@transaction.atomic
def keep_upload(resume: ResumeFile) -> str:
    """Store the file under the installation's key; the ticket goes back into the form."""
    stored = files.store(None, resume.content, name=resume.name, media_type=resume.media_type, purpose=PURPOSE)
    pending = PendingUpload.objects.create(file=stored)
    return signing.dumps(str(pending.id), salt=SALT)


def kept_upload(ticket: str) -> PendingUpload | None:
    """The file that the ticket stands for; None where the ticket is forged or the day is over."""
    try:
        pending_id = signing.loads(ticket, salt=SALT, max_age=PENDING_UPLOADS_KEPT)
    except signing.BadSignature:
        return None
    return PendingUpload.objects.select_related("file").filter(pk=pending_id).first()


def take_upload(pending: PendingUpload) -> ResumeFile:
    """The file's content; the waiting copy goes."""
    stored = pending.file
    with files.open_file(stored) as source:
        resume = ResumeFile(name=stored.name, media_type=stored.media_type, content=source.read())
    pending.delete()
    files.remove(stored)
    return resume


def drop_old_uploads() -> int:
    """Remove files that nobody came back for."""
    old = PendingUpload.objects.filter(created_at__lt=timezone.now() - PENDING_UPLOADS_KEPT).select_related("file")
    count = 0
    for pending in old[:200]:
        stored: StoredFile = pending.file
        with transaction.atomic():
            pending.delete()
            files.remove(stored)
        count += 1
    return count
