"""The only writer of the audit trail."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hireloop.platform.vault.blind import blind_index

from .actor import Actor, HasId
from .events import Event
from .handlers import enqueue_deliveries
from .models import AuditRow
from .things import thing_name


@dataclass(frozen=True)
class SensitiveRead(Event):
    """Somebody looked at what only some may see. ``what`` is a short code: "contacts", "recording", "report"."""

    key = "audit.read"
    label = _("Sensitive data read: %(what)s")
    icon: ClassVar[str] = "eye"
    on_timeline: ClassVar[bool] = False
    what: str

    @classmethod
    def said(cls, payload: dict[str, Any]) -> dict[str, Any]:
        return {**payload, "what": thing_name(payload["what"])}


@dataclass(frozen=True)
class TrailExported(Event):
    """Rows of the audit trail left as a file."""

    key = "audit.exported"
    label = _("Audit trail exported (%(count)s rows)")
    icon: ClassVar[str] = "download"
    count: int
    file_format: str


def record(
    event: Event,
    *,
    actor: Actor,
    person: HasId | UUID | None = None,
    subject: models.Model | None = None,
    changes: Mapping[str, tuple[Any, Any]] | None = None,
    reason: str = "",
) -> AuditRow:
    """Write the fact down in the running transaction, for the trail and for every handler of that event.

    ``changes`` maps a field to (old value, new value).
    """
    with transaction.atomic():
        row = AuditRow(
            at=timezone.now(),
            key=event.key,
            payload=event.payload(),
            actor_kind=actor.kind,
            actor_id=actor.id,
            actor_name=actor.name,
            ip_hash=blind_index(actor.ip, "ip"),
            user_agent_hash=blind_index(actor.user_agent, "user_agent"),
            person_id=_id_of(person),
            subject_type=subject._meta.label_lower if subject is not None else "",
            subject_id=str(subject.pk) if subject is not None else "",
            changes={name: list(pair) for name, pair in changes.items()} if changes else None,
            reason=reason or None,
        )
        row.save()
        enqueue_deliveries(row, type(event))
    return row


def record_read(subject: models.Model | None, *, actor: Actor, person: HasId | UUID | None, what: str) -> AuditRow:
    """Write down that sensitive data was looked at. ``what`` is a short code such as "recording"."""
    return record(SensitiveRead(what), actor=actor, person=person, subject=subject)


def _id_of(person: HasId | UUID | None) -> UUID | None:
    return person if person is None or isinstance(person, UUID) else person.pk
