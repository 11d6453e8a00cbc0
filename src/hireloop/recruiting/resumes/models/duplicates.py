"""Two people who may be the same 疑似重复, and what a person decided about it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hireloop.platform.records import Record


class DuplicatePair(Record):
    """``first`` is the person who has been here longer. ``reasons`` are codes: "phone", "email", "name", "school" …"""

    class State(models.TextChoices):
        OPEN = "open", _("To be looked at")
        MERGED = "merged", _("Merged")
        DIFFERENT = "different", _("Two people")

    first = models.ForeignKey("directory.Person", on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey("directory.Person", on_delete=models.CASCADE, related_name="+")
    likeness = models.PositiveSmallIntegerField(help_text="0–100")
    reasons = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-likeness", "-created_at"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["first", "second"], name="one_pair_of_people")]
        indexes: ClassVar = [models.Index(fields=["state", "-likeness", "-created_at"], name="duplicate_pairs_open")]
