"""What others show beside the editor (risk notes, suggestions): ``register(render)`` from AppConfig.ready."""

from collections.abc import Callable

from django.http import HttpRequest

from .models import Contract

Render = Callable[[HttpRequest, Contract], str | None]
_panels: dict[str, tuple[int, Render]] = {}


def register(render: Render, *, order: int = 100) -> Render:
    """Show ``render(request, contract)``; None or "" shows nothing."""
    _panels[f"{render.__module__}.{render.__qualname__}"] = (order, render)
    return render


def panels_for(request: HttpRequest, contract: Contract) -> list[str]:
    ordered = sorted(_panels.values(), key=lambda each: each[0])
    return [html for _order, render in ordered if (html := render(request, contract))]
