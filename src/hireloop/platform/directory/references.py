"""What points to a person, and how it follows when two entries turn out to be one human being.

Foreign keys to Person, and plain columns of ids called ``person_id``, are found by walking the models, so a new
capability is covered by having one. Rows that speak of the entry itself are left out: ``register_staying``.
The audit trail is append-only and does not move: whoever reads it for a person asks for ``queries.ids_of``.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import IntegrityError, models, transaction

PLAIN = "person_id"
_staying: set[str] = {"directory.person", "directory.personmerge", "audit.auditrow"}


@dataclass(frozen=True)
class Reference:
    """A column that names a person."""

    model: type[models.Model]
    column: str

    @property
    def label(self) -> str:
        return self.model._meta.label_lower


@dataclass(frozen=True)
class Followed:
    """Which rows went over, and which could not because the kept person has one like it: (label, column, id)."""

    moved: list[tuple[str, str, str]]
    stayed: list[tuple[str, str, str]]


def register_staying(model: type[models.Model]) -> None:
    """Leave the rows of this model alone: they speak of the entries themselves, not of the human being."""
    _staying.add(model._meta.label_lower)


def references() -> list[Reference]:
    """Every column that follows a merge."""
    return [Reference(model, column) for model in apps.get_models() for column in _columns_of(model)]


def follow(kept_id: UUID, *, merged_id: UUID) -> Followed:
    """Let what points to ``merged_id`` point to ``kept_id``, inside the caller's transaction."""
    followed = Followed([], [])
    for reference in references():
        ids = list(_rows(reference).filter(**{reference.column: merged_id}).values_list("pk", flat=True))
        for pk in _moved(reference, ids, kept_id):
            followed.moved.append((reference.label, reference.column, str(pk)))
        gone = {pk for label, column, pk in followed.moved if (label, column) == (reference.label, reference.column)}
        followed.stayed.extend((reference.label, reference.column, str(pk)) for pk in ids if str(pk) not in gone)
    return followed


def go_back(moved: Iterable[Iterable[str]], *, kept_id: UUID, merged_id: UUID) -> int:
    """Let the rows that went over point back, where they still are with the kept person; answers how many."""
    by_reference: dict[tuple[str, str], list[str]] = {}
    for label, column, pk in moved:
        by_reference.setdefault((label, column), []).append(pk)
    count = 0
    for (label, column), ids in by_reference.items():
        rows = apps.get_model(label)._base_manager.filter(pk__in=ids, **{column: kept_id})
        count += rows.update(**{column: merged_id})
    return count


def _columns_of(model: type[models.Model]) -> Iterator[str]:
    if model._meta.label_lower in _staying or model._meta.proxy or not model._meta.managed:
        return
    for field in model._meta.concrete_fields:
        points = field.is_relation and field.related_model is not None and _is_person(field.related_model)
        if points or (field.attname == PLAIN and isinstance(field, models.UUIDField)):
            yield field.attname


def _is_person(model: Any) -> bool:
    return model._meta.label_lower == "directory.person"


def _rows(reference: Reference) -> models.QuerySet[Any]:
    return reference.model._base_manager.all()


def _moved(reference: Reference, ids: list[Any], kept_id: UUID) -> list[Any]:
    """All at once; row by row where the kept person has one that stands in the way."""
    if not ids:
        return []
    if _update(reference, ids, kept_id):
        return ids
    return [pk for pk in ids if _update(reference, [pk], kept_id)]


def _update(reference: Reference, ids: list[Any], kept_id: UUID) -> bool:
    try:
        with transaction.atomic():
            _rows(reference).filter(pk__in=ids).update(**{reference.column: kept_id})
    except IntegrityError:
        return False
    return True
