"""What the candidate gives: takes, the pieces they came in, and the texts that exist of them."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from hireloop.platform.records import Record
from hireloop.platform.vault.fields import EncryptedJSONField, EncryptedTextField

from ..states import AnswerStatus
from .interview import InterviewQuestion


class Answer(Record):
    """One take at a question. The id is made by the candidate's browser, so that a take can begin offline."""

    question = models.ForeignKey(InterviewQuestion, on_delete=models.CASCADE, related_name="answers")
    take = models.PositiveSmallIntegerField(default=1)
    status = models.CharField(max_length=16, choices=AnswerStatus.choices, default=AnswerStatus.STARTED)
    is_typed = models.BooleanField(default=False)
    finished_at = models.DateTimeField(null=True)
    recording = models.ForeignKey("vault.StoredFile", null=True, on_delete=models.SET_NULL, related_name="+")
    duration_ms = models.PositiveIntegerField(null=True)
    has_video = models.BooleanField(default=False)
    trouble = models.CharField(max_length=40, blank=True, default="")
    no_transcript_why = models.CharField(max_length=40, blank=True, default="")
    reported_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["question__position", "take"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["question", "take"], name="one_answer_per_take")]

    def __str__(self) -> str:
        return f"{self.question_id} / {self.take}"

    def vault_person_id(self) -> UUID:
        return self.question.interview.person_id


class Segment(Record):
    """A stretch recorded without interruption: one run of one browser's recorder.

    A reload, a crash or a second device begins a further segment of the same answer. ``recorder`` is
    that run's own id: two devices can never write into one segment.
    """

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="segments")
    number = models.PositiveSmallIntegerField()
    recorder = models.UUIDField()
    media_type = models.CharField(max_length=100)
    chunk_count = models.PositiveIntegerField(null=True)
    is_joined = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["answer", "number"], name="one_segment_per_number")]

    def __str__(self) -> str:
        return f"{self.answer_id} / {self.number}"


class Chunk(models.Model):
    """A piece of a segment, encrypted as it came. Kept until the joined recording is verified and sent."""

    segment = models.ForeignKey(Segment, on_delete=models.CASCADE, related_name="chunks")
    index = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    end_ms = models.PositiveIntegerField()
    stored = models.ForeignKey("vault.StoredFile", on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["index"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["segment", "index"], name="one_chunk_per_index")]

    def __str__(self) -> str:
        return f"{self.segment_id} / {self.index}"


class TextSource(models.TextChoices):
    """Who wrote the words down; the values are those of ``analysis.model.TranscriptSource``."""

    ENGINE = "engine", _("Speech engine")
    BROWSER = "browser", _("Browser's recogniser")
    TYPED = "typed", _("Typed by the candidate")
    CORRECTED = "corrected", _("Corrected by the candidate")


class AnswerText(Record):
    """One version of the words of an answer. Versions stand side by side; none replaces another."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="texts")
    source = models.CharField(max_length=16, choices=TextSource.choices)
    text = EncryptedTextField()
    words = EncryptedJSONField(null=True)
    language = models.CharField(max_length=2)
    confidence = models.FloatField(null=True)
    engine = models.CharField(max_length=80, blank=True, default="")
    is_final = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["created_at"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["answer", "source"], name="one_text_per_source")]

    def __str__(self) -> str:
        return f"{self.answer_id} / {self.source}"

    def vault_person_id(self) -> UUID:
        return self.answer.vault_person_id()
