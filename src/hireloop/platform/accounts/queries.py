"""Reads about colleagues."""

from collections.abc import Mapping
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from hireloop.kernel.errors import N_, NotFound
from hireloop.platform.audit.names import Named

from .models import ApiToken, RoleGrant, User
from .roles import Role


def users_with_role(*roles: Role) -> QuerySet[User]:
    """Active colleagues who hold at least one of these roles."""
    held = RoleGrant.objects.filter(user=OuterRef("pk"), role__in=roles)
    return User.objects.filter(Exists(held), is_active=True).order_by("name")


def colleagues() -> QuerySet[User]:
    return User.objects.prefetch_related("role_grants")


def with_role(users: QuerySet[User], role: str) -> QuerySet[User]:
    return users.filter(Exists(RoleGrant.objects.filter(user=OuterRef("pk"), role=role)))


def colleague(user_id: UUID) -> User:
    user = colleagues().filter(pk=user_id).first()
    if user is None:
        raise NotFound(N_("There is no such colleague."))
    return user


def standing_tokens(user: User) -> QuerySet[ApiToken]:
    return user.api_tokens.filter(revoked_at=None).order_by("-created_at")


def own_token(user: User, token_id: UUID) -> ApiToken:
    token = standing_tokens(user).filter(pk=token_id).first()
    if token is None:
        raise NotFound(N_("There is no such token."))
    return token


def names(ids: set[str]) -> Mapping[str, Named]:
    """For the audit trail."""
    return {str(pk): Named(name) for pk, name in User.objects.filter(pk__in=ids).values_list("pk", "name")}


def ids_named(text: str) -> list[UUID]:
    return list(User.objects.filter(name__icontains=text).values_list("pk", flat=True)[:200])
