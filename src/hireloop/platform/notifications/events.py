from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hireloop.platform.audit.events import Event


@dataclass(frozen=True)
class MailWritten(Event):
    """A mail was written and handed over for delivery. ``template`` is the name of its text."""

    key = "notifications.mail_written"
    label = _("Mail written: %(template)s")
    icon: ClassVar[str] = "mail"
    message_id: UUID
    template: str


@dataclass(frozen=True)
class MailSentAgain(Event):
    key = "notifications.mail_sent_again"
    label = _("Mail handed over once more")
    icon: ClassVar[str] = "mail"
    message_id: UUID
