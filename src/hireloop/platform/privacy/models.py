"""Consent, with what it takes to show later that it was given."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from hireloop.platform.records import Record

from .purposes import Purpose


class Consent(Record):
    """One person's yes to one purpose, to the exact text of one notice; ``withdrawn_at`` ends it."""

    person = models.ForeignKey("directory.Person", on_delete=models.PROTECT, related_name="consents")
    purpose = models.CharField(_("purpose"), max_length=24, choices=Purpose.choices)
    notice_version = models.CharField(_("version of the notice"), max_length=24)
    notice_language = models.CharField(max_length=8)
    notice_hash = models.CharField(max_length=64, help_text="SHA-256 of the text that was shown")
    given_at = models.DateTimeField(_("given"))
    given_ip_hash = models.CharField(max_length=64, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True)

    class Meta:
        ordering: ClassVar = ["-given_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "purpose"],
                condition=models.Q(withdrawn_at=None),
                name="one_standing_consent_per_purpose",
            )
        ]
