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


def to_seal_card(request: HttpRequest) -> str | None:
    """What waits for the company's seal and this colleague may seal."""
    waiting = queries.waiting_for_seal(request.user)  # type: ignore[arg-type]
    count = waiting.count()
    if not count:
        return None
    context = {"count": count, "first": waiting.select_related("envelope__person")[:4]}
    return render_to_string("signing/_to_seal_card.html", context, request=request)
