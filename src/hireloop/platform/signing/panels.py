"""What signing adds to the person page."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from hireloop.platform.accounts.access import can
from hireloop.platform.directory.models import Person

from . import queries

SHOWN = 8


def person_panel(request: HttpRequest, person: Person) -> str | None:
    """The documents that the person signed or is to sign."""
    if not can(request.user, "signing.view"):
        return None
    found = queries.visible_to(request.user).filter(person=person)  # type: ignore[arg-type]
    envelopes = list(found[:SHOWN])
    if not envelopes:
        return None
    return render_to_string("signing/_person_panel.html", {"envelopes": envelopes}, request=request)
