"""Reads about colleagues."""

from django.db.models import QuerySet

from .models import User
from .roles import Role


def users_with_role(*roles: Role) -> QuerySet[User]:
    """Active colleagues who hold at least one of these roles."""
    return User.objects.filter(is_active=True, role_grants__role__in=roles).distinct().order_by("name")
