"""What the machine asks for a job, and how: set by HR, copied into each screening."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from hireloop.platform.records import Record
from hireloop.recruiting.jobs.models import JobLanguage


class Patience(models.IntegerChoices):
    """Milliseconds of silence after which an answer is over; ``analysis.conversation.PATIENCE_CHOICES``."""

    QUICK = 1500, _("Quick (1.5 s)")
    USUAL = 2500, _("Usual (2.5 s)")
    UNHURRIED = 4000, _("Unhurried (4 s)")


class VoiceSource(models.TextChoices):
    """Whose voice reads the questions."""

    BROWSER = "browser", _("The candidate's browser")
    ENGINE = "engine", _("Our own speech engine")


class VoiceScript(Record):
    """One per job. A score from ``advance_from`` proposes the video interview, one below ``not_now_below`` not."""

    job = models.OneToOneField("jobs.Job", on_delete=models.CASCADE, related_name="voice_script")
    language = models.CharField(_("language"), max_length=2, choices=JobLanguage.choices, default=JobLanguage.CHINESE)
    patience_ms = models.PositiveIntegerField(_("patience"), choices=Patience.choices, default=Patience.USUAL)
    voice = models.CharField(_("voice"), max_length=8, choices=VoiceSource.choices, default=VoiceSource.BROWSER)
    answer_seconds = models.PositiveIntegerField(
        _("longest answer in seconds"), default=180, validators=[MinValueValidator(30), MaxValueValidator(900)]
    )
    advance_from = models.PositiveSmallIntegerField(
        _("propose the video interview from"), default=60, validators=[MaxValueValidator(100)]
    )
    not_now_below = models.PositiveSmallIntegerField(
        _("propose “not now” below"), default=35, validators=[MaxValueValidator(100)]
    )

    def __str__(self) -> str:
        return str(self.job)


class VoiceScriptLine(Record):
    """``follow_up`` is asked when the answer is thin; empty: the question bank's, else a general one."""

    script = models.ForeignKey(VoiceScript, on_delete=models.CASCADE, related_name="lines")
    question = models.ForeignKey("question_bank.Question", on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    asks_further = models.BooleanField(_("asks further"), default=True)
    follow_up = models.TextField(_("follow-up"), blank=True, default="")

    class Meta:
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return f"{self.position}. {self.question_id}"
