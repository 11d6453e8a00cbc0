"""Where "what is next" leads: capabilities above register a link for a next step.

A provider may look things up, so lists and cards link to ``applications:next``, which asks it for that one application.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .models import Application


@dataclass(frozen=True)
class NextLink:
    """A thing to do about an application: a verb and where it is done. ``icon`` is a Tabler icon."""

    label: Any
    url: str
    icon: str = "arrow-right"


Provider = Callable[[Application], NextLink | None]
_providers: dict[str, Provider] = {}


def register(step: str, provider: Provider) -> None:
    """Let ``provider`` say where the next step (a NextStep) is taken."""
    _providers[step] = provider


def link_for(application: Application) -> NextLink | None:
    """Where the application's next step is taken; None where nobody says."""
    provider = _providers.get(application.next_step)
    return provider(application) if provider else None


def leads_somewhere(step: str) -> bool:
    """Whether somebody has said where this next step is taken."""
    return step in _providers
