"""Writes sign-ins, passwords and second factors into the trail, from the signals of Django and allauth."""

from typing import Any

from allauth.account import signals as account_signals
from allauth.mfa import signals as mfa_signals
from django.contrib.auth import signals as auth_signals
from django.dispatch import receiver
from django.http import HttpRequest

from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor, ActorKind, client_ip

from .events import PasswordChanged, SecondFactorAdded, SecondFactorRemoved, SignedIn, SignedOut, SignInFailed
from .models import User


@receiver(auth_signals.user_logged_in)
def note_sign_in(request: HttpRequest, user: User, **kwargs: Any) -> None:
    record(SignedIn(user.id), actor=_actor(user, request), subject=user)


@receiver(auth_signals.user_logged_out)
def note_sign_out(request: HttpRequest, user: User | None, **kwargs: Any) -> None:
    if user is not None:
        record(SignedOut(user.id), actor=_actor(user, request), subject=user)


@receiver(auth_signals.user_login_failed)
def note_failure(request: HttpRequest | None = None, **kwargs: Any) -> None:
    ip = client_ip(request) if request else ""
    agent = request.headers.get("User-Agent", "") if request else ""
    record(SignInFailed(), actor=Actor(ActorKind.ANONYMOUS, ip=ip, user_agent=agent))


@receiver(account_signals.password_changed)
@receiver(account_signals.password_set)
@receiver(account_signals.password_reset)
def note_password(request: HttpRequest, user: User, **kwargs: Any) -> None:
    record(PasswordChanged(user.id), actor=_actor(user, request), subject=user)


@receiver(mfa_signals.authenticator_added)
def note_factor_added(request: HttpRequest, user: User, authenticator: Any, **kwargs: Any) -> None:
    record(SecondFactorAdded(user.id, authenticator.type), actor=_actor(user, request), subject=user)


@receiver(mfa_signals.authenticator_removed)
def note_factor_removed(request: HttpRequest, user: User, authenticator: Any, **kwargs: Any) -> None:
    record(SecondFactorRemoved(user.id, authenticator.type), actor=_actor(user, request), subject=user)


def _actor(user: User, request: HttpRequest | None) -> Actor:
    """The colleague, even where the request does not know them yet or any more."""
    if request is None:
        return Actor.user(user)
    agent = request.headers.get("User-Agent", "")
    return Actor(ActorKind.USER, user.pk, ip=client_ip(request), user_agent=agent)
