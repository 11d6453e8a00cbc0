"""The company's own clauses."""

from django.db import transaction
from django.utils import timezone

from hireloop.contracts.terms.clauses import Clause, check_clauses
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor

from ..events import LibraryChanged
from ..models import OwnClause


@transaction.atomic
def save_clause(clause: OwnClause, *, actor: Actor) -> OwnClause:
    """New, or with other words. Contracts that have it keep the words that they were drafted with."""
    check_clauses([as_clause(clause)])
    clause.save()
    record(LibraryChanged(clause.id), actor=actor, subject=clause)
    return clause


@transaction.atomic
def retire_clause(clause: OwnClause, *, actor: Actor) -> None:
    clause.retired_at = timezone.now()
    clause.save(update_fields=["retired_at", "updated_at"])
    record(LibraryChanged(clause.id), actor=actor, subject=clause)


def as_clause(own: OwnClause) -> Clause:
    return Clause(
        key=f"own-{own.pk.hex[-12:]}",
        title=own.title,
        text=own.text,
        title_en=own.title_en,
        text_en=own.text_en,
        source="library",
    )
