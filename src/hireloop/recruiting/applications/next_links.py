"""Where "what is next" leads: capabilities above register a link for a next step.

Several may say something of the same step; the reader chooses. A provider may look things up, so lists and cards link
to ``applications:next``, which asks it for that one application.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hireloop.platform.modules import switches

from .models import Application


@dataclass(frozen=True)
class NextLink:
    """A thing to do about an application: a verb and where it is done. ``icon`` is a Tabler icon."""

    label: Any
    url: str
    icon: str = "arrow-right"


Provider = Callable[[Application], NextLink | None]
_providers: dict[str, list[Provider]] = defaultdict(list)


def register(step: str, provider: Provider) -> None:
    """Let ``provider`` say where the next step (a NextStep) is taken; who comes later stands first."""
    if provider not in _providers[step]:
        _providers[step].insert(0, provider)


def links_for(application: Application) -> list[NextLink]:
    """What can be done next, the most usual first; nothing of a module that is off."""
    return [link for provider in _on(application.next_step) if (link := provider(application))]


def link_for(application: Application) -> NextLink | None:
    """Where the application's next step is usually taken; None where nobody says."""
    return next(iter(links_for(application)), None)


def leads_somewhere(step: str) -> bool:
    """Whether somebody has said where this next step is taken."""
    return bool(_on(step))


def _on(step: str) -> list[Provider]:
    return [provider for provider in _providers.get(step, ()) if switches.is_on_for(provider)]
