"""What machine and people think of an interview, each kept apart and each with its author."""

from typing import ClassVar
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hireloop.platform.records import Record
from hireloop.platform.vault.fields import EncryptedJSONField, EncryptedTextField


class AnswerResult(Record):
    """The machine's analysis of one answer: an ``analysis.model.AnswerAnalysis`` as JSON."""

    answer = models.OneToOneField("interviews.Answer", on_delete=models.CASCADE, related_name="result")
    person = models.ForeignKey("directory.Person", on_delete=models.CASCADE, related_name="+")
    analysis = EncryptedJSONField()
    seconds = models.FloatField(_("processing time in seconds"), default=0)

    def vault_person_id(self) -> UUID:
        return self.person_id


class EarlySightings(Record):
    """What was seen of a recording that still goes on (an ``analysis`` ``Seen`` as JSON); gone once it is analysed."""

    answer = models.OneToOneField("interviews.Answer", on_delete=models.CASCADE, related_name="early_sightings")
    person = models.ForeignKey("directory.Person", on_delete=models.CASCADE, related_name="+")
    seen = EncryptedJSONField()

    def __str__(self) -> str:
        return str(self.answer_id)

    def vault_person_id(self) -> UUID:
        return self.person_id


class AnswerSketch(Record):
    """Keyed hashes of what an answer says (``analysis.content.likeness``): told alike to others', read by nobody."""

    answer = models.OneToOneField("interviews.Answer", on_delete=models.CASCADE, related_name="sketch")
    person = models.ForeignKey("directory.Person", on_delete=models.CASCADE, related_name="+")
    question_key = models.CharField(max_length=64)
    hashes = models.BinaryField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["question_key", "-created_at"], name="sketches_of_question")]

    def __str__(self) -> str:
        return str(self.answer_id)


class EvaluationReport(Record):
    """The evaluation report 评估报告: an ``analysis.model.Report`` as JSON."""

    class Recommendation(models.TextChoices):
        RECOMMENDED = "recommended", _("Recommended")
        PENDING = "pending", _("Pending")
        NOT_RECOMMENDED = "not_recommended", _("Not recommended")

    interview = models.OneToOneField("interviews.Interview", on_delete=models.CASCADE, related_name="report")
    person = models.ForeignKey("directory.Person", on_delete=models.CASCADE, related_name="+")
    recommendation = models.CharField(max_length=16, choices=Recommendation.choices)
    report = EncryptedJSONField()
    ready_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["recommendation", "-ready_at"])]

    def vault_person_id(self) -> UUID:
        return self.person_id


class Scorecard(Record):
    """A reviewer's own scores by BARS, 1-5 per dimension, saved before the machine's view is shown."""

    interview = models.ForeignKey("interviews.Interview", on_delete=models.CASCADE, related_name="scorecards")
    person = models.ForeignKey("directory.Person", on_delete=models.CASCADE, related_name="+")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    scores = EncryptedJSONField()
    notes = EncryptedTextField(blank=True, default="")
    machine_seen_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["interview", "reviewer"], name="one_scorecard_per_reviewer")
        ]

    def vault_person_id(self) -> UUID:
        return self.person_id


class Review(Record):
    """A human review 人工复核 that waits for a person: 待定, a poor recording, or a candidate who asked for it."""

    class Cause(models.TextChoices):
        PENDING = "pending", _("The machine is not sure")
        NOT_ANALYSED = "not_analysed", _("Could not be analysed")
        CANDIDATE_ASKED = "candidate_asked", _("The candidate asked for a person")

    interview = models.ForeignKey("interviews.Interview", on_delete=models.CASCADE, related_name="reviews")
    cause = models.CharField(max_length=20, choices=Cause.choices)
    assignee = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True, db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["interview", "cause"], condition=models.Q(closed_at=None), name="one_open_review_per_cause"
            )
        ]


class Decision(Record):
    """What a person decided on an interview, and why. The last one counts; earlier ones stay."""

    class Verdict(models.TextChoices):
        ADVANCE = "advance", _("Go on")
        HOLD = "hold", _("Hold")
        REJECT = "reject", _("Reject")

    interview = models.ForeignKey("interviews.Interview", on_delete=models.CASCADE, related_name="decisions")
    person = models.ForeignKey("directory.Person", on_delete=models.CASCADE, related_name="+")
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    reason = EncryptedTextField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["-created_at"]

    def vault_person_id(self) -> UUID:
        return self.person_id


class CandidateFeedback(Record):
    """The summary with suggestions for the candidate. Drafted from the report; told once a person has released it."""

    interview = models.OneToOneField("interviews.Interview", on_delete=models.CASCADE, related_name="feedback")
    person = models.ForeignKey("directory.Person", on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=2)
    text = EncryptedTextField()
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    released_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)

    def vault_person_id(self) -> UUID:
        return self.person_id
