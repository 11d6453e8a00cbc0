"""Lists that leave as files."""

from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor

from ..events import EnvelopesExported


def note_export(count: int, *, file_format: str, actor: Actor) -> None:
    """Write down that ``count`` rows left as a file."""
    record(EnvelopesExported(count=count, file_format=file_format), actor=actor)
