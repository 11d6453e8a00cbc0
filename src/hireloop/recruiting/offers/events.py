"""What happened to an offer. Amounts are in none of these."""

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hireloop.platform.audit.events import Event

from .states import DeclineReason


@dataclass(frozen=True)
class OfferPrepared(Event):
    key = "offers.prepared"
    label = _("Offer prepared")
    icon: ClassVar[str] = "file-plus"
    offer_id: UUID
    application_id: UUID


@dataclass(frozen=True)
class OfferChanged(Event):
    """The terms of the version under work were written anew."""

    key = "offers.changed"
    label = _("Offer changed (version %(version)s)")
    icon: ClassVar[str] = "pencil"
    offer_id: UUID
    version: int


@dataclass(frozen=True)
class OfferHandedIn(Event):
    key = "offers.handed_in"
    label = _("Offer handed in for approval")
    icon: ClassVar[str] = "send"
    on_timeline: ClassVar[bool] = False
    offer_id: UUID
    version: int


@dataclass(frozen=True)
class OfferApproved(Event):
    key = "offers.approved"
    label = _("Offer approved")
    icon: ClassVar[str] = "circle-check"
    on_timeline: ClassVar[bool] = False
    offer_id: UUID
    version: int


@dataclass(frozen=True)
class OfferNotApproved(Event):
    """``returned``: for changes; else refused or taken back."""

    key = "offers.not_approved"
    label = _("Offer came back from approval")
    icon: ClassVar[str] = "arrow-back-up"
    on_timeline: ClassVar[bool] = False
    offer_id: UUID
    version: int
    state: str


@dataclass(frozen=True)
class OfferSent(Event):
    key = "offers.sent"
    label = _("Offer sent")
    icon: ClassVar[str] = "mail"
    offer_id: UUID
    application_id: UUID
    version: int


@dataclass(frozen=True)
class OfferViewed(Event):
    key = "offers.viewed"
    label = _("Offer opened by the candidate")
    icon: ClassVar[str] = "eye"
    offer_id: UUID


@dataclass(frozen=True)
class OfferQuestionAsked(Event):
    key = "offers.question_asked"
    label = _("Question about the offer")
    icon: ClassVar[str] = "message"
    offer_id: UUID
    message_id: UUID


@dataclass(frozen=True)
class OfferQuestionAnswered(Event):
    key = "offers.question_answered"
    label = _("Question about the offer answered")
    icon: ClassVar[str] = "message"
    offer_id: UUID
    message_id: UUID


@dataclass(frozen=True)
class OfferDeclined(Event):
    key = "offers.declined"
    label = _("Offer declined: %(reason)s")
    icon: ClassVar[str] = "circle-x"
    offer_id: UUID
    application_id: UUID
    reason: str

    @classmethod
    def said(cls, payload: dict[str, Any]) -> dict[str, Any]:
        reason = payload["reason"]
        named = str(DeclineReason(reason).label) if reason in DeclineReason.values else reason
        return {**payload, "reason": named}


@dataclass(frozen=True)
class OfferAccepted(Event):
    key = "offers.accepted"
    label = _("Offer accepted")
    icon: ClassVar[str] = "circle-check"
    offer_id: UUID


@dataclass(frozen=True)
class OfferExpired(Event):
    key = "offers.expired"
    label = _("Offer expired without an answer")
    icon: ClassVar[str] = "clock"
    offer_id: UUID
    application_id: UUID


@dataclass(frozen=True)
class OfferWithdrawn(Event):
    key = "offers.withdrawn"
    label = _("Offer withdrawn")
    icon: ClassVar[str] = "arrow-back-up"
    offer_id: UUID
    application_id: UUID


@dataclass(frozen=True)
class OfferRevised(Event):
    """Back to a draft, with a new version beside the old."""

    key = "offers.revised"
    label = _("Offer is being revised (version %(version)s)")
    icon: ClassVar[str] = "refresh"
    offer_id: UUID
    application_id: UUID
    version: int


@dataclass(frozen=True)
class OfferReminderSent(Event):
    key = "offers.reminder_sent"
    label = _("Candidate reminded of the offer")
    icon: ClassVar[str] = "bell"
    on_timeline: ClassVar[bool] = False
    offer_id: UUID


@dataclass(frozen=True)
class OffersExported(Event):
    key = "offers.exported"
    label = _("Offers exported (%(count)s rows)")
    icon: ClassVar[str] = "download"
    on_timeline: ClassVar[bool] = False
    count: int
    file_format: str
