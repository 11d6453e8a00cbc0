"""The asynchronous interview 异步视频面试 and its questions, as they were when the candidate was invited."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import ClassVar
from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hireloop.platform.records import Record

from ..states import OPEN, InterviewStatus, check_move

# Whoever began in time may finish: the line may drop, a question may be on screen.
GRACE = timedelta(hours=2)

_STAMPS = {
    InterviewStatus.OPENED: "opened_at",
    InterviewStatus.CONSENTED: "consented_at",
    InterviewStatus.IN_PROGRESS: "started_at",
    InterviewStatus.SUBMITTED: "submitted_at",
    InterviewStatus.EXPIRED: "expired_at",
    InterviewStatus.CANCELLED: "cancelled_at",
}


class Interview(Record):
    application = models.ForeignKey("applications.Application", on_delete=models.CASCADE, related_name="interviews")
    person = models.ForeignKey("directory.Person", on_delete=models.CASCADE, related_name="interviews")
    template = models.ForeignKey(
        "question_bank.InterviewTemplate", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    title = models.CharField(_("title"), max_length=200)
    language = models.CharField(_("language"), max_length=2, choices=[("zh", _("Chinese")), ("en", _("English"))])
    status = models.CharField(
        _("status"), max_length=16, choices=InterviewStatus.choices, default=InterviewStatus.INVITED
    )
    invited_by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    expires_at = models.DateTimeField(_("open until"))
    opened_at = models.DateTimeField(null=True)
    consented_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    submitted_at = models.DateTimeField(null=True)
    expired_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    practised_at = models.DateTimeField(null=True)
    extra_time_factor = models.DecimalField(max_digits=3, decimal_places=2, default=Decimal("1.00"))
    text_only = models.BooleanField(default=False)
    human_instead = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["-created_at"]
        indexes: ClassVar = [
            models.Index(fields=["status", "expires_at"]),
            models.Index(fields=["application", "-created_at"]),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """Whether the candidate may go on right now."""
        return self.status in OPEN and timezone.now() < self.closes_at

    @property
    def closes_at(self) -> datetime:
        """When the door shuts: at expiry, or a grace later for those who have begun."""
        return self.expires_at + GRACE if self.started_at else self.expires_at

    @property
    def furthest_status(self) -> InterviewStatus:
        """How far the candidate had come, told from the stamps (to go on after an extension)."""
        if self.started_at:
            return InterviewStatus.IN_PROGRESS
        if self.consented_at:
            return InterviewStatus.CONSENTED
        return InterviewStatus.OPENED if self.opened_at else InterviewStatus.INVITED

    def move_to(self, target: InterviewStatus) -> None:
        """Change the status and stamp the time, keeping the first stamp. Does not save."""
        check_move(self.status, target)
        self.status = target
        stamp = _STAMPS.get(target)
        if stamp and getattr(self, stamp) is None:
            setattr(self, stamp, timezone.now())

    def seconds_with_extra(self, seconds: int) -> int:
        return round(seconds * float(self.extra_time_factor))

    def vault_person_id(self) -> UUID:
        return self.person_id


class InterviewQuestion(Record):
    """A copy of the template's question: later edits in the question bank change no running interview."""

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="questions")
    source = models.ForeignKey("question_bank.Question", null=True, on_delete=models.SET_NULL, related_name="+")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()
    language = models.CharField(max_length=2)
    dimensions = models.JSONField(default=list)
    anchors = models.JSONField(default=dict)
    follow_ups = models.JSONField(default=list)
    reference = models.TextField(blank=True, default="")
    key_points = models.JSONField(default=list)
    think_seconds = models.PositiveIntegerField()
    answer_seconds = models.PositiveIntegerField()
    retakes = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["interview", "position"], name="one_question_per_position")
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def takes_allowed(self) -> int:
        return 1 + self.retakes
