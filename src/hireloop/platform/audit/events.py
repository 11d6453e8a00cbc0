"""Facts in the past tense. Each kind is a frozen dataclass of ids, numbers and short codes, never personal content.

@dataclass(frozen=True)
class OfferAccepted(Event):
    key = "offers.accepted"
    label = _("Offer accepted")
    offer_id: UUID
"""

from dataclasses import dataclass, fields
from typing import Any, ClassVar, Self, get_type_hints
from uuid import UUID

from django.utils.functional import Promise

from hireloop.kernel.errors import N_, BadInput

Scalar = UUID | str | int | bool | None

_by_key: dict[str, type["Event"]] = {}


@dataclass(frozen=True)
class Event:
    """``label`` may name fields as %(field)s. ``icon`` is a Tabler icon; ``on_timeline``: shown on the person page."""

    key: ClassVar[str]
    label: ClassVar[str | Promise]
    icon: ClassVar[str] = "point"
    on_timeline: ClassVar[bool] = True

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        known = _by_key.setdefault(cls.key, cls)
        if known.__qualname__ != cls.__qualname__ or known.__module__ != cls.__module__:
            raise TypeError(f"Two events have the key {cls.key}: {known.__module__} and {cls.__module__}")
        _by_key[cls.key] = cls

    def payload(self) -> dict[str, Scalar]:
        return {field.name: _plain(getattr(self, field.name)) for field in fields(self)}

    @classmethod
    def said(cls, payload: dict[str, Any]) -> dict[str, Any]:
        """The payload as the label says it; an event whose codes have names puts them in."""
        return payload

    @classmethod
    def from_payload(cls, payload: dict[str, Any]) -> Self:
        hints = get_type_hints(cls)
        return cls(**{name: _typed(value, hints[name]) for name, value in payload.items()})


def event_class(key: str) -> type[Event]:
    if key not in _by_key:
        raise BadInput(N_("There is no kind of event called %(key)s."), key=key)
    return _by_key[key]


def known_events() -> dict[str, type[Event]]:
    return dict(sorted(_by_key.items()))


def label_of(key: str) -> str:
    """What the event is called; its key where the module that knew it is gone."""
    return str(_by_key[key].label) if key in _by_key else key


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"An event holds ids, numbers and short codes, not {type(value).__name__}")


def _typed(value: Any, hint: Any) -> Any:
    wants_id = hint is UUID or UUID in getattr(hint, "__args__", ())
    return UUID(value) if wants_id and isinstance(value, str) else value
