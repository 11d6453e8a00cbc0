from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hireloop.platform.audit.events import Event

from .mail_names import mail_name


@dataclass(frozen=True)
class MailWritten(Event):
    """A mail was written and handed over for delivery. ``template`` is the name of its text."""

    key = "notifications.mail_written"
    label = _("Mail written: %(template)s")
    icon: ClassVar[str] = "mail"
    message_id: UUID
    template: str

    @classmethod
    def said(cls, payload: dict[str, Any]) -> dict[str, Any]:
        return {**payload, "template": mail_name(payload["template"])}


@dataclass(frozen=True)
class MailSentAgain(Event):
    key = "notifications.mail_sent_again"
    label = _("Mail handed over once more")
    icon: ClassVar[str] = "mail"
    message_id: UUID
