"""The question bank 题库: questions with anchors, and the templates that put them in an order."""

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hireloop.platform.records import Record
from hireloop.recruiting.jobs.models import JobLanguage, RoleFamily

LEVELS = range(1, 6)


class Level(models.TextChoices):
    ANY = "any", _("Any level")
    JUNIOR = "junior", _("Junior")
    MID = "mid", _("Mid-level")
    SENIOR = "senior", _("Senior")


class Question(Record):
    """One question in one language.

    ``anchors`` say what an answer of each level looks like (BARS), by "1" to "5". A built-in question has a ``key``,
    shared by its languages; it is replaced by newer versions of the product, so it is copied before it is changed.
    """

    key = models.CharField(max_length=60, blank=True)
    text = models.TextField(_("question"))
    language = models.CharField(_("language"), max_length=2, choices=JobLanguage.choices, default=JobLanguage.CHINESE)
    role_family = models.CharField(
        _("kind of work"), max_length=12, choices=RoleFamily.choices, default=RoleFamily.GENERAL
    )
    level = models.CharField(_("level"), max_length=8, choices=Level.choices, default=Level.ANY)
    anchors: "models.JSONField[dict[str, str], dict[str, str]]" = models.JSONField(default=dict)
    follow_ups: "models.JSONField[list[str], list[str]]" = models.JSONField(default=list)
    reference = models.TextField(_("reference answer"), blank=True)
    key_points: "models.JSONField[list[str], list[str]]" = models.JSONField(default=list)
    is_active = models.BooleanField(default=True)
    times_asked = models.PositiveIntegerField(default=0)
    last_asked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["created_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["key", "language"], condition=~models.Q(key=""), name="one_built_in_question_per_language"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["is_active", "language", "role_family"], name="questions_in_use")]

    def __str__(self) -> str:
        return self.text

    @property
    def is_built_in(self) -> bool:
        return bool(self.key)

    @property
    def dimensions(self) -> tuple[str, ...]:
        """Keys of what it assesses, the main one first."""
        return tuple(row.dimension for row in self.dimension_rows.all())

    @property
    def anchor_list(self) -> list[tuple[int, str]]:
        return [(level, self.anchors.get(str(level), "")) for level in LEVELS]


class QuestionDimension(models.Model):
    """That a question assesses a dimension; a row, so that both databases can filter by it."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="dimension_rows")
    dimension = models.CharField(max_length=40)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["question", "dimension"], name="one_row_per_assessed_dimension")
        ]
        indexes: ClassVar = [models.Index(fields=["dimension", "question"], name="questions_by_dimension")]

    def __str__(self) -> str:
        return self.dimension


class InterviewTemplate(Record):
    """Which questions an interview asks, in which order. One belongs to ``job``, or is general (no job)."""

    key = models.CharField(max_length=40, blank=True)
    name = models.CharField(pgettext_lazy("of a thing", "name"), max_length=120)
    job = models.OneToOneField(
        "jobs.Job", null=True, blank=True, on_delete=models.CASCADE, related_name="interview_template"
    )
    language = models.CharField(_("language"), max_length=2, choices=JobLanguage.choices, default=JobLanguage.CHINESE)
    role_family = models.CharField(
        _("kind of work"), max_length=12, choices=RoleFamily.choices, default=RoleFamily.GENERAL
    )
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["key", "language"], condition=~models.Q(key=""), name="one_built_in_template_per_language"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_built_in(self) -> bool:
        return bool(self.key)

    @property
    def estimated_ms(self) -> int:
        """How long a candidate needs when all thinking and answering time is used, without retakes."""
        return sum(1000 * (line.think_seconds + line.answer_seconds) for line in self.lines.all())


class TemplateQuestion(Record):
    """One question of a template and its times. ``retakes``: how often an answer may be recorded anew."""

    template = models.ForeignKey(InterviewTemplate, on_delete=models.CASCADE, related_name="lines")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)
    think_seconds = models.PositiveSmallIntegerField(default=30, validators=[MaxValueValidator(600)])
    answer_seconds = models.PositiveSmallIntegerField(
        default=120, validators=[MinValueValidator(15), MaxValueValidator(900)]
    )
    retakes = models.PositiveSmallIntegerField(default=1, validators=[MaxValueValidator(5)])

    class Meta:
        ordering: ClassVar = ["position", "created_at"]

    def as_row(self) -> dict[str, Any]:
        return {
            "question": str(self.question_id),
            "think_seconds": self.think_seconds,
            "answer_seconds": self.answer_seconds,
            "retakes": self.retakes,
        }
