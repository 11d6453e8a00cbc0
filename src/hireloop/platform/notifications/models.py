"""Mails as they were written, and notices inside the product."""

import re
from collections.abc import Callable
from typing import ClassVar
from uuid import UUID

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hireloop.platform.directory import showing
from hireloop.platform.records import Record
from hireloop.platform.vault.errors import Erased
from hireloop.platform.vault.fields import EncryptedTextField

CODE_LINE = re.compile(r"^[ \t]*\d{4,8}[ \t]*$", re.MULTILINE)
HIDDEN_CODE = "••••••"


class Message(Record):
    """One mail to one address. What it says stays readable in the outbox; erasing the person erases it too."""

    class Status(models.TextChoices):
        QUEUED = "queued", _("On its way")
        SENT = "sent", _("Sent")
        KEPT = "kept", _("Kept in the outbox")
        FAILED = "failed", _("Could not be sent")

    person = models.ForeignKey("directory.Person", null=True, on_delete=models.SET_NULL, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    template = models.CharField(max_length=80)
    language = models.CharField(max_length=8)
    to_address = EncryptedTextField()
    subject = EncryptedTextField()
    body = EncryptedTextField()
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.QUEUED, db_index=True)
    sent_at = models.DateTimeField(null=True)
    refusal = models.CharField(max_length=80, default="")

    class Meta:
        ordering: ClassVar = ["-created_at"]
        indexes: ClassVar = [models.Index(fields=["-created_at"], name="message_newest")]
        verbose_name = _("mail")

    def __str__(self) -> str:
        return self.readable_subject

    def get_absolute_url(self) -> str:
        return reverse("notifications:message", args=[self.id])

    def vault_person_id(self) -> UUID | None:
        return self.person_id

    @property
    def is_erased(self) -> bool:
        """Whether the person it was written to has been erased, and its words with them."""
        return readable(lambda: self.subject) is None

    @property
    def readable_subject(self) -> str:
        return self._as_read(lambda: self.subject)

    @property
    def readable_address(self) -> str:
        return gettext("Hidden") if showing.is_hidden(self.person_id) else self._as_read(lambda: self.to_address)

    @property
    def shown_body(self) -> str:
        """What the outbox shows: a one-time code proves who reads the mail, so its digits stand only in the mail.

        The demo shows them, for want of a mailbox.
        """
        return self.body if settings.DEMO else CODE_LINE.sub(HIDDEN_CODE, self.body)

    @property
    def hides_a_code(self) -> bool:
        return self.shown_body != self.body

    @property
    def recipient_name(self) -> str:
        if self.user is not None:
            return self.user.name
        return self.person.shown_name if self.person else ""

    def _as_read(self, read: Callable[[], str]) -> str:
        text = readable(read) or gettext("Erased")
        return self.person.covered(text) if self.person and showing.is_hidden(self.person_id) else text


class Notice(Record):
    """A line in a colleague's bell menu, in the colleague's language."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    person = models.ForeignKey("directory.Person", null=True, on_delete=models.SET_NULL, related_name="+")
    text = EncryptedTextField()
    url = models.CharField(max_length=500, default="")
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-created_at"]
        indexes: ClassVar = [models.Index(fields=["user", "read_at", "-created_at"], name="notice_unread")]

    def __str__(self) -> str:
        return self.readable_text

    def vault_person_id(self) -> UUID | None:
        return self.person_id

    @property
    def readable_text(self) -> str:
        """As the reader may see it: written before blind mode was on, it may name whom it hides now."""
        text = readable(lambda: self.text) or gettext("Erased")
        return self.person.covered(text) if self.person_id and showing.is_hidden(self.person_id) else text  # type: ignore[union-attr]


def readable(read: Callable[[], str]) -> str | None:
    """An encrypted text, or None where the person it is about was erased."""
    try:
        return read()
    except Erased:
        return None
