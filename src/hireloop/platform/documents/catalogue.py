"""Which fields a kind of document has. The capability that makes the documents declares them from AppConfig.ready:

    catalogue.register(Catalogue("offer", _("Offer"), (Field("pay.base", "月薪", "Base salary", MONEY, 25000_00), …)))

A template names a field as ``{{ pay.base }}``; some types have other ways of writing, as ``{{ pay.base.capitals }}``.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from hireloop.kernel.errors import N_, NotFound
from hireloop.kernel.languages import Language


class FieldType(StrEnum):
    """``MONEY`` is in fen; ``PERCENT`` a Decimal of per cent; ``LIST`` a list of rows with the field's ``items``."""

    TEXT = "text"
    MONEY = "money"
    DATE = "date"
    NUMBER = "number"
    PERCENT = "percent"
    LIST = "list"


WAYS: dict[FieldType, tuple[str, ...]] = {
    FieldType.MONEY: ("capitals", "number"),
    FieldType.DATE: ("iso", "chinese", "english"),
}
"""Other ways in which a value can be written."""


@dataclass(frozen=True)
class Field:
    name: str
    zh: str
    en: str
    type: FieldType = FieldType.TEXT
    example: Any = ""
    items: tuple["Field", ...] = ()

    @property
    def ways(self) -> tuple[str, ...]:
        return WAYS.get(self.type, ())


@dataclass(frozen=True)
class Catalogue:
    """``sample`` writes a Word document to start from; ``built_in`` says what is printed where none is chosen."""

    kind: str
    label: Any
    fields: tuple[Field, ...]
    sample: Callable[[Language], bytes] | None = None
    built_in: Any = ""

    @property
    def has_sample(self) -> bool:
        """For pages: a template would call ``sample`` itself."""
        return self.sample is not None

    def field(self, name: str) -> Field | None:
        return next((field for field in self.fields if field.name == name), None)

    def names(self) -> Iterator[str]:
        """Every name that a template may use, ways of writing included."""
        for field in self.fields:
            yield field.name
            yield from (f"{field.name}.{way}" for way in field.ways)

    def examples(self) -> dict[str, Any]:
        """Sample data for previews."""
        return {field.name: field.example for field in self.fields}


_catalogues: dict[str, Catalogue] = {}


def register(catalogue: Catalogue) -> None:
    _catalogues[catalogue.kind] = catalogue


def catalogue_of(kind: str) -> Catalogue:
    if kind not in _catalogues:
        raise NotFound(N_("There are no documents of the kind “%(kind)s”."), kind=kind)
    return _catalogues[kind]


def known() -> list[Catalogue]:
    return [_catalogues[kind] for kind in sorted(_catalogues)]
