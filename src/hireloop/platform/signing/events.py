"""What happened to an envelope, a signer or a seal."""

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hireloop.platform.audit.events import Event

VERDICTS = {
    "match": pgettext_lazy("identity service", "confirmed"),
    "no_match": pgettext_lazy("identity service", "not confirmed"),
    "not_answerable": pgettext_lazy("identity service", "cannot say"),
    "unavailable": pgettext_lazy("identity service", "did not answer"),
}


@dataclass(frozen=True)
class EnvelopeOpened(Event):
    key = "signing.envelope_opened"
    label = _("Document sent for signing")
    icon = "writing-sign"
    envelope_id: UUID
    subject_type: str
    subject_id: UUID


@dataclass(frozen=True)
class SignerCodeSent(Event):
    key = "signing.code_sent"
    label = _("One-time code sent")
    icon = "mail"
    on_timeline: ClassVar[bool] = False
    envelope_id: UUID
    signer_id: UUID


@dataclass(frozen=True)
class SignerCodeChecked(Event):
    key = "signing.code_checked"
    label = _("Identity of a signer checked")
    icon = "shield-check"
    on_timeline: ClassVar[bool] = False
    envelope_id: UUID
    signer_id: UUID
    is_right: bool


@dataclass(frozen=True)
class IdentityServiceAsked(Event):
    """``verdict`` is "match", "no_match", "not_answerable" or "unavailable"."""

    key = "signing.identity_asked"
    label = _("Identity of a signer compared by a service: %(verdict)s")
    icon = "id"
    on_timeline: ClassVar[bool] = False
    envelope_id: UUID
    signer_id: UUID
    provider: str
    verdict: str

    @classmethod
    def said(cls, payload: dict[str, Any]) -> dict[str, Any]:
        return {**payload, "verdict": VERDICTS.get(payload["verdict"], payload["verdict"])}


@dataclass(frozen=True)
class SignerSigned(Event):
    """``role`` is "person" or "employer"; ``version`` counts the document's versions from 0."""

    key = "signing.signed"
    label = _("Document signed")
    icon = "signature"
    envelope_id: UUID
    signer_id: UUID
    role: str
    version: int
    subject_type: str
    subject_id: UUID


@dataclass(frozen=True)
class SigningDeclined(Event):
    key = "signing.declined"
    label = _("Signature declined")
    icon = "circle-x"
    envelope_id: UUID
    signer_id: UUID
    subject_type: str
    subject_id: UUID


@dataclass(frozen=True)
class EnvelopeCompleted(Event):
    key = "signing.completed"
    label = _("Document signed by all")
    icon = "circle-check"
    envelope_id: UUID
    subject_type: str
    subject_id: UUID


@dataclass(frozen=True)
class EnvelopeExpired(Event):
    key = "signing.expired"
    label = _("Time to sign is over")
    icon = "clock-off"
    envelope_id: UUID
    subject_type: str
    subject_id: UUID


@dataclass(frozen=True)
class EnvelopeCancelled(Event):
    key = "signing.cancelled"
    label = _("Signing cancelled")
    icon = "ban"
    envelope_id: UUID
    subject_type: str
    subject_id: UUID


@dataclass(frozen=True)
class LinkSentAgain(Event):
    key = "signing.link_sent_again"
    label = _("Link to sign sent again")
    icon = "mail-forward"
    envelope_id: UUID
    signer_id: UUID


@dataclass(frozen=True)
class AuthorityMade(Event):
    key = "signing.authority_made"
    label = _("Certificate authority of the installation made")
    icon = "certificate"
    certificate_id: UUID


@dataclass(frozen=True)
class SealRegistered(Event):
    key = "signing.seal_registered"
    label = _("Seal registered")
    icon = "rubber-stamp"
    seal_id: UUID


@dataclass(frozen=True)
class SealHolderNamed(Event):
    key = "signing.seal_holder_named"
    label = _("Colleague may use a seal")
    icon = "user-plus"
    seal_id: UUID
    user_id: UUID


@dataclass(frozen=True)
class SealHolderWithdrawn(Event):
    key = "signing.seal_holder_withdrawn"
    label = _("Colleague may no longer use a seal")
    icon = "user-minus"
    seal_id: UUID
    user_id: UUID


@dataclass(frozen=True)
class SealUsed(Event):
    key = "signing.seal_used"
    label = _("Seal used")
    icon = "rubber-stamp"
    seal_id: UUID
    envelope_id: UUID
    user_id: UUID


@dataclass(frozen=True)
class SealStopped(Event):
    key = "signing.seal_stopped"
    label = _("Seal stopped, its certificate revoked")
    icon = "ban"
    seal_id: UUID


@dataclass(frozen=True)
class EnvelopesExported(Event):
    key = "signing.exported"
    label = _("List of signings exported (%(count)s rows)")
    icon = "download"
    on_timeline: ClassVar[bool] = False
    count: int
    file_format: str
