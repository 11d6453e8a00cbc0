"""Reads of the question bank."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from hireloop.analysis.model import Question as AnalysedQuestion
from hireloop.kernel.errors import NotFound
from hireloop.platform.accounts.access import can
from hireloop.platform.accounts.models import User
from hireloop.recruiting.jobs import queries as jobs
from hireloop.recruiting.jobs.drafts import dimension_label
from hireloop.recruiting.jobs.models import Job, RoleFamily

from .models import InterviewTemplate, Question


@dataclass(frozen=True)
class QuestionSnapshot:
    """A question as it is asked in one interview: later changes in the bank do not reach it."""

    question_id: UUID
    text: str
    language: str
    dimensions: tuple[str, ...]
    anchors: dict[str, str]
    follow_ups: tuple[str, ...]
    reference: str
    key_points: tuple[str, ...]
    think_seconds: int
    answer_seconds: int
    retakes: int

    def analysed(self) -> AnalysedQuestion:
        """The question as the analysis wants it."""
        return as_analysed(
            self.text,
            language=self.language,
            dimensions=self.dimensions,
            reference=self.reference,
            key_points=self.key_points,
        )


def visible_to(user: User) -> QuerySet[Question]:
    """Every question for those who may see the bank, none for others."""
    questions = Question.objects.prefetch_related("dimension_rows")
    return questions if can(user, "question_bank.view") else questions.none()


def visible_question(user: User, question_id: UUID) -> Question:
    question = visible_to(user).filter(pk=question_id).first()
    if question is None:
        raise NotFound(_("There is no such question."))
    return question


def templates_visible_to(user: User) -> QuerySet[InterviewTemplate]:
    """General templates, and those of the jobs that the colleague may see."""
    if not can(user, "question_bank.view"):
        return InterviewTemplate.objects.none()
    own = Q(job__isnull=True) | Q(job__in=jobs.visible_to(user))
    return InterviewTemplate.objects.filter(own).select_related("job").annotate(question_count=Count("lines"))


def visible_template(user: User, template_id: UUID) -> InterviewTemplate:
    template = templates_visible_to(user).filter(pk=template_id).first()
    if template is None:
        raise NotFound(_("There is no such interview template."))
    return template


def template_for(job: Job) -> InterviewTemplate | None:
    """The job's own template, else the built-in one for its kind of work, else the general one; in its language."""
    own = InterviewTemplate.objects.filter(job=job).first()
    if own is not None:
        return own
    shipped = InterviewTemplate.objects.filter(is_active=True, job=None, language=job.language).exclude(key="")
    by_key = {template.key: template for template in shipped}
    return by_key.get(job.role_family) or by_key.get(RoleFamily.GENERAL)


def snapshot(template: InterviewTemplate) -> tuple[QuestionSnapshot, ...]:
    """The template's questions in order, frozen for one interview."""
    lines = template.lines.select_related("question").prefetch_related("question__dimension_rows")
    return tuple(
        QuestionSnapshot(
            question_id=line.question.id,
            text=line.question.text,
            language=line.question.language,
            dimensions=line.question.dimensions,
            anchors=dict(line.question.anchors),
            follow_ups=tuple(line.question.follow_ups),
            reference=line.question.reference,
            key_points=tuple(line.question.key_points),
            think_seconds=line.think_seconds,
            answer_seconds=line.answer_seconds,
            retakes=line.retakes,
        )
        for line in lines
    )


def questions_of(job: Job) -> tuple[AnalysedQuestion, ...]:
    """The questions of the job's interview as the analysis wants them."""
    template = template_for(job)
    return tuple(each.analysed() for each in snapshot(template)) if template else ()


def as_analysed(
    text: str, *, language: str, dimensions: Iterable[str], reference: str, key_points: Iterable[str]
) -> AnalysedQuestion:
    return AnalysedQuestion(
        text=text,
        language="en" if language == "en" else "zh",
        dimensions=tuple(dimensions),
        reference=reference or None,
        key_points=tuple(key_points),
    )


def has_built_in() -> bool:
    """Whether the shipped questions have been loaded."""
    return Question.objects.exclude(key="").exists()


def templates_with(question: Question) -> QuerySet[InterviewTemplate]:
    """Templates in use that ask the question."""
    return InterviewTemplate.objects.filter(lines__question=question, is_active=True).select_related("job")


def bank_for_editor() -> list[dict[str, Any]]:
    """Every question in use, as the template editor on the page wants it."""
    questions = Question.objects.filter(is_active=True).prefetch_related("dimension_rows").order_by("key", "created_at")
    return [
        {
            "id": str(question.id),
            "text": question.text,
            "language": question.language,
            "family": question.role_family,
            "dimensions": [dimension_label(key) for key in question.dimensions],
        }
        for question in questions
    ]
