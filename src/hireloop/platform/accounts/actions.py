"""The only writer of colleagues, their roles and tokens."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from hireloop.kernel.errors import N_, BadInput, Conflict
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor

from . import api_auth, links
from .events import (
    ApiTokenMade,
    ApiTokenRevoked,
    ColleagueDeactivated,
    ColleagueInvited,
    ColleagueReactivated,
    InvitationAccepted,
    RolesChanged,
)
from .models import ApiToken, RoleGrant, User
from .roles import Role

INVITATION = "colleague"
INVITATION_VALID = timedelta(days=7)


def invite(*, email: str, name: str, roles: Iterable[str], language: str, actor: Actor) -> User:
    """Add a colleague who cannot sign in yet, and mail them the link at which they choose a password."""
    wanted = _known_roles(roles)
    try:
        with transaction.atomic():
            user = User.objects.create_user(email, name, None, language=language)
            RoleGrant.objects.bulk_create(RoleGrant(user=user, role=role) for role in wanted)
            _send_invitation(user, actor)
    except IntegrityError as error:
        raise Conflict(N_("A colleague with this e-mail address exists already.")) from error
    return user


def invite_again(user: User, *, actor: Actor) -> None:
    """A new link; the one before stops working."""
    if user.has_usable_password() or not user.is_active:
        raise Conflict(N_("This colleague does not need an invitation."))
    with transaction.atomic():
        links.revoke(INVITATION, user.id)
        _send_invitation(user, actor)


def accept_invitation(user: User, *, password: str, actor: Actor) -> None:
    with transaction.atomic():
        user.set_password(password)
        user.save()
        links.revoke(INVITATION, user.id)
        record(InvitationAccepted(user.id), actor=actor, subject=user)


def set_roles(user: User, roles: Iterable[str], *, actor: Actor) -> None:
    wanted = _known_roles(roles)
    with transaction.atomic():
        before = set(user.role_grants.select_for_update().values_list("role", flat=True))
        if before == wanted:
            return
        if Role.ADMINISTRATOR in before - wanted:
            _keep_an_administrator(besides=user)
        user.role_grants.exclude(role__in=wanted).delete()
        RoleGrant.objects.bulk_create(RoleGrant(user=user, role=role) for role in wanted - before)
        changes = {"roles": (sorted(before), sorted(wanted))}
        record(RolesChanged(user.id), actor=actor, subject=user, changes=changes)
    user.__dict__.pop("roles", None)


def deactivate(user: User, *, actor: Actor, reason: str = "") -> None:
    """The colleague can no longer sign in: sessions, tokens and invitations end now. Nothing of theirs is removed."""
    with transaction.atomic():
        if user.has_role(Role.ADMINISTRATOR):
            _keep_an_administrator(besides=user)
        user.is_active = False
        user.save()
        links.revoke(INVITATION, user.id)
        record(ColleagueDeactivated(user.id), actor=actor, subject=user, reason=reason)


def reactivate(user: User, *, actor: Actor) -> None:
    with transaction.atomic():
        user.is_active = True
        user.save()
        record(ColleagueReactivated(user.id), actor=actor, subject=user)


def change_settings(user: User, **changes: Any) -> None:
    """The colleague's own: name, language, time_zone."""
    for field, value in changes.items():
        setattr(user, field, value)
    user.save(update_fields=[*changes, "updated_at"])


def make_token(user: User, *, name: str, valid_for: timedelta, actor: Actor) -> str:
    """A new API token. It cannot be shown again."""
    with transaction.atomic():
        row, token = api_auth.new_token(user, name=name, valid_for=valid_for)
        record(ApiTokenMade(row.id), actor=actor, subject=row)
    return token


def revoke_token(token: ApiToken, *, actor: Actor) -> None:
    with transaction.atomic():
        token.revoked_at = timezone.now()
        token.save()
        record(ApiTokenRevoked(token.id), actor=actor, subject=token)


def _send_invitation(user: User, actor: Actor) -> None:
    from hireloop.platform.notifications.actions import send

    token = links.issue(None, scope=INVITATION, target_id=user.id, valid_for=INVITATION_VALID)
    url = settings.SITE_URL + reverse("accounts:invitation", args=[token])
    record(ColleagueInvited(user.id), actor=actor, subject=user)
    send("colleague_invitation", to_user=user, context={"url": url, "days": INVITATION_VALID.days}, actor=actor)


def _known_roles(roles: Iterable[str]) -> set[Role]:
    wanted = set(roles)
    if unknown := wanted - set(Role.values):
        raise BadInput(N_("There is no role called %(role)s."), role=sorted(unknown)[0])
    return {Role(role) for role in wanted}


def _keep_an_administrator(*, besides: User) -> None:
    """Refuse where nobody else could administer; the rows are locked, so that two cannot remove each other."""
    grants = RoleGrant.objects.select_for_update().filter(role=Role.ADMINISTRATOR, user__is_active=True)
    if not any(grant.user_id != besides.pk for grant in list(grants)):
        raise Conflict(N_("There must be an administrator. Give another colleague that role first."))
