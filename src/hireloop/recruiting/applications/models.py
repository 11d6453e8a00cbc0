"""An application 应聘申请: one person for one job, its stages, its papers, and what the candidate asks for."""

from datetime import date, timedelta
from typing import ClassVar
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hireloop.platform.records import Record
from hireloop.platform.vault.fields import EncryptedTextField

from .stages import ACTIVE_STAGES, NextStep, RejectionReason, Stage

UNDO_FOR = timedelta(minutes=15)
PENDING_UPLOADS_KEPT = timedelta(hours=24)


class Source(models.TextChoices):
    CAREERS = "careers", _("Careers page")
    REFERRAL = "referral", _("Referral")
    ADDED = "added", _("Added by a colleague")
    IMPORTED = "imported", _("Imported")


class Application(Record):
    """``stage_since`` is when the stage was reached; ``reapplied_at`` when the same person applied again."""

    person = models.ForeignKey("directory.Person", on_delete=models.PROTECT, related_name="applications")
    job = models.ForeignKey("jobs.Job", on_delete=models.PROTECT, related_name="applications")
    stage = models.CharField(_("stage"), max_length=12, choices=Stage.choices, default=Stage.APPLIED)
    source = models.CharField(_("source"), max_length=12, choices=Source.choices, default=Source.CAREERS)
    cover_letter = EncryptedTextField(blank=True, null=True)
    resume = models.ForeignKey("vault.StoredFile", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    language = models.CharField(max_length=8, default="zh-hans")
    applied_at = models.DateTimeField(_("applied"))
    reapplied_at = models.DateTimeField(null=True, blank=True)
    stage_since = models.DateTimeField()
    next_step = models.CharField(max_length=20, choices=NextStep.choices, default=NextStep.READ_RESUME, blank=True)
    notice_version = models.CharField(max_length=24, blank=True)
    notice_agreed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-applied_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "job"], name="one_application_per_person_and_job")
        ]
        indexes: ClassVar = [
            models.Index(fields=["-applied_at", "-id"], name="applications_newest"),
            models.Index(fields=["stage_since", "id"], name="applications_by_wait"),
            models.Index(fields=["stage", "stage_since", "id"], name="applications_by_stage"),
            models.Index(fields=["job", "stage", "stage_since", "id"], name="applications_of_job"),
            models.Index(fields=["job", "-applied_at", "-id"], name="applications_of_job_newest"),
            models.Index(fields=["stage", "-applied_at", "-id"], name="applications_stage_newest"),
        ]

    def __str__(self) -> str:
        return _("%(person)s for %(job)s") % {"person": self.person.shown_name, "job": self.job.title}

    def vault_person_id(self) -> UUID | None:
        return self.person_id

    @property
    def is_active(self) -> bool:
        return self.stage in ACTIVE_STAGES

    @property
    def days(self) -> int:
        """Whole days in the stage."""
        return max(0, (timezone.now() - self.stage_since).days)


class ReceivedResume(Record):
    """A résumé that came with an application; the newest is the application's ``resume``."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="received_resumes")
    file = models.ForeignKey("vault.StoredFile", on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering: ClassVar = ["-created_at"]


class StageMove(Record):
    """One move between stages: who, when, why; ``undone_at`` where it was taken back."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="moves")
    from_stage = models.CharField(max_length=12, choices=Stage.choices)
    to_stage = models.CharField(max_length=12, choices=Stage.choices)
    since_before = models.DateTimeField()
    next_step_before = models.CharField(max_length=20, blank=True)
    reason = models.CharField(max_length=20, choices=RejectionReason.choices, blank=True)
    note = EncryptedTextField(blank=True, null=True)
    moved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-created_at"]

    def vault_person_id(self) -> UUID | None:
        return self.application.person_id

    @property
    def can_be_undone(self) -> bool:
        return self.undone_at is None and timezone.now() < self.created_at + UNDO_FOR


class RequestKind(models.TextChoices):
    EXPLANATION = "explanation", _("Explanation of the evaluation")
    HUMAN_REVIEW = "human_review", _("Review by a person")
    CORRECTION = "correction", _("Correction of my data")


class CandidateRequest(Record):
    """Something that the candidate asks for on the own page, to be answered by ``due_on``."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="requests")
    kind = models.CharField(max_length=16, choices=RequestKind.choices)
    text = EncryptedTextField(blank=True, null=True)
    due_on = models.DateField()
    answer = EncryptedTextField(blank=True, null=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["due_on", "created_at"]
        indexes: ClassVar = [models.Index(fields=["answered_at", "due_on"], name="requests_open_by_due")]

    def vault_person_id(self) -> UUID | None:
        return self.application.person_id

    @property
    def is_overdue(self) -> bool:
        return self.answered_at is None and self.due_on < date.today()


class PendingUpload(Record):
    """A résumé whose form had an error elsewhere: kept a day under the installation's key, to be attached again."""

    file = models.OneToOneField("vault.StoredFile", on_delete=models.CASCADE, related_name="+")
