"""The register of the company's own disputes, and the notes that a machine makes for a person to look at."""

from typing import ClassVar
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hireloop.platform.records import Record
from hireloop.platform.vault.fields import EncryptedTextField


class DisputeKind(models.TextChoices):
    PAY = "pay", pgettext_lazy("of a dispute", "Pay")
    OVERTIME = "overtime", _("Overtime")
    DISMISSAL = "dismissal", _("Dismissal")
    SEVERANCE = "severance", _("Severance")
    SOCIAL_INSURANCE = "social_insurance", _("Social insurance")
    WORK_INJURY = "work_injury", _("Work injury")
    NON_COMPETE = "non_compete", _("Non-compete")
    SERVICE_PERIOD = "service_period", _("Service period")
    CHANGE_OF_WORK = "change_of_work", _("Change of position or place")
    NO_CONTRACT = "no_contract", _("No written contract")
    OTHER = "other", pgettext_lazy("dispute", "Another matter")


class DisputeClause(models.TextChoices):
    """The clause that it turned on, by the key that clauses of contracts have."""

    TERM = "term", _("Term and probation")
    WORK = "work", _("Work and place of work")
    TIME = "time", _("Working time and overtime")
    PAY = "pay", _("Pay and bonus")
    INSURANCE = "insurance", _("Social insurance and benefits")
    PROTECTION = "protection", _("Labour protection")
    ENDING = "ending", _("Change and end of the contract")
    CONFIDENTIALITY = "confidentiality", _("Confidentiality")
    NON_COMPETE = "non_compete", _("Non-compete")
    SERVICE_PERIOD = "service_period", _("Training and service period")
    NONE = "", _("No particular clause")


class DisputeOutcome(models.TextChoices):
    PENDING = "pending", pgettext_lazy("dispute", "Not decided yet")
    WON = "won", pgettext_lazy("dispute", "The company was right")
    LOST = "lost", pgettext_lazy("dispute", "The employee was right")
    PARTLY = "partly", pgettext_lazy("dispute", "Partly right")
    SETTLED = "settled", pgettext_lazy("dispute", "Settled")


class Dispute(Record):
    """What happened once, so that the next contract is better. The story is encrypted; names belong nowhere in it."""

    employer = models.ForeignKey("directory.Employer", verbose_name=_("employer"), on_delete=models.PROTECT)
    kind = models.CharField(_("about"), max_length=20, choices=DisputeKind.choices)
    clause = models.CharField(_("clause that it turned on"), max_length=20, choices=DisputeClause.choices, blank=True)
    outcome = models.CharField(_("outcome"), max_length=12, choices=DisputeOutcome.choices)
    amount_fen = models.PositiveBigIntegerField(_("amount paid"), null=True, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    summary = EncryptedTextField(_("what happened"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering: ClassVar = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.get_outcome_display()}"

    def vault_person_id(self) -> UUID | None:
        return None


class RiskNote(Record):
    """A statement of an interview that a machine found. It advises to ask; it decides nothing."""

    person = models.ForeignKey("directory.Person", on_delete=models.CASCADE, related_name="risk_notes")
    rule = models.CharField(max_length=40)
    quote = EncryptedTextField()
    source_type = models.CharField(max_length=60)
    source_id = models.UUIDField()
    place = models.PositiveSmallIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    engine = models.CharField(max_length=40)
    dismissed_at = models.DateTimeField(null=True, blank=True)
    dismissed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    dismiss_reason = EncryptedTextField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["created_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "rule", "source_id", "place", "start"], name="one_risk_note_per_statement"
            )
        ]

    def vault_person_id(self) -> UUID | None:
        return self.person_id
