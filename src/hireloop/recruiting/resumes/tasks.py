"""Background work of résumés."""

from uuid import UUID

from django.utils import timezone
from django_tasks import task

from hireloop.engines.errors import EngineFailed, EngineUnavailable
from hireloop.kernel.errors import BadInput
from hireloop.platform.background.policy import attempts
from hireloop.platform.vault import files

from . import actions
from .models import ImportBatch, Resume
from .reader import read_apart


@task(queue_name="analysis")
@attempts(3, timeout_s=600)
def read_resume(resume_id: str) -> None:
    """Read one résumé; what cannot be read is noted in words, and is no reason to try again."""
    resume = Resume.objects.select_related("file").filter(pk=UUID(resume_id)).first()
    if resume is None or resume.state != Resume.State.WAITING:
        return
    with files.open_file(resume.file) as source:
        content = source.read()
    try:
        reading = read_apart(content, name=resume.file.name, today=timezone.localdate())
    except (BadInput, EngineUnavailable, EngineFailed) as error:
        actions.note_unreadable(resume, error)
    else:
        actions.keep_reading(resume, reading)


@task(queue_name="analysis")
@attempts(5, timeout_s=3600)
def unpack_archives(batch_id: str) -> None:
    """Make items of an import's archives."""
    batch = ImportBatch.objects.filter(pk=UUID(batch_id), state=ImportBatch.State.UNPACKING).first()
    if batch is not None:
        actions.unpack(batch)


@task(queue_name="analysis")
@attempts(4, timeout_s=600)
def take_in_item(item_id: str) -> None:
    """Take in one file of an import."""
    actions.take_in(UUID(item_id))
