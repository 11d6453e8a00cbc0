"""Certificates that this installation made or was given, and those keys that have to be kept."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.utils.translation import pgettext_lazy

from hireloop.platform.records import Record
from hireloop.platform.vault.fields import EncryptedJSONField, EncryptedTextField


class CertificateUse(models.TextChoices):
    ROOT = "root", pgettext_lazy("certificate", "Root")
    ISSUING = "issuing", pgettext_lazy("certificate", "Issuing authority")
    TIMESTAMPS = "timestamps", pgettext_lazy("certificate", "Timestamps")
    SEAL = "seal", pgettext_lazy("certificate", "Seal")
    PERSON = "person", pgettext_lazy("certificate", "Person")


class Certificate(Record):
    """``key`` is kept for authorities and seals only: a person's key is thrown away when it has signed."""

    use = models.CharField(max_length=12, choices=CertificateUse.choices)
    serial = models.CharField(max_length=50, help_text="decimal")
    person_id = models.UUIDField(null=True)
    subject = EncryptedTextField()
    certificate = EncryptedTextField(help_text="PEM")
    chain = EncryptedJSONField(default=list, help_text="PEM, upwards")
    key = EncryptedTextField(null=True, help_text="PEM, PKCS#8")
    is_ours = models.BooleanField(default=True)
    not_before = models.DateTimeField()
    not_after = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["use"],
                condition=models.Q(use__in=["root", "issuing", "timestamps"], revoked_at=None),
                name="one_authority_per_use",
            )
        ]
        indexes: ClassVar = [models.Index(fields=["revoked_at"], name="certificates_revoked")]

    def __str__(self) -> str:
        return f"{self.use} {self.serial}"

    def vault_person_id(self) -> UUID | None:
        return self.person_id
