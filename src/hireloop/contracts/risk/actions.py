"""The only writer of risk notes and of the register."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hireloop.kernel.errors import BadInput, Conflict
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.models import Person

from .events import DisputeRecorded, DisputesExported, RiskDismissed, RiskNoted
from .models import Dispute, RiskNote
from .reading import VERSION, statements_in


@dataclass(frozen=True)
class Spoken:
    """What somebody said in one place: the transcript of answer ``place`` (counted from 1) of a source."""

    text: str
    place: int


def note_statements(
    person: Person, spoken: Iterable[Spoken], *, source_type: str, source_id: UUID, actor: Actor
) -> list[RiskNote]:
    """Write down what is worth asking about, once however often it is read; answers the new notes."""
    found = [(each.place, statement) for each in spoken for statement in statements_in(each.text)]
    notes = []
    with transaction.atomic():
        for place, statement in found:
            note, is_new = RiskNote.objects.get_or_create(
                person=person,
                rule=statement.rule,
                source_id=source_id,
                place=place,
                start=statement.start,
                defaults={
                    "quote": statement.quote,
                    "end": statement.end,
                    "source_type": source_type,
                    "engine": VERSION,
                },
            )
            if is_new:
                record(RiskNoted(note.id, statement.rule), actor=actor, person=person, subject=note)
                notes.append(note)
    return notes


@transaction.atomic
def dismiss(note: RiskNote, *, reason: str, actor: Actor, user: User) -> RiskNote:
    """A person has looked: the note no longer stands, and says why."""
    if not reason.strip():
        raise BadInput(_("Say in a few words why."), code="dismiss_reason")
    note = RiskNote.objects.select_for_update(of=("self",)).select_related("person").get(pk=note.pk)
    if note.dismissed_at is not None:
        raise Conflict(_("This note has been dismissed already."), code="note_dismissed")
    note.dismissed_at, note.dismissed_by, note.dismiss_reason = timezone.now(), user, reason.strip()
    note.save()
    record(RiskDismissed(note.id), actor=actor, person=note.person, subject=note, reason=reason.strip())
    return note


@transaction.atomic
def save_dispute(dispute: Dispute, *, actor: Actor, user: User | None = None) -> Dispute:
    if not (dispute.summary or "").strip():
        raise BadInput(_("Say in a few sentences what happened."), code="dispute_summary")
    dispute.recorded_by = dispute.recorded_by or user
    dispute.save()
    record(DisputeRecorded(dispute.id), actor=actor, subject=dispute)
    return dispute


def note_export(count: int, *, file_format: str, actor: Actor) -> None:
    record(DisputesExported(count, file_format), actor=actor)
