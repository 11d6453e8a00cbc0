"""Lists that leave as files."""

from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor

from .. import events


def note_export(count: int, *, file_format: str, actor: Actor) -> None:
    """Write down that ``count`` rows left as a file."""
    record(events.OffersExported(count=count, file_format=file_format), actor=actor)
