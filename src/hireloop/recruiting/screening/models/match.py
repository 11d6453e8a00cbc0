"""How an application matches its job: the machine's verdicts, and a person's in their place."""

from typing import ClassVar
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hireloop.platform.records import Record
from hireloop.platform.vault.fields import EncryptedJSONField, EncryptedTextField


class Verdict(models.TextChoices):
    """As ``analysis.matching.Verdict``."""

    MET = "met", _("Met")
    PARTLY = "partly", _("Partly met")
    NOT_MET = "not_met", _("Not met")
    UNKNOWN = "unknown", _("Unknown")


class MatchReport(Record):
    """The newest match. ``score``, ``low``, ``high`` and the counts take people's verdicts into account.

    ``result`` is the machine's MatchResult, untouched. ``input_key`` names what it was made from, so that the same
    is not computed twice.
    """

    application = models.OneToOneField(
        "applications.Application", on_delete=models.CASCADE, related_name="match_report"
    )
    score = models.FloatField(_("match"), null=True, blank=True)
    low = models.FloatField(default=0)
    high = models.FloatField(default=100)
    met = models.PositiveSmallIntegerField(default=0)
    partly = models.PositiveSmallIntegerField(default=0)
    not_met = models.PositiveSmallIntegerField(default=0)
    unknown = models.PositiveSmallIntegerField(default=0)
    is_knocked_out = models.BooleanField(default=False)
    years = models.FloatField(null=True, blank=True)
    result = EncryptedJSONField(null=True)
    input_key = models.CharField(max_length=64)
    engine = models.CharField(max_length=40)
    engine_version = models.CharField(max_length=40)
    computed_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-score"]
        indexes: ClassVar = [models.Index(fields=["-score", "id"], name="matches_by_score")]

    def __str__(self) -> str:
        return _("Match of %(application)s") % {"application": self.application}

    def vault_person_id(self) -> UUID | None:
        return self.application.person_id


class RequirementVerdict(models.Model):
    """The verdict that counts on one requirement, for filters; what it rests on stands encrypted in the report."""

    report = models.ForeignKey(MatchReport, on_delete=models.CASCADE, related_name="verdicts")
    requirement_key = models.CharField(max_length=16)
    verdict = models.CharField(max_length=8, choices=Verdict.choices)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["requirement_key", "verdict"], name="verdicts_by_requirement")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "requirement_key"], name="one_verdict_per_requirement")
        ]

    def __str__(self) -> str:
        return self.verdict


class RequirementOverride(Record):
    """A person's verdict in place of the machine's on one requirement; ``ended_at`` once taken back."""

    application = models.ForeignKey(
        "applications.Application", on_delete=models.CASCADE, related_name="requirement_overrides"
    )
    requirement_key = models.CharField(max_length=16)
    machine_verdict = models.CharField(max_length=8, choices=Verdict.choices)
    verdict = models.CharField(max_length=8, choices=Verdict.choices)
    reason = EncryptedTextField()
    overruled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-created_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application", "requirement_key"],
                condition=models.Q(ended_at=None),
                name="one_override_in_force",
            )
        ]

    def vault_person_id(self) -> UUID | None:
        return self.application.person_id
