"""Rejections that the machine proposes and a person confirms, or does not."""

from typing import ClassVar
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hireloop.platform.records import Record
from hireloop.platform.vault.fields import EncryptedTextField


class RejectionProposal(Record):
    """An application that surely lacks a knock-out of the employer.

    OPEN waits for a person; CONFIRMED was rejected by one; KEPT goes on although; LAPSED: the ground is gone.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Waits for a person")
        CONFIRMED = "confirmed", _("Confirmed")
        KEPT = "kept", _("Kept in the process")
        LAPSED = "lapsed", _("No longer grounded")

    application = models.OneToOneField(
        "applications.Application", on_delete=models.CASCADE, related_name="rejection_proposal"
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    grounds_key = models.CharField(max_length=64)
    reason = EncryptedTextField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    move = models.ForeignKey(
        "applications.StageMove", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["created_at"]
        indexes: ClassVar = [models.Index(fields=["state", "created_at"], name="proposals_by_state")]

    def vault_person_id(self) -> UUID | None:
        return self.application.person_id
