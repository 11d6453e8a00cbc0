"""What happens to consent. Handlers stop or start what depends on it."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hireloop.platform.audit.events import Event
from hireloop.platform.audit.things import thing_name

from .purposes import Purpose


@dataclass(frozen=True)
class ConsentGiven(Event):
    key = "privacy.consent_given"
    label = _("Consent given")
    icon = "shield-check"
    consent_id: UUID
    person_id: UUID
    purpose: str
    notice_version: str


@dataclass(frozen=True)
class ConsentWithdrawn(Event):
    key = "privacy.consent_withdrawn"
    label = _("Consent withdrawn")
    icon = "shield-off"
    consent_id: UUID
    person_id: UUID
    purpose: str


@dataclass(frozen=True)
class AccessRefused(Event):
    """Data was asked for without consent to the purpose; ``what`` is a short code."""

    key = "privacy.access_refused"
    label = _("Refused: no consent")
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
