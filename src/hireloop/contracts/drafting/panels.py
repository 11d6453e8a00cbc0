"""What contracts show elsewhere: on the person page and on Today."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from hireloop.platform.accounts.access import can, colleague_of
from hireloop.platform.directory.models import Person

from . import queries

SHOWN_ON_CARD = 5


def person_panel(request: HttpRequest, person: Person) -> str | None:
    if not can(request.user, "drafting.view"):
        return None
    found = list(queries.visible_to(colleague_of(request)).filter(person=person).select_related("employer"))
    may_edit = can(request.user, "drafting.edit")
    if not found:
        return None
    context = {"contracts": found, "person": person, "may_edit": may_edit}
    return render_to_string("drafting/_person_panel.html", context, request=request)


def to_finish_card(request: HttpRequest) -> str | None:
    """Drafts, those that wait longest first."""
    waiting = queries.to_finish(colleague_of(request))
    count = waiting.count()
    if not count:
        return None
    context = {"count": count, "contracts": waiting.select_related("person")[:SHOWN_ON_CARD]}
    return render_to_string("drafting/_to_finish_card.html", context, request=request)


def to_sign_card(request: HttpRequest) -> str | None:
    """Approved and not sent, or sent and not signed."""
    waiting = queries.to_sign(colleague_of(request))
    count = waiting.count()
    if not count:
        return None
    context = {"count": count, "contracts": waiting.select_related("person")[:SHOWN_ON_CARD]}
    return render_to_string("drafting/_to_sign_card.html", context, request=request)
