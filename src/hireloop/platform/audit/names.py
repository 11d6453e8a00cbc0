"""What the trail calls the things in it: each capability registers how its own are named and where they are."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from hireloop.platform.modules.switches import is_on_for

Namer = Callable[[set[str]], Mapping[str, "Named"]]
Finder = Callable[[str], Iterable[UUID]]

_namers: dict[str, Namer] = {}
_finders: dict[str, Finder] = {}


@dataclass(frozen=True)
class Named:
    text: str
    url: str = ""


def register_names(model_label: str, namer: Namer, *, finder: Finder | None = None) -> None:
    """``namer(ids)`` answers the names of rows of ``"app.model"`` by id (as text), in one query.

    ``finder(text)`` answers the ids of those whose name has the text in it, so that the trail can be searched by name.
    """
    _namers[model_label] = namer
    if finder:
        _finders[model_label] = finder


def find_ids(text: str) -> list[UUID]:
    """The ids of everybody and everything called so."""
    return [found for finder in _finders.values() for found in finder(text)]


def names_of(references: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Named]:
    """The names of (model label, id) pairs: one query for each kind. What is unknown is left out.

    Things of a module that is off keep their names and lead nowhere.
    """
    by_kind: dict[str, set[str]] = {}
    for label, identifier in references:
        by_kind.setdefault(label, set()).add(identifier)
    return {
        (label, identifier): named if is_on_for(_namers[label]) else Named(named.text)
        for label, ids in by_kind.items()
        if label in _namers
        for identifier, named in _namers[label](ids).items()
    }
