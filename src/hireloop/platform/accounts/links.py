"""Links that let a person reach one thing without an account: 256 random bits, of which only the hash is kept.

An unknown and a revoked link get the same answer (404). An expired one says so (410): whoever holds it was invited.
"""

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from hireloop.kernel.errors import N_, HireloopError, NotFound
from hireloop.platform.audit.actor import HasId, client_ip

from .access import Access, View
from .attempts import count_failure, refuse_if_too_many
from .models import AccessLink

USE_NOTED_EVERY = timedelta(minutes=1)


class LinkExpired(HireloopError):
    code = "link_expired"
    status = 410

    def __init__(self) -> None:
        super().__init__(N_("This link has expired. Reply to the mail it came with and ask for a new one."))


@dataclass(frozen=True)
class Link:
    """What a valid link gives: ``request.link``."""

    scope: str
    person_id: UUID | None
    target_id: UUID | None
    expires_at: datetime


def issue(person: HasId | None, *, scope: str, target_id: UUID | None = None, valid_for: timedelta) -> str:
    """A new token. It cannot be shown again: put it into the mail now."""
    token = secrets.token_urlsafe(32)
    AccessLink.objects.create(
        token_hash=hash_token(token),
        scope=scope,
        person_id=person.pk if person else None,
        target_id=target_id,
        expires_at=timezone.now() + valid_for,
    )
    return token


def revoke(scope: str, target_id: UUID) -> int:
    """Stop every link to that thing, at once; answers how many there were."""
    now = timezone.now()
    live = AccessLink.objects.filter(scope=scope, target_id=target_id, revoked_at=None)
    return live.update(revoked_at=now, updated_at=now)


def extend(scope: str, target_id: UUID, *, until: datetime) -> int:
    """Let every link to that thing, expired ones too, work until then; answers how many there are."""
    live = AccessLink.objects.filter(scope=scope, target_id=target_id, revoked_at=None)
    return live.update(expires_at=until, updated_at=timezone.now())


def revoke_all_of(person_id: UUID) -> int:
    """Stop every link that this person holds."""
    now = timezone.now()
    return AccessLink.objects.filter(person_id=person_id, revoked_at=None).update(revoked_at=now, updated_at=now)


def find(token: str, *, scope: str) -> Link:
    """What the token opens. NotFound for unknown and revoked alike, LinkExpired where its time is over."""
    row = AccessLink.objects.filter(token_hash=hash_token(token), scope=scope, revoked_at=None).first()
    if row is None:
        raise NotFound(N_("There is nothing at this address."))
    now = timezone.now()
    if row.expires_at <= now:
        raise LinkExpired
    if row.last_used_at is None or now - row.last_used_at > USE_NOTED_EVERY:
        AccessLink.objects.filter(pk=row.pk).update(last_used_at=now)
    return Link(row.scope, row.person_id, row.target_id, row.expires_at)


def hash_token(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def by_link(scope: str) -> Callable[[View], View]:
    """A view for whoever holds a link: ``view(request, token, …)`` with ``request.link``."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, token: str, *args: Any, **kwargs: Any) -> Any:
            try:
                request.link = find_as_guest(token, scope, client_ip(request))  # type: ignore[attr-defined]
            except LinkExpired:
                return _unlisted(_expired_page(request))
            return _unlisted(view(request, token, *args, **kwargs))

        guarded.access = Access("link", scope=scope)  # type: ignore[attr-defined]
        return guarded

    return decorate


def find_as_guest(token: str, scope: str, ip: str) -> Link:
    """As ``find``, for somebody at an address who may be guessing: too many unknown links are refused."""
    refuse_if_too_many("link", ip)
    try:
        return find(token, scope=scope)
    except NotFound:
        count_failure("link", ip)
        raise


def _expired_page(request: HttpRequest) -> HttpResponse:
    if "application/json" in request.headers.get("Accept", "") or request.headers.get("HX-Request"):
        raise LinkExpired
    return render(request, "accounts/link_expired.html", status=410)


def _unlisted(response: Any) -> Any:
    """Neither kept by caches nor found by search engines."""
    response.headers.setdefault("Cache-Control", "private, no-store")
    response.headers.setdefault("X-Robots-Tag", "noindex, nofollow")
    return response
