"""Many résumés at once 批量导入: each file is one item that is done once, whatever happens to the worker."""

from typing import ClassVar
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hireloop.platform.records import Record
from hireloop.platform.vault.fields import EncryptedTextField


class ImportBatch(Record):
    """``job`` empty: into the talent pool. ``unpacked_at`` empty: files are still being taken in."""

    class State(models.TextChoices):
        UNPACKING = "unpacking", _("Unpacking")
        RUNNING = "running", _("Under way")
        DONE = "done", _("Done")
        CANCELLED = "cancelled", _("Stopped")
        UNDONE = "undone", _("Undone")

    job = models.ForeignKey("jobs.Job", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.UNPACKING)
    archives = models.ManyToManyField("vault.StoredFile", related_name="+", help_text="ZIP files still to be unpacked")
    total = models.PositiveIntegerField(default=0)
    round = models.PositiveSmallIntegerField(default=0, help_text="how often it was taken up again")
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    running_since = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-created_at"]


class ImportItem(Record):
    """One file. It waits under the installation's key until it is known whose it is."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        ADDED = "added", _("Added")
        RENEWED = "renewed", _("Known person, résumé renewed")
        REPEATED = "repeated", _("The same file came before")
        FAILED = "failed", _("Not taken in")
        CANCELLED = "cancelled", _("Stopped before its turn")
        UNDONE = "undone", _("Undone")

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="items")
    number = models.PositiveIntegerField()
    name = EncryptedTextField()
    digest = models.CharField(max_length=64, blank=True)
    archive_id = models.UUIDField(null=True, blank=True, help_text="the ZIP file that it came in")
    file = models.ForeignKey("vault.StoredFile", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    problem_code = models.CharField(max_length=40, blank=True)
    problem_message = models.CharField(max_length=400, blank=True)
    problem_params = models.JSONField(default=dict, blank=True)
    person = models.ForeignKey("directory.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    resume = models.ForeignKey(
        "resumes.Resume", null=True, blank=True, on_delete=models.SET_NULL, related_name="import_items"
    )
    made_person = models.BooleanField(default=False)
    made_application = models.BooleanField(default=False)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["batch", "number"], name="one_import_item_per_number"),
        ]
        indexes: ClassVar = [models.Index(fields=["batch", "state", "number"], name="import_items_by_state")]

    def vault_person_id(self) -> UUID | None:
        """The name of a file often is a person's name; it is the installation's until the person is known."""
        return None
