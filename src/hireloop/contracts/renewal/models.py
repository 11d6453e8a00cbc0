"""What people decide about a contract that comes to its end, and whom they were reminded."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hireloop.platform.records import Record
from hireloop.platform.vault.fields import EncryptedTextField


class Choice(models.TextChoices):
    OPEN = "open", pgettext_lazy("renewal", "Not decided")
    RENEW = "renew", pgettext_lazy("renewal", "Renew")
    LET_END = "let_end", pgettext_lazy("renewal", "Let it end")


class Renewal(Record):
    """``reminded_days``: the smallest number of days before the end at which colleagues were reminded, None: never."""

    contract = models.OneToOneField("drafting.Contract", on_delete=models.CASCADE, related_name="renewal")
    choice = models.CharField(_("decision"), max_length=10, choices=Choice.choices, default=Choice.OPEN)
    reason = EncryptedTextField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    reminded_days = models.PositiveSmallIntegerField(null=True, blank=True)
    next_contract = models.ForeignKey(
        "drafting.Contract", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["contract__end_on"]

    def __str__(self) -> str:
        return str(self.contract)

    def vault_person_id(self):  # type: ignore[no-untyped-def]
        return self.contract.person_id
