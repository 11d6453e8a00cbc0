"""What the machine measured and proposes, and what a person decided, each kept apart."""

from typing import ClassVar
from uuid import UUID

from django.conf import settings
from django.db import models

from hireloop.platform.records import Record
from hireloop.platform.vault.fields import EncryptedJSONField, EncryptedTextField

from ..states import Decided, Verdict
from .answers import VoiceAnswer
from .screening import VoiceScreening


class VoiceResult(Record):
    """The analysis of one answer: an ``analysis.model.AnswerAnalysis`` as JSON."""

    answer = models.OneToOneField(VoiceAnswer, on_delete=models.CASCADE, related_name="result")
    person = models.ForeignKey("directory.Person", on_delete=models.CASCADE, related_name="+")
    analysis = EncryptedJSONField()
    seconds = models.FloatField(default=0)

    def vault_person_id(self) -> UUID:
        return self.person_id


class VoiceProposal(Record):
    """The machine's proposal 机评: an ``analysis.conversation.Proposal`` as JSON; the verdict beside it for lists."""

    screening = models.OneToOneField(VoiceScreening, on_delete=models.CASCADE, related_name="proposal")
    person = models.ForeignKey("directory.Person", on_delete=models.CASCADE, related_name="+")
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    score = models.FloatField(null=True)
    proposal = EncryptedJSONField()
    ready_at = models.DateTimeField()

    def vault_person_id(self) -> UUID:
        return self.person_id


class VoiceDecision(Record):
    """What a person decided, and why. The last one counts; earlier ones stay."""

    screening = models.ForeignKey(VoiceScreening, on_delete=models.CASCADE, related_name="decisions")
    person = models.ForeignKey("directory.Person", on_delete=models.CASCADE, related_name="+")
    verdict = models.CharField(max_length=10, choices=Decided.choices)
    proposed = models.CharField(max_length=10, choices=Verdict.choices, blank=True, default="")
    reason = EncryptedTextField(blank=True, default="")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["-created_at"]

    def vault_person_id(self) -> UUID:
        return self.person_id
