"""Background work of documents."""

from uuid import UUID

from django_tasks import task

from hireloop.platform.background.policy import attempts


@task()
@attempts(2, timeout_s=180)
def make_preview(version_id: str) -> None:
    """Print the sample of a template; LibreOffice takes seconds."""
    from .actions import make_preview as make

    make(UUID(version_id))
