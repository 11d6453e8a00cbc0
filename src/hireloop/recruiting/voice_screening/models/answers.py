"""What the candidate says or writes: one answer per question, its sound in pieces as they came."""

from typing import ClassVar
from uuid import UUID

from django.db import models

from hireloop.platform.records import Record
from hireloop.platform.vault.fields import EncryptedTextField

from ..states import AnswerStatus, Ending
from .screening import VoiceQuestion


class VoiceAnswer(Record):
    """``part`` 2 answers the one follow-up. ``heard_ms`` is speech heard live; ``part_heard_ms`` that of this part.

    ``corrected`` are the candidate's own words for all of it, None where those that were heard or written will do.
    ``moments``: [{"kind", "at_ms"}] with the time in the recording: repeated, interrupted, offered, followed_up …
    """

    question = models.OneToOneField(VoiceQuestion, on_delete=models.CASCADE, related_name="answer")
    status = models.CharField(max_length=12, choices=AnswerStatus.choices, default=AnswerStatus.OPEN)
    part = models.PositiveSmallIntegerField(default=1)
    ended_by = models.CharField(max_length=10, choices=Ending.choices, blank=True, default="")
    follow_up_kind = models.CharField(max_length=16, blank=True, default="")
    follow_up_text = models.TextField(blank=True, default="")
    follow_up_measures = models.JSONField(default=dict)
    written = EncryptedTextField(blank=True, default="")
    browser_words = EncryptedTextField(blank=True, default="")
    corrected = EncryptedTextField(null=True)
    heard_ms = models.PositiveIntegerField(default=0)
    part_heard_ms = models.PositiveIntegerField(default=0)
    moments = models.JSONField(default=list)
    recording = models.ForeignKey("vault.StoredFile", null=True, on_delete=models.SET_NULL, related_name="+")
    duration_ms = models.PositiveIntegerField(null=True)
    trouble = models.CharField(max_length=40, blank=True, default="")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["question__position"]

    def __str__(self) -> str:
        return f"{self.question_id}"

    def vault_person_id(self) -> UUID:
        return self.question.screening.person_id


class VoiceSegment(Record):
    """A stretch of sound without interruption: one run of one browser's microphone for one part of an answer."""

    answer = models.ForeignKey(VoiceAnswer, on_delete=models.CASCADE, related_name="segments")
    number = models.PositiveSmallIntegerField()
    part = models.PositiveSmallIntegerField(default=1)
    recorder = models.UUIDField()

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["answer", "number"], name="one_voice_segment_per_number")
        ]

    def __str__(self) -> str:
        return f"{self.answer_id} / {self.number}"


class VoiceChunk(models.Model):
    """Samples ``start`` to ``start + samples`` of a segment (16 kHz, 16 bit), encrypted as they came, without gaps."""

    segment = models.ForeignKey(VoiceSegment, on_delete=models.CASCADE, related_name="chunks")
    start = models.PositiveIntegerField()
    samples = models.PositiveIntegerField()
    stored = models.ForeignKey("vault.StoredFile", on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["start"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["segment", "start"], name="one_voice_chunk_per_start")]

    def __str__(self) -> str:
        return f"{self.segment_id} / {self.start}"
