"""How one job is screened."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from hireloop.platform.records import Record


class ScreeningSetting(Record):
    """``is_blind``: name, contacts, age, sex, photo, marriage and origin are hidden while this job is screened."""

    job = models.OneToOneField("jobs.Job", on_delete=models.CASCADE, related_name="screening_setting")
    is_blind = models.BooleanField(default=False)


class BlindLift(Record):
    """A colleague has lifted blind mode for one candidate."""

    application = models.ForeignKey("applications.Application", on_delete=models.CASCADE, related_name="blind_lifts")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["application", "user"], name="one_lift_per_colleague")]
