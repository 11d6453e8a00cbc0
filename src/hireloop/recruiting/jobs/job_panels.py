"""What capabilities above show about a job: panels on its page, and the number of applications in the list."""

from collections.abc import Callable, Iterable
from uuid import UUID

from django.http import HttpRequest

from hireloop.platform.modules import switches

from .models import Job

Render = Callable[[HttpRequest, Job], str | None]
Count = Callable[[Iterable[UUID]], dict[UUID, int]]

_panels: dict[str, tuple[int, Render]] = {}
_counts: list[Count] = []


def register(render: Render, *, order: int = 100) -> Render:
    """Show ``render(request, job)`` on the job's page; None or "" shows nothing."""
    _panels[f"{render.__module__}.{render.__qualname__}"] = (order, render)
    return render


def register_count(count: Count) -> None:
    """Let the capability that keeps applications say how many each job has."""
    _counts[:] = [count]


def panels_for(request: HttpRequest, job: Job) -> list[str]:
    """The panels that have something to say, in their order."""
    ordered = [render for _order, render in sorted(_panels.values(), key=lambda pair: pair[0])]
    return [html for render in ordered if switches.is_on_for(render) and (html := render(request, job))]


def application_counts(job_ids: Iterable[UUID]) -> dict[UUID, int]:
    """Active applications by job; empty where no such capability is on."""
    return _counts[0](job_ids) if _counts and switches.is_on_for(_counts[0]) else {}
