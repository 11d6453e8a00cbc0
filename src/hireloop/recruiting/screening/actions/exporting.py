"""Ranked lists that leave as files."""

from uuid import UUID

from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor

from .. import events


def note_export(job_id: UUID, count: int, *, file_format: str, actor: Actor) -> None:
    """Write down that ``count`` rows left as a file."""
    record(events.MatchesExported(job_id=job_id, count=count, file_format=file_format), actor=actor)
