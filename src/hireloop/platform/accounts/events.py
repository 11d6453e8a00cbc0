"""What happens to colleagues, their roles, sign-ins and tokens."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hireloop.platform.audit.events import Event

FACTORS = {"totp": _("authenticator app"), "recovery_codes": _("recovery codes"), "webauthn": _("security key")}


def with_factor_name(payload: dict[str, Any]) -> dict[str, Any]:
    return {**payload, "kind": FACTORS.get(payload["kind"], payload["kind"])}


@dataclass(frozen=True)
class ColleagueInvited(Event):
    key = "accounts.colleague_invited"
    label = _("Colleague invited")
    icon = "mail-forward"
    user_id: UUID


@dataclass(frozen=True)
class InvitationAccepted(Event):
    key = "accounts.invitation_accepted"
    label = _("Invitation accepted")
    icon = "user-check"
    user_id: UUID


@dataclass(frozen=True)
class RolesChanged(Event):
    key = "accounts.roles_changed"
    label = _("Roles changed")
    icon = "user-cog"
    user_id: UUID


@dataclass(frozen=True)
class ColleagueDeactivated(Event):
    key = "accounts.colleague_deactivated"
    label = _("Colleague deactivated")
    icon = "user-off"
    user_id: UUID


@dataclass(frozen=True)
class ColleagueReactivated(Event):
    key = "accounts.colleague_reactivated"
    label = _("Colleague reactivated")
    icon = "user-check"
    user_id: UUID


@dataclass(frozen=True)
class ApiTokenMade(Event):
    key = "accounts.api_token_made"
    label = _("API token made")
    icon = "key"
    token_id: UUID


@dataclass(frozen=True)
class ApiTokenRevoked(Event):
    key = "accounts.api_token_revoked"
    label = _("API token revoked")
    icon = "key-off"
    token_id: UUID


@dataclass(frozen=True)
class SignedIn(Event):
    key = "accounts.signed_in"
    label = _("Signed in")
    icon = "login"
    user_id: UUID


@dataclass(frozen=True)
class SignedOut(Event):
    key = "accounts.signed_out"
    label = _("Signed out")
    icon = "logout"
    user_id: UUID


@dataclass(frozen=True)
class SignInFailed(Event):
    """Who it was meant to be is not kept: people type passwords into the wrong field."""

    key = "accounts.sign_in_failed"
    label = _("Sign-in failed")
    icon = "lock-x"


@dataclass(frozen=True)
class PasswordChanged(Event):
    key = "accounts.password_changed"
    label = _("Password changed")
    icon = "password"
    user_id: UUID


@dataclass(frozen=True)
class SecondFactorAdded(Event):
    key = "accounts.second_factor_added"
    label = _("Two-step sign-in switched on (%(kind)s)")
    icon = "shield-lock"
    user_id: UUID
    kind: str

    @classmethod
    def said(cls, payload: dict[str, Any]) -> dict[str, Any]:
        return with_factor_name(payload)


@dataclass(frozen=True)
class SecondFactorRemoved(Event):
    key = "accounts.second_factor_removed"
    label = _("Two-step sign-in switched off (%(kind)s)")
    icon = "shield-off"
    user_id: UUID
    kind: str

    @classmethod
    def said(cls, payload: dict[str, Any]) -> dict[str, Any]:
        return with_factor_name(payload)
