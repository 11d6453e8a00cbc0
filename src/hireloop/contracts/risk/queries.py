"""Reads of risk notes and disputes, and the dispute risk of a draft."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from hireloop.contracts.checking.findings import Check, Checked
from hireloop.kernel.errors import NotFound
from hireloop.platform.accounts.access import can
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.names import Named
from hireloop.platform.directory.models import Person

from .models import Dispute, DisputeOutcome, RiskNote
from .reading import StatementRule, rules

COSTLY = (DisputeOutcome.LOST, DisputeOutcome.PARTLY, DisputeOutcome.SETTLED)


def visible_to(user: User) -> QuerySet[RiskNote]:
    return RiskNote.objects.all() if can(user, "risk.view") else RiskNote.objects.none()


def visible_note(user: User, note_id: UUID) -> RiskNote:
    found = visible_to(user).select_related("person").filter(pk=note_id).first()
    if found is None:
        raise NotFound(_("There is no such note, or you may not see it."))
    return found


def disputes_visible_to(user: User) -> QuerySet[Dispute]:
    return Dispute.objects.select_related("employer") if can(user, "risk.view") else Dispute.objects.none()


def visible_dispute(user: User, dispute_id: UUID) -> Dispute:
    found = disputes_visible_to(user).filter(pk=dispute_id).first()
    if found is None:
        raise NotFound(_("There is no such dispute in the register."))
    return found


@dataclass(frozen=True)
class ShownNote:
    note: RiskNote
    rule: StatementRule


def notes_of(person: Person) -> list[ShownNote]:
    """All, the standing ones first."""
    known = rules()
    found = [
        ShownNote(note, known[note.rule])
        for note in person.risk_notes.select_related("dismissed_by")
        if note.rule in known
    ]
    return sorted(found, key=lambda each: each.note.dismissed_at is not None)


@dataclass(frozen=True)
class ClauseRisk:
    """A clause of a draft that could become a dispute: what is vague in it, and what it cost before."""

    clause: str
    vague: tuple[Checked, ...]
    disputes: tuple[Dispute, ...]

    @property
    def paid_fen(self) -> int:
        return sum(each.amount_fen or 0 for each in self.disputes)

    @property
    def is_high(self) -> bool:
        """Vague words where the company has paid before."""
        return bool(self.vague and self.disputes)


def clause_risks(check: Check, employer_id: UUID, clause_keys: Iterable[str]) -> list[ClauseRisk]:
    """By clause: those where both meet come first."""
    past: dict[str, list[Dispute]] = {}
    for dispute in Dispute.objects.filter(employer_id=employer_id, outcome__in=COSTLY).exclude(clause=""):
        past.setdefault(dispute.clause, []).append(dispute)
    vague: dict[str, list[Checked]] = {}
    for checked in check.with_verdict("warning"):
        if checked.clause:
            vague.setdefault(checked.clause, []).append(checked)
    found = [
        ClauseRisk(key, tuple(vague.get(key, ())), tuple(past.get(key, ())))
        for key in clause_keys
        if key in vague or key in past
    ]
    return sorted(found, key=lambda each: (not each.is_high, not each.vague))


def names_of_disputes(ids: set[str]) -> dict[str, Named]:
    found = Dispute.objects.filter(pk__in=ids)
    return {str(each.pk): Named(str(each), reverse("risk:dispute", args=[each.pk])) for each in found}
