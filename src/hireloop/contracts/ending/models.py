"""The ending of one contract: what it rests on, what the law said, what is paid, and the certificate."""

from typing import ClassVar
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hireloop.platform.records import Record
from hireloop.platform.vault.fields import EncryptedJSONField, EncryptedTextField


class EndingStatus(models.TextChoices):
    PLANNED = "planned", pgettext_lazy("of an ending", "Planned")
    DONE = "done", pgettext_lazy("of an ending", "Carried out")
    CALLED_OFF = "called_off", pgettext_lazy("of an ending", "Called off")


class EndingCase(Record):
    """``facts`` are a ``law.cn.ending.EndingFacts`` as JSON; ``reckoned`` what the law made of them on that day.

    ``reason`` is why it is done though the law objects, where it does.
    """

    contract = models.ForeignKey("drafting.Contract", on_delete=models.PROTECT, related_name="endings")
    ground = models.CharField(max_length=30)
    ends_on = models.DateField(_("last day"))
    status = models.CharField(max_length=12, choices=EndingStatus.choices, default=EndingStatus.PLANNED)
    verdict = models.CharField(max_length=10)
    facts = EncryptedJSONField()
    reckoned = EncryptedJSONField()
    reason = EncryptedTextField(null=True, blank=True)
    certificate = models.ForeignKey(
        "vault.StoredFile", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["-created_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["contract"], condition=models.Q(status__in=["planned", "done"]), name="one_ending_per_contract"
            )
        ]

    def __str__(self) -> str:
        return str(self.contract)

    def vault_person_id(self) -> UUID:
        return self.contract.person_id
