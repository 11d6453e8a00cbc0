"""The register of seals 印章: which there are, who may use them, and every use."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hireloop.platform.records import Record
from hireloop.platform.vault.fields import EncryptedTextField


class Seal(Record):
    """A seal of one employer. Without a picture it is drawn: name on the arc, star, label, number."""

    employer = models.ForeignKey("directory.Employer", on_delete=models.PROTECT, related_name="seals")
    name = models.CharField(_("what it is called here"), max_length=80)
    text = models.CharField(_("company name on the seal"), max_length=40)
    label = models.CharField(_("words under the star"), max_length=8, blank=True)
    number = models.CharField(_("number at the foot"), max_length=18, blank=True)
    picture = models.ForeignKey("vault.StoredFile", on_delete=models.PROTECT, null=True, related_name="+")
    certificate = models.ForeignKey("signing.Certificate", on_delete=models.PROTECT, related_name="seals")
    stopped_at = models.DateTimeField(null=True)
    stopped_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, related_name="+")
    stop_reason = EncryptedTextField(null=True)

    class Meta:
        ordering: ClassVar = ["employer__name", "name"]
        verbose_name = pgettext_lazy("of an employer", "seal")

    def __str__(self) -> str:
        return self.name

    @property
    def is_usable(self) -> bool:
        return self.stopped_at is None

    def vault_person_id(self) -> UUID | None:
        return None


class SealHolder(Record):
    """That a colleague may use a seal; taken back by a date, never by deleting."""

    seal = models.ForeignKey(Seal, on_delete=models.CASCADE, related_name="holders")
    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+")
    named_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["created_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["seal", "user"], condition=models.Q(withdrawn_at=None), name="one_standing_holder"
            )
        ]


class SealUse(Record):
    """One use: who put which seal on which document."""

    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, related_name="uses")
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    signer = models.OneToOneField("signing.Signer", on_delete=models.CASCADE, related_name="seal_use")

    class Meta:
        ordering: ClassVar = ["-created_at"]
