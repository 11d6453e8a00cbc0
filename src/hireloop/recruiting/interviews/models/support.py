"""What surrounds the answers: wishes for another form, device checks, integrity prompts."""

from decimal import Decimal
from typing import ClassVar
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from hireloop.platform.records import Record
from hireloop.platform.vault.fields import EncryptedTextField

from .answers import Answer
from .interview import Interview, InterviewQuestion


class AdjustmentKind(models.TextChoices):
    EXTRA_TIME = "extra_time", _("More time")
    TEXT_ONLY = "text_only", _("Answer in writing")
    PERSON_INSTEAD = "person_instead", _("Talk to a person instead")
    OTHER = "other", _("Something else")


class RequestStatus(models.TextChoices):
    WAITING = "waiting", _("Waiting for a decision")
    GRANTED = "granted", _("Granted")
    DECLINED = "declined", _("Declined")


class AdjustmentRequest(Record):
    """A candidate's wish to be interviewed in another way. It plays no part in any score."""

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="adjustments")
    kind = models.CharField(max_length=16, choices=AdjustmentKind.choices)
    wish = EncryptedTextField(blank=True, default="")
    status = models.CharField(max_length=10, choices=RequestStatus.choices, default=RequestStatus.WAITING)
    extra_time_factor = models.DecimalField(max_digits=3, decimal_places=2, default=Decimal("1.50"))
    decided_by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True)
    reply = EncryptedTextField(blank=True, default="")

    class Meta:
        ordering: ClassVar = ["created_at"]
        indexes: ClassVar = [models.Index(fields=["status", "created_at"])]

    def __str__(self) -> str:
        return f"{self.interview_id} / {self.kind}"

    def vault_person_id(self) -> UUID:
        return self.interview.person_id


class DeviceCheck(Record):
    """That a device was tried: what it has, never what it saw or heard."""

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="device_checks")
    device_key = models.CharField(max_length=36)
    has_camera = models.BooleanField()
    has_microphone = models.BooleanField()
    sound_heard = models.BooleanField()
    browser = models.CharField(max_length=60, blank=True, default="")

    class Meta:
        ordering: ClassVar = ["created_at"]

    def __str__(self) -> str:
        return f"{self.interview_id} / {self.device_key}"


class SignalKind(models.TextChoices):
    TAB_HIDDEN = "tab_hidden", _("Another window was in front")
    PASTED_TEXT = "pasted_text", _("Text was pasted")
    DEVICE_CHANGED = "device_changed", _("Went on with another device")
    CAMERA_LOST = "camera_lost", _("The camera stopped")
    MICROPHONE_LOST = "microphone_lost", _("The microphone stopped")
    RELOADED = "reloaded", _("The page was loaded again during an answer")
    NO_FACE = "no_face", _("Nobody to be seen")
    SEVERAL_FACES = "several_faces", _("Several people to be seen")
    SIMILAR_ANSWER = "similar_answer", _("Much like another candidate's answer")


class IntegritySignal(Record):
    """A prompt for a person to look. Nothing computes a score from it. ``details`` holds numbers and short codes."""

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="integrity_signals")
    question = models.ForeignKey(InterviewQuestion, null=True, on_delete=models.CASCADE, related_name="+")
    answer = models.ForeignKey(Answer, null=True, on_delete=models.CASCADE, related_name="integrity_signals")
    kind = models.CharField(max_length=20, choices=SignalKind.choices)
    at_ms = models.PositiveIntegerField(null=True)
    details = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["created_at"]

    def __str__(self) -> str:
        return f"{self.interview_id} / {self.kind}"
