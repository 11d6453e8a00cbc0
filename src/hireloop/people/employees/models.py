"""An employee 员工: one person's employment with one employer, from the signed contract to the last day."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hireloop.platform.records import Record
from hireloop.platform.vault.fields import EncryptedJSONField, EncryptedTextField


class EmployeeStatus(models.TextChoices):
    UPCOMING = "upcoming", _("Starts soon")
    ACTIVE = "active", _("At work")
    LEFT = "left", pgettext_lazy("of an employee", "Left")


class TermKind(models.TextChoices):
    """Labour Contract Law, article 12."""

    FIXED = "fixed", _("Fixed term")
    OPEN_ENDED = "open_ended", _("Open-ended")
    TASK = "task", _("Until a certain task is done")


class WorkingTime(models.TextChoices):
    STANDARD = "standard", _("Standard working time")
    COMPREHENSIVE = "comprehensive", _("Comprehensively calculated working time")
    FLEXIBLE = "flexible", _("Flexible working time")


RUNNING = (EmployeeStatus.UPCOMING, EmployeeStatus.ACTIVE)


class Employee(Record):
    """``offer_id`` and ``contract_id`` point across areas and are therefore no foreign keys.

    ``pay`` is ``{"base_fen", "allowances": [{"label", "fen"}], "bonus"}`` a month.
    """

    person = models.ForeignKey("directory.Person", on_delete=models.PROTECT, related_name="employments")
    employer = models.ForeignKey("directory.Employer", on_delete=models.PROTECT, related_name="+")
    department = models.ForeignKey(
        "directory.Department", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    number = models.CharField(_("employee number"), max_length=20)
    title = models.CharField(_("job title"), max_length=120)
    status = models.CharField(max_length=10, choices=EmployeeStatus.choices, default=EmployeeStatus.UPCOMING)
    starts_on = models.DateField(_("first day"))
    probation_ends_on = models.DateField(_("end of probation"), null=True, blank=True)
    term_kind = models.CharField(max_length=12, choices=TermKind.choices, default=TermKind.FIXED)
    contract_ends_on = models.DateField(_("contract until"), null=True, blank=True)
    work_place = models.CharField(_("place of work"), max_length=200, blank=True)
    working_time = models.CharField(max_length=14, choices=WorkingTime.choices, default=WorkingTime.STANDARD)
    pay = EncryptedJSONField(null=True, blank=True)
    offer_id = models.UUIDField(null=True, blank=True)
    contract_id = models.UUIDField(null=True, blank=True, unique=True)
    left_on = models.DateField(_("last day"), null=True, blank=True)
    left_reason = EncryptedTextField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-starts_on", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["employer", "number"], name="one_employee_per_number"),
            models.UniqueConstraint(
                fields=["person", "employer"],
                condition=models.Q(status__in=["upcoming", "active"]),
                name="one_running_employment_per_employer",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["status", "-starts_on"], name="employees_by_status")]

    def __str__(self) -> str:
        return f"{self.person.name} ({self.number})"

    def vault_person_id(self) -> UUID:
        return self.person_id

    @property
    def is_on_probation(self) -> bool:
        today = timezone.localdate()
        return (
            self.status == EmployeeStatus.ACTIVE
            and self.probation_ends_on is not None
            and today <= self.probation_ends_on
        )

    @property
    def years_of_service(self) -> int:
        """Whole years up to today or the last day."""
        until: date = self.left_on or timezone.localdate()
        before_anniversary = (until.month, until.day) < (self.starts_on.month, self.starts_on.day)
        return max(0, until.year - self.starts_on.year - before_anniversary)
