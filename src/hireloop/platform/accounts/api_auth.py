"""Who calls the REST API: a program with ``Authorization: Bearer <token>``, or the browser's session with CSRF."""

import secrets
from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer, SessionAuth

from hireloop.platform.audit.actor import client_ip

from .attempts import count_failure, refuse_if_too_many
from .links import hash_token
from .models import ApiToken, User

USE_NOTED_EVERY = timedelta(minutes=1)
PREFIX = "hlt_"


def new_token(user: User, *, name: str, valid_for: timedelta) -> tuple[ApiToken, str]:
    """The row, and the token, which cannot be shown again."""
    token = PREFIX + secrets.token_urlsafe(32)
    row = ApiToken.objects.create(
        user=user,
        name=name,
        token_hash=hash_token(token),
        hint=f"{token[:8]}…",
        expires_at=timezone.now() + valid_for,
    )
    return row, token


def user_of_token(token: str) -> User | None:
    """The colleague whose valid token this is."""
    now = timezone.now()
    found = ApiToken.objects.select_related("user").filter(
        token_hash=hash_token(token), revoked_at=None, expires_at__gt=now, user__is_active=True
    )
    row = found.first()
    if row is None:
        return None
    if row.last_used_at is None or now - row.last_used_at > USE_NOTED_EVERY:
        ApiToken.objects.filter(pk=row.pk).update(last_used_at=now)
    return row.user


class TokenAuth(HttpBearer):
    def authenticate(self, request: HttpRequest, token: str) -> Any:
        refuse_if_too_many("token", client_ip(request))
        user = user_of_token(token)
        if user is None:
            count_failure("token", client_ip(request))
            return None
        request.user = user
        return user


session_or_token = [TokenAuth(), SessionAuth(csrf=True)]
