"""A job 岗位: what is asked (requirements), what is assessed (profile), and who hires (team)."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hireloop.platform.records import Record


class JobStatus(models.TextChoices):
    DRAFT = "draft", _("Draft")
    OPEN = "open", pgettext_lazy("job status", "Open")
    CLOSED = "closed", _("Closed")


class JobLanguage(models.TextChoices):
    CHINESE = "zh", _("Chinese")
    ENGLISH = "en", _("English")


class RoleFamily(models.TextChoices):
    """The kinds of work that the built-in questions and templates are written for."""

    GENERAL = "general", _("General")
    ENGINEER = "engineer", _("Engineering")
    SALES = "sales", _("Sales and service")
    MANAGER = "manager", _("Management")


class RequirementKind(models.TextChoices):
    EDUCATION = "education", _("Education")
    YEARS = "years", _("Years of experience")
    SKILL = "skill", _("Skill")
    CERTIFICATE = "certificate", _("Certificate")
    LANGUAGE = "language", _("Language")
    LOCATION = "location", _("Location")
    SALARY = "salary", _("Salary")


class TeamPart(models.TextChoices):
    RECRUITER = "recruiter", _("Recruiter")
    HIRING_MANAGER = "hiring_manager", _("Hiring manager")
    INTERVIEWER = "interviewer", _("Interviewer")


class Job(Record):
    """One opening, or several of the same kind.

    Salaries are in fen a month. ``own_dimensions`` are the employer's own, in the shape of a job file's
    ``dimensions`` section; the profile names them by key like the built-in ones.
    """

    title = models.CharField(pgettext_lazy("of a job", "title"), max_length=120)
    department = models.ForeignKey(
        "directory.Department",
        verbose_name=_("department"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    city = models.CharField(_("city"), max_length=60, blank=True)
    status = models.CharField(max_length=12, choices=JobStatus.choices, default=JobStatus.DRAFT)
    role_family = models.CharField(
        _("kind of work"), max_length=12, choices=RoleFamily.choices, default=RoleFamily.GENERAL
    )
    description = models.TextField(_("description"), blank=True)
    openings = models.PositiveSmallIntegerField(
        _("openings"), default=1, validators=[MinValueValidator(1), MaxValueValidator(999)]
    )
    salary_from_fen = models.PositiveBigIntegerField(null=True, blank=True)
    salary_to_fen = models.PositiveBigIntegerField(null=True, blank=True)
    language = models.CharField(
        _("interview language"), max_length=2, choices=JobLanguage.choices, default=JobLanguage.CHINESE
    )
    own_dimensions: "models.JSONField[list[dict[str, Any]], list[dict[str, Any]]]" = models.JSONField(
        default=list, blank=True
    )
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["-created_at"]
        indexes: ClassVar = [models.Index(fields=["status", "-created_at"], name="jobs_by_status")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.status == JobStatus.OPEN

    @property
    def salary_from_yuan(self) -> int | None:
        return None if self.salary_from_fen is None else self.salary_from_fen // 100

    @property
    def salary_to_yuan(self) -> int | None:
        return None if self.salary_to_fen is None else self.salary_to_fen // 100


class Requirement(Record):
    """One thing that is asked. The shape of ``value`` goes by kind; see ``requirements.py``.

    Whoever surely lacks a ``knock_out`` is put on the list that screening proposes for rejection; a person decides.
    """

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="requirements")
    kind = models.CharField(max_length=12, choices=RequirementKind.choices)
    value: "models.JSONField[dict[str, Any], dict[str, Any]]" = models.JSONField(default=dict)
    must_have = models.BooleanField(default=False)
    knock_out = models.BooleanField(default=False)
    weight = models.PositiveSmallIntegerField(default=1, validators=[MinValueValidator(1), MaxValueValidator(10)])
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position", "created_at"]


class ProfileLine(Record):
    """One line of the competency profile: how much a dimension counts, and the score that passes (0: any does)."""

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="profile_lines")
    dimension = models.CharField(max_length=40)
    weight = models.PositiveSmallIntegerField(validators=[MaxValueValidator(100)])
    pass_line = models.PositiveSmallIntegerField(default=60, validators=[MaxValueValidator(100)])
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position", "created_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["job", "dimension"], name="one_profile_line_per_dimension")
        ]


class TeamMember(Record):
    """A colleague who takes part in the hiring for one job; interviewers see only such jobs."""

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="team")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    part = models.CharField(max_length=16, choices=TeamPart.choices, default=TeamPart.INTERVIEWER)

    class Meta:
        ordering: ClassVar = ["created_at"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["job", "user"], name="one_seat_per_colleague")]
