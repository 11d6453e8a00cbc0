"""The states of an offer, and which moves between them there are."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class OfferState(TextChoices):
    DRAFT = "draft", pgettext_lazy("offer", "Draft")
    IN_APPROVAL = "in_approval", pgettext_lazy("offer", "In approval")
    APPROVED = "approved", pgettext_lazy("offer", "Approved, not sent")
    REFUSED = "refused", pgettext_lazy("offer", "Not approved")
    SENT = "sent", pgettext_lazy("offer", "Waiting for the candidate")
    ACCEPTED = "accepted", pgettext_lazy("offer", "Accepted")
    DECLINED = "declined", pgettext_lazy("offer", "Declined")
    EXPIRED = "expired", pgettext_lazy("offer", "Expired")
    WITHDRAWN = "withdrawn", pgettext_lazy("offer", "Withdrawn")


S = OfferState
MOVES: dict[str, frozenset[str]] = {
    S.DRAFT: frozenset({S.IN_APPROVAL, S.WITHDRAWN}),
    S.IN_APPROVAL: frozenset({S.APPROVED, S.DRAFT, S.REFUSED, S.WITHDRAWN}),
    S.APPROVED: frozenset({S.SENT, S.DRAFT, S.WITHDRAWN}),
    S.REFUSED: frozenset({S.DRAFT, S.WITHDRAWN}),
    S.SENT: frozenset({S.ACCEPTED, S.DECLINED, S.EXPIRED, S.DRAFT, S.WITHDRAWN}),
    S.EXPIRED: frozenset({S.DRAFT, S.WITHDRAWN, S.ACCEPTED}),
    S.DECLINED: frozenset({S.DRAFT}),
    S.ACCEPTED: frozenset(),
    S.WITHDRAWN: frozenset(),
}
"""A signature made in time may arrive after the offer was marked expired, so that move exists."""

LIVE = (S.DRAFT, S.IN_APPROVAL, S.APPROVED, S.REFUSED, S.SENT, S.EXPIRED)
"""States of an offer that can still become something; there is at most one such for an application."""

REVISABLE = (S.IN_APPROVAL, S.APPROVED, S.REFUSED, S.SENT, S.EXPIRED, S.DECLINED)


def may_go(old: str, new: str) -> bool:
    return new in MOVES[old]


class DeclineReason(TextChoices):
    OTHER_OFFER = "other_offer", _("I have accepted another offer")
    SALARY = "salary", _("The pay does not fit")
    WORK = "work", _("The work is not what I want")
    PLACE = "place", _("Place or time of work do not fit")
    STAYS = "stays", _("I stay where I am")
    OTHER = "other", _("Another reason")


class TermKind(TextChoices):
    FIXED = "fixed", _("Fixed term")
    OPEN_ENDED = "open_ended", _("Open-ended")
    TASK = "task", _("Until a task is done")


class WorkingTime(TextChoices):
    STANDARD = "standard", _("Standard working time")
    COMPREHENSIVE = "comprehensive", _("Working time averaged over a period")
    FLEXIBLE = "flexible", _("Flexible working time")
