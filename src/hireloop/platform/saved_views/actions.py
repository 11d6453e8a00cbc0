"""The only writer of saved views."""

from urllib.parse import parse_qsl, urlencode

from django.db import transaction

from hireloop.kernel.errors import N_, BadInput
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor

from .events import ViewRemoved, ViewSaved
from .models import SavedView

PASSING = frozenset({"page", "export"})
MOST_PER_TABLE = 50


@transaction.atomic
def save_view(
    user: User, *, table: str, path: str, query: str, name: str, is_shared: bool = False, actor: Actor
) -> SavedView:
    """Keep the view; the same name again renews it. The page's number is no part of a view."""
    name = " ".join(name.split())
    if not name or len(name) > 60:
        raise BadInput(N_("Give the view a name of at most 60 characters."), code="view_name")
    if len(query) > 2000 or len(path) > 300 or not path.startswith("/") or path.startswith("//"):
        raise BadInput(N_("This list cannot be kept as a view."), code="view_address")
    others = SavedView.objects.filter(owner=user, table=table).exclude(name=name)
    if others.count() >= MOST_PER_TABLE:
        raise BadInput(N_("You have very many views of this list. Remove one first."), code="view_many")
    kept = urlencode([pair for pair in parse_qsl(query.lstrip("?")) if pair[0] not in PASSING])
    view, _created = SavedView.objects.update_or_create(
        owner=user, table=table, name=name, defaults={"path": path, "query": kept, "is_shared": is_shared}
    )
    record(ViewSaved(view.pk, table, is_shared), actor=actor)
    return view


@transaction.atomic
def remove_view(view: SavedView, *, actor: Actor) -> None:
    record(ViewRemoved(view.table), actor=actor)
    view.delete()
