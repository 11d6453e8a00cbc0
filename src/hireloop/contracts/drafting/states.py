"""Where a contract stands, and from where it can go where."""

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from hireloop.kernel.errors import Conflict


class Status(TextChoices):
    DRAFT = "draft", pgettext_lazy("contract", "Draft")
    IN_APPROVAL = "in_approval", pgettext_lazy("contract", "In approval")
    APPROVED = "approved", pgettext_lazy("contract", "Approved")
    OUT_FOR_SIGNATURE = "out_for_signature", pgettext_lazy("contract", "Out for signature")
    SIGNED = "signed", pgettext_lazy("contract", "Signed")
    IN_FORCE = "in_force", pgettext_lazy("contract", "In force")
    ENDED = "ended", pgettext_lazy("contract", "Ended")
    CANCELLED = "cancelled", pgettext_lazy("contract", "Cancelled")


MOVES: dict[Status, frozenset[Status]] = {
    Status.DRAFT: frozenset({Status.IN_APPROVAL, Status.CANCELLED}),
    Status.IN_APPROVAL: frozenset({Status.APPROVED, Status.DRAFT, Status.CANCELLED}),
    Status.APPROVED: frozenset({Status.OUT_FOR_SIGNATURE, Status.DRAFT, Status.CANCELLED}),
    Status.OUT_FOR_SIGNATURE: frozenset({Status.SIGNED, Status.APPROVED, Status.CANCELLED}),
    Status.SIGNED: frozenset({Status.IN_FORCE, Status.ENDED}),
    Status.IN_FORCE: frozenset({Status.ENDED}),
    Status.ENDED: frozenset(),
    Status.CANCELLED: frozenset(),
}
"""From each status, those that can follow."""

OPEN = frozenset({Status.DRAFT, Status.IN_APPROVAL, Status.APPROVED, Status.OUT_FOR_SIGNATURE})
CONCLUDED = frozenset({Status.SIGNED, Status.IN_FORCE, Status.ENDED})


def can_follow(old: str, new: str) -> bool:
    return new in MOVES[Status(old)]


def check_move(old: str, new: str) -> None:
    """Pass, or Conflict in words."""
    if not can_follow(old, new):
        labels = {"old": Status(old).label, "new": Status(new).label}
        raise Conflict(_("A contract that is “%(old)s” cannot become “%(new)s”.") % labels, code="contract_status")
