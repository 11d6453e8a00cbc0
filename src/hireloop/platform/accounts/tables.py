from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hireloop.web.tables import Choice, Column, Empty, Search, Table

from . import queries
from .models import User
from .roles import Role

STATES = (("active", _("Active")), ("invited", _("Invited")), ("inactive", _("Deactivated")))


def state_of(user: User) -> str:
    """ "active", "invited" (no password chosen yet) or "inactive"."""
    if not user.is_active:
        return "inactive"
    return "active" if user.has_usable_password() else "invited"


def in_state(users: QuerySet[User], state: str) -> QuerySet[User]:
    """An unusable password starts with "!" (django.contrib.auth.hashers)."""
    if state == "inactive":
        return users.filter(is_active=False)
    invited = {"password__startswith": "!"}
    active = users.filter(is_active=True)
    return active.filter(**invited) if state == "invited" else active.exclude(**invited)


def role_names(user: User) -> str:
    return gettext(", ").join(str(Role(grant.role).label) for grant in user.role_grants.all())


class ColleagueTable(Table):
    key = "colleagues"
    caption = _("Colleagues")
    columns = (
        Column("name", _("Full name"), sort="name", is_link=True),
        Column("email", _("E-mail"), sort="email"),
        Column("roles", _("Roles"), value=role_names),
        Column("state", _("State"), value=state_of, template="accounts/_state_cell.html"),
        Column("last_login", _("Last sign-in"), kind="when", sort="last_login", nulls_last=True),
    )
    filters = (
        Search(fields=("name", "email")),
        Choice("role", _("Role"), choices=Role.choices, find=queries.with_role),
        Choice("state", _("State"), choices=STATES, find=in_state),
    )
    default_sort = "name"
    empty = Empty("users-group", _("No colleagues yet"))

    def row_url(self, row: Any) -> str:
        return reverse("accounts:colleague", args=[row.pk])
