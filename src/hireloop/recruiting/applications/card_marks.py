"""What other capabilities put on a card of the board, such as the match: ``register`` in AppConfig.ready."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from hireloop.platform.accounts.models import User
from hireloop.platform.modules import switches

from .models import Application


@dataclass(frozen=True)
class CardMark:
    """A few signs, what they mean, and where they come from. ``icon`` is a Tabler icon."""

    text: str
    meaning: str
    url: str = ""
    icon: str = "point"


Provider = Callable[[User, Iterable[Application]], Mapping[UUID, CardMark]]
_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """``provider(user, applications)`` answers the marks by application, in one query however many there are."""
    if provider not in _providers:
        _providers.append(provider)


def marks_of(user: User, applications: Iterable[Application]) -> dict[UUID, list[CardMark]]:
    """The marks of each application that this colleague may see."""
    shown = list(applications)
    found: dict[UUID, list[CardMark]] = {}
    for provider in _providers:
        if shown and switches.is_on_for(provider):
            for application_id, mark in provider(user, shown).items():
                found.setdefault(application_id, []).append(mark)
    return found
