"""Tell the colleagues who look after an offer what the candidate did."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from hireloop.platform.accounts.models import User
from hireloop.platform.accounts.queries import users_with_role
from hireloop.platform.accounts.roles import Role
from hireloop.platform.audit.actor import Actor
from hireloop.platform.notifications import actions as notifications

from ..models import Offer

NEWS = {
    "accepted": _("{name} has accepted the offer."),
    "declined": _("{name} has declined the offer."),
    "asked": _("{name} has a question about the offer."),
    "expired": _("The offer to {name} has expired without an answer."),
    "expiring": _("The offer to {name} has to be answered soon."),
}


def tell_team(offer: Offer, news: str, *, actor: Actor) -> None:
    """A notice and a mail to whoever prepared it; where they have left, to HR."""
    path = reverse("offers:offer", args=[offer.pk])
    for user in _who_cares(offer):
        notifications.notify(user, format_lazy(NEWS[news], name=offer.person.name), url=path, person=offer.person)
        context = {
            "news": news,
            "name": offer.person.name,
            "job": offer.application.job.title,
            "expires_on": offer.expires_on,
            "url": settings.SITE_URL + path,
        }
        notifications.send("offer_news", to_user=user, context=context, actor=actor)


def _who_cares(offer: Offer) -> Iterable[User]:
    author = offer.prepared_by
    return [author] if author is not None and author.is_active else users_with_role(Role.HR)
