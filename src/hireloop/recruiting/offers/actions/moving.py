"""The one way in which an offer changes its state."""

from typing import Any

from django.utils.translation import gettext as _

from hireloop.kernel.errors import Conflict

from ..models import Offer
from ..states import OfferState, may_go


def locked(offer: Offer) -> Offer:
    """The row as it is now, held until the transaction ends."""
    rows = Offer.objects.select_for_update(of=("self",))
    return rows.select_related("person", "application__job", "application__person", "prepared_by").get(pk=offer.pk)


def go(offer: Offer, state: OfferState, **changes: Any) -> None:
    """Move the held offer on, or Conflict where somebody was quicker or there is no such move."""
    if not may_go(offer.state, state):
        named = {"now": offer.get_state_display(), "new": state.label}
        raise Conflict(
            _("The offer is “%(now)s” now, so it cannot become “%(new)s”. Load the page again.") % named,
            code="offer_state",
        )
    offer.state = state
    for name, value in changes.items():
        setattr(offer, name, value)
    offer.save()
