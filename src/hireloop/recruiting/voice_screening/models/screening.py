"""A voice screening 语音初面 and its questions, as they were when the candidate was invited."""

from datetime import datetime, timedelta
from typing import ClassVar
from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hireloop.analysis.conversation import Manner, Thresholds
from hireloop.platform.records import Record
from hireloop.recruiting.jobs.models import JobLanguage

from ..states import OPEN, Decided, ScreeningStatus, Verdict, check_move
from .script import Patience, VoiceSource

# Whoever began in time may finish.
GRACE = timedelta(hours=2)
# After the last question the candidate may correct the words this long; then they are sent as they stand.
TIME_TO_CHECK = timedelta(hours=24)

_STAMPS = {
    ScreeningStatus.OPENED: "opened_at",
    ScreeningStatus.CONSENTED: "consented_at",
    ScreeningStatus.IN_PROGRESS: "started_at",
    ScreeningStatus.CHECKING: "talk_ended_at",
    ScreeningStatus.SUBMITTED: "submitted_at",
    ScreeningStatus.EXPIRED: "expired_at",
    ScreeningStatus.CANCELLED: "cancelled_at",
}


class VoiceScreening(Record):
    """``holder`` is the connection that speaks for the candidate; a newer one takes its place.

    ``proposed`` and ``decided`` repeat the proposal's and the last decision's verdict for lists.
    """

    application = models.ForeignKey(
        "applications.Application", on_delete=models.CASCADE, related_name="voice_screenings"
    )
    person = models.ForeignKey("directory.Person", on_delete=models.CASCADE, related_name="voice_screenings")
    title = models.CharField(_("title"), max_length=200)
    language = models.CharField(_("language"), max_length=2, choices=JobLanguage.choices)
    status = models.CharField(
        _("status"), max_length=16, choices=ScreeningStatus.choices, default=ScreeningStatus.INVITED
    )
    invited_by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    patience_ms = models.PositiveIntegerField(choices=Patience.choices, default=Patience.USUAL)
    own_patience_ms = models.PositiveIntegerField(choices=Patience.choices, null=True)
    voice = models.CharField(max_length=8, choices=VoiceSource.choices, default=VoiceSource.BROWSER)
    advance_from = models.PositiveSmallIntegerField(default=60)
    not_now_below = models.PositiveSmallIntegerField(default=35)
    answer_seconds = models.PositiveIntegerField(default=180)
    in_writing = models.BooleanField(default=False)
    human_instead = models.BooleanField(default=False)
    holder = models.UUIDField(null=True)
    expires_at = models.DateTimeField(_("open until"))
    opened_at = models.DateTimeField(null=True)
    consented_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    talk_ended_at = models.DateTimeField(null=True)
    submitted_at = models.DateTimeField(null=True)
    expired_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    proposed = models.CharField(_("proposal"), max_length=10, choices=Verdict.choices, blank=True, default="")
    decided = models.CharField(_("decision"), max_length=10, choices=Decided.choices, blank=True, default="")

    class Meta:
        ordering: ClassVar = ["-created_at"]
        indexes: ClassVar = [
            models.Index(fields=["status", "expires_at"], name="voice_by_expiry"),
            models.Index(fields=["proposed", "decided", "-submitted_at"], name="voice_to_confirm"),
            models.Index(fields=["application", "-created_at"], name="voice_of_application"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """Whether the candidate may go on right now."""
        return self.status in OPEN and timezone.now() < self.closes_at

    @property
    def closes_at(self) -> datetime:
        """When the door shuts: at expiry, a grace later for those who have begun; a look over the answers has a day."""
        if self.status == ScreeningStatus.CHECKING and self.talk_ended_at:
            return self.talk_ended_at + TIME_TO_CHECK
        return self.expires_at + GRACE if self.started_at else self.expires_at

    @property
    def furthest_status(self) -> ScreeningStatus:
        """How far the candidate had come, told from the stamps (to go on after an extension)."""
        if self.started_at:
            return ScreeningStatus.IN_PROGRESS
        if self.consented_at:
            return ScreeningStatus.CONSENTED
        return ScreeningStatus.OPENED if self.opened_at else ScreeningStatus.INVITED

    @property
    def manner(self) -> Manner:
        """How the machine behaves: HR's settings, the candidate's patience where they chose one."""
        return Manner(
            language="en" if self.language == "en" else "zh",
            patience_ms=self.own_patience_ms or self.patience_ms,
            answer_limit_ms=self.answer_seconds * 1000,
        )

    @property
    def thresholds(self) -> Thresholds:
        return Thresholds(advance_from=self.advance_from, not_now_below=self.not_now_below)

    def move_to(self, target: ScreeningStatus) -> None:
        """Change the status and stamp the time, keeping the first stamp. Does not save."""
        check_move(self.status, target)
        self.status = target
        stamp = _STAMPS.get(target)
        if stamp and getattr(self, stamp) is None:
            setattr(self, stamp, timezone.now())

    def vault_person_id(self) -> UUID:
        return self.person_id


class VoiceQuestion(Record):
    """A copy of the script's line: later edits in the question bank change no running screening."""

    screening = models.ForeignKey(VoiceScreening, on_delete=models.CASCADE, related_name="questions")
    source = models.ForeignKey("question_bank.Question", null=True, on_delete=models.SET_NULL, related_name="+")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()
    language = models.CharField(max_length=2)
    dimensions = models.JSONField(default=list)
    follow_ups = models.JSONField(default=list)
    asks_further = models.BooleanField(default=True)
    reference = models.TextField(blank=True, default="")
    key_points = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["screening", "position"], name="one_voice_question_per_position")
        ]

    def __str__(self) -> str:
        return self.text[:80]
