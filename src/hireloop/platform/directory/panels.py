"""The panels of a person page: each module that is on adds its own (``person_panels`` of its manifest)."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.module_loading import import_string

from hireloop.platform.modules.manifest import PersonPanel
from hireloop.platform.modules.registry import all_modules
from hireloop.platform.modules.switches import is_on

from .models import Person

COLUMNS = ("left", "centre", "right")


@dataclass(frozen=True)
class Panel:
    key: str
    html: str


def panels_of(request: HttpRequest, person: Person) -> dict[str, list[Panel]]:
    """The panels that have something to say to this reader, by column and order.

    Where the reader may not know who this is, only those that are known to say nothing of it.
    """
    found: dict[str, list[Panel]] = {column: [] for column in COLUMNS}
    shown = [panel for panel in _declared() if panel.is_blind_safe or not person.is_hidden]
    for declared in sorted(shown, key=lambda panel: panel.order):
        html = import_string(declared.render)(request, person)
        if html:
            found[declared.column].append(Panel(declared.key, html))
    return found


def _declared() -> list[PersonPanel]:
    return [panel for module in all_modules() if is_on(module.key) for panel in module.person_panels]
