"""Onboarding 入职: from the signed offer to the first days, papers of the person and tasks of the teams."""

from typing import ClassVar
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hireloop.platform.records import Record
from hireloop.platform.vault.fields import EncryptedTextField

from .plan import LABELS, MaterialKind, Team


class OnboardingStatus(models.TextChoices):
    OPEN = "open", pgettext_lazy("of an onboarding", "Going on")
    DONE = "done", pgettext_lazy("of an onboarding", "Finished")
    CANCELLED = "cancelled", pgettext_lazy("of an onboarding", "Cancelled")


class Onboarding(Record):
    """``offer_id`` points across areas and is therefore no foreign key; it makes starting idempotent."""

    person = models.ForeignKey("directory.Person", on_delete=models.PROTECT, related_name="onboardings")
    employer = models.ForeignKey(
        "directory.Employer", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    department = models.ForeignKey(
        "directory.Department", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    employee = models.OneToOneField(
        "employees.Employee", null=True, blank=True, on_delete=models.SET_NULL, related_name="onboarding"
    )
    offer_id = models.UUIDField(null=True, blank=True, unique=True)
    title = models.CharField(_("job title"), max_length=120)
    starts_on = models.DateField(_("first day"))
    work_place = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=8, default="zh-hans")
    status = models.CharField(max_length=10, choices=OnboardingStatus.choices, default=OnboardingStatus.OPEN)
    finished_at = models.DateTimeField(null=True, blank=True)
    welcomed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["starts_on", "created_at"]
        indexes: ClassVar = [models.Index(fields=["status", "starts_on"], name="onboardings_by_first_day")]

    def __str__(self) -> str:
        return self.person.name

    def vault_person_id(self) -> UUID:
        return self.person_id

    @property
    def is_open(self) -> bool:
        return self.status == OnboardingStatus.OPEN

    @property
    def days_left(self) -> int:
        """Until the first day; negative after it."""
        return (self.starts_on - timezone.localdate()).days


class MaterialStatus(models.TextChoices):
    WANTED = "wanted", _("Wanted")
    SENT = "sent", _("Sent, to be checked")
    ACCEPTED = "accepted", _("Accepted")
    RETURNED = "returned", _("To be sent again")
    WAIVED = "waived", _("Not needed")


OUTSTANDING = (MaterialStatus.WANTED, MaterialStatus.RETURNED)
SETTLED = (MaterialStatus.ACCEPTED, MaterialStatus.WAIVED)


class Material(Record):
    """A paper that is wanted. ``number`` is what the paper says (the bank account); ``note`` why it came back."""

    onboarding = models.ForeignKey(Onboarding, on_delete=models.CASCADE, related_name="materials")
    kind = models.CharField(max_length=12, choices=MaterialKind.choices)
    status = models.CharField(max_length=10, choices=MaterialStatus.choices, default=MaterialStatus.WANTED)
    due_on = models.DateField()
    file = models.ForeignKey("vault.StoredFile", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    number = EncryptedTextField(null=True, blank=True)
    note = EncryptedTextField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["created_at"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["onboarding", "kind"], name="one_material_of_a_kind")]

    def __str__(self) -> str:
        return self.kind

    def vault_person_id(self) -> UUID:
        return self.onboarding.person_id

    @property
    def is_outstanding(self) -> bool:
        return self.status in OUTSTANDING

    @property
    def is_overdue(self) -> bool:
        return self.is_outstanding and self.due_on < timezone.localdate()


class Task(Record):
    """One thing that a team does. ``key`` names one of ``plan.BUILT_IN``; else ``own_title`` says it."""

    onboarding = models.ForeignKey(Onboarding, on_delete=models.CASCADE, related_name="tasks")
    key = models.CharField(max_length=20, blank=True)
    own_title = models.CharField(_("what is to be done"), max_length=160, blank=True)
    team = models.CharField(_("team"), max_length=12, choices=Team.choices)
    days_before = models.SmallIntegerField()
    due_on = models.DateField(_("due"))
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["due_on", "created_at"]
        indexes: ClassVar = [models.Index(fields=["team", "done_at", "due_on"], name="onboarding_tasks_open")]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def title(self) -> str:
        return str(LABELS.get(self.key, self.own_title))

    @property
    def is_overdue(self) -> bool:
        return self.done_at is None and self.due_on < timezone.localdate()


class StandardTask(Record):
    """An employer's own task, added to every onboarding that starts from now on."""

    own_title = models.CharField(_("what is to be done"), max_length=160)
    team = models.CharField(_("team"), max_length=12, choices=Team.choices)
    days_before = models.SmallIntegerField(_("days before the first day"), default=1)

    class Meta:
        ordering: ClassVar = ["-days_before", "created_at"]

    def __str__(self) -> str:
        return self.own_title
