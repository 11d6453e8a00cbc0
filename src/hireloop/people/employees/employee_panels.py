"""What other capabilities show on an employee's page: ``register(render)`` from an AppConfig.ready."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest

from .models import Employee

Render = Callable[[HttpRequest, Employee], str | None]


@dataclass(frozen=True)
class EmployeePanel:
    render: Render
    order: int


_panels: dict[str, EmployeePanel] = {}


def register(render: Render, *, order: int = 100) -> Render:
    """Show ``render(request, employee)`` on the employee's page; None or "" shows nothing."""
    _panels[f"{render.__module__}.{render.__qualname__}"] = EmployeePanel(render=render, order=order)
    return render


def panels_for(request: HttpRequest, employee: Employee) -> list[str]:
    """The panels that have something to say, in their order."""
    ordered = sorted(_panels.values(), key=lambda panel: panel.order)
    return [html for panel in ordered if (html := panel.render(request, employee))]
