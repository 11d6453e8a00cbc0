"""The list."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from hireloop.platform.accounts.access import can, colleague_of, requires

from .. import queries
from ..tables import OfferTable


@requires("offers.view")
def offer_list(request: HttpRequest) -> HttpResponseBase:
    user = colleague_of(request)
    table = OfferTable(request, queries.for_pages(queries.visible_to(user)))
    table.can_export = can(user, "offers.prepare")  # type: ignore[misc]
    context = {"to_prepare": queries.to_prepare(user)[:20]}
    return table.respond("offers/list.html", context)
