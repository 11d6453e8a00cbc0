"""Reads of saved views."""

from uuid import UUID

from django.db.models import Q, QuerySet

from hireloop.kernel.errors import N_, NotFound
from hireloop.platform.accounts.models import User

from .models import SavedView


def visible_to(user: User) -> QuerySet[SavedView]:
    """One's own, and those that colleagues share."""
    return SavedView.objects.select_related("owner").filter(Q(owner=user) | Q(is_shared=True))


def of_table(user: User, *, table: str, path: str) -> QuerySet[SavedView]:
    return visible_to(user).filter(table=table, path=path).order_by("name")


def own_view(user: User, view_id: UUID) -> SavedView:
    """One of the colleague's own views, or NotFound."""
    found = SavedView.objects.filter(pk=view_id, owner=user).first()
    if found is None:
        raise NotFound(N_("There is no such view of yours."))
    return found
