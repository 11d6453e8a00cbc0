"""What happens to consent. Handlers stop or start what depends on it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hireloop.platform.audit.events import Event
from hireloop.platform.audit.things import thing_name

from .purposes import Purpose


class AboutPurpose:
    """Says the purpose in words in the event's label."""

    @classmethod
    def said(cls, payload: dict[str, Any]) -> dict[str, Any]:
        return {**payload, "purpose": Purpose(payload["purpose"]).label}


@dataclass(frozen=True)
class ConsentGiven(AboutPurpose, Event):
    key = "privacy.consent_given"
    label = _("Consent given: %(purpose)s")
    icon = "shield-check"
    consent_id: UUID
    person_id: UUID
    purpose: str
    notice_version: str


@dataclass(frozen=True)
class ConsentWithdrawn(AboutPurpose, Event):
    key = "privacy.consent_withdrawn"
    label = _("Consent withdrawn: %(purpose)s")
    icon = "shield-off"
    consent_id: UUID
    person_id: UUID
    purpose: str


@dataclass(frozen=True)
class AccessRefused(AboutPurpose, Event):
    """Data was asked for without consent to the purpose; ``what`` is a short code."""

    key = "privacy.access_refused"
    label = _("Refused, no consent: %(purpose)s")
    icon = "shield-x"
    on_timeline = False
    person_id: UUID
    purpose: str
    what: str

    @property
    def what_label(self) -> str:
        return thing_name(self.what)

    @property
    def purpose_label(self) -> str:
        return str(Purpose(self.purpose).label)
