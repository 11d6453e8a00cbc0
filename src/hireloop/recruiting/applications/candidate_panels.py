"""What other capabilities show on the candidate's own page: ``register(render)`` from an AppConfig.ready."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest

from hireloop.platform.directory.models import Person
from hireloop.platform.modules import switches

from .models import Application

Render = Callable[[HttpRequest, Person, Application], str | None]


@dataclass(frozen=True)
class CandidatePanel:
    render: Render
    order: int


_panels: dict[str, CandidatePanel] = {}


def register(render: Render, *, order: int = 100) -> Render:
    """Show ``render(request, person, application)`` on the own page; None or "" shows nothing."""
    _panels[f"{render.__module__}.{render.__qualname__}"] = CandidatePanel(render=render, order=order)
    return render


def panels_for(request: HttpRequest, person: Person, application: Application) -> list[str]:
    """The panels that have something to say, in their order."""
    on = (panel for panel in _panels.values() if switches.is_on_for(panel.render))
    ordered = sorted(on, key=lambda panel: panel.order)
    return [html for panel in ordered if (html := panel.render(request, person, application))]
