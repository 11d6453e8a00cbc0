"""The only writer of questions and templates."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from hireloop.analysis.model import Question as AnalysedQuestion
from hireloop.kernel.errors import BadInput, Conflict
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.recruiting.jobs.drafts import dimension_label, is_built_in
from hireloop.recruiting.jobs.models import Job, JobLanguage, RoleFamily

from . import events
from .models import LEVELS, InterviewTemplate, Level, Question, QuestionDimension, TemplateQuestion

MOST_QUESTIONS = 20


@dataclass(frozen=True)
class QuestionDraft:
    """A question as it is typed. ``anchors`` by level 1 to 5; texts may be empty where nothing is said."""

    text: str
    language: str
    dimensions: tuple[str, ...]
    role_family: str = RoleFamily.GENERAL
    level: str = Level.ANY
    anchors: tuple[str, ...] = ("", "", "", "", "")
    follow_ups: tuple[str, ...] = ()
    reference: str = ""
    key_points: tuple[str, ...] = ()


@dataclass(frozen=True)
class LineDraft:
    """One question of a template and its times."""

    question_id: UUID
    think_seconds: int = 30
    answer_seconds: int = 120
    retakes: int = 1


@dataclass(frozen=True)
class TemplateDraft:
    name: str
    language: str
    lines: tuple[LineDraft, ...]
    role_family: str = RoleFamily.GENERAL


@transaction.atomic
def add_question(draft: QuestionDraft, *, actor: Actor) -> Question:
    """Put an own question into the bank."""
    _check_question(draft)
    question = Question.objects.create(**_fields(draft))
    _write_dimensions(question, draft.dimensions)
    record(events.QuestionAdded(question_id=question.id), actor=actor, subject=question)
    return question


@transaction.atomic
def edit_question(question: Question, draft: QuestionDraft, *, actor: Actor) -> Question:
    """Change an own question; interviews under way keep the words they were asked with."""
    if question.is_built_in:
        raise Conflict(_("Built-in questions cannot be changed; make a copy of your own."), code="question_built_in")
    _check_question(draft)
    fields = _fields(draft)
    changes = {name: (getattr(question, name), new) for name, new in fields.items() if getattr(question, name) != new}
    if question.dimensions != draft.dimensions:
        changes["dimensions"] = (list(question.dimensions), list(draft.dimensions))
    if not changes:
        return question
    for name, value in fields.items():
        setattr(question, name, value)
    question.save()
    _write_dimensions(question, draft.dimensions)
    record(events.QuestionChanged(question_id=question.id), actor=actor, subject=question, changes=changes)
    return question


@transaction.atomic
def archive_question(question: Question, *, actor: Actor) -> None:
    """Take a question out of the picker; templates that have it keep it."""
    if question.is_active:
        question.is_active = False
        question.save()
        record(events.QuestionArchived(question_id=question.id), actor=actor, subject=question)


@transaction.atomic
def restore_question(question: Question, *, actor: Actor) -> None:
    """Bring an archived question back."""
    if not question.is_active:
        question.is_active = True
        question.save()
        record(events.QuestionRestored(question_id=question.id), actor=actor, subject=question)


@transaction.atomic
def save_template(
    draft: TemplateDraft, *, actor: Actor, template: InterviewTemplate | None = None, job: Job | None = None
) -> InterviewTemplate:
    """Make a template, or put the draft in the place of ``template``'s content; ``job`` makes it that job's own."""
    _check_template(draft)
    if template is not None and template.is_built_in:
        raise Conflict(_("Built-in templates cannot be changed; make a copy of your own."), code="template_built_in")
    if template is None:
        template = InterviewTemplate(job=job)
    before = [line.as_row() for line in template.lines.all()] if template.created_at else []
    template.name, template.language, template.role_family = draft.name.strip(), draft.language, draft.role_family
    template.save()
    _write_lines(template, draft.lines)
    after = [line.as_row() for line in template.lines.all()]
    changes = {"questions": (before, after)} if before != after else None
    record(events.TemplateSaved(template_id=template.id), actor=actor, subject=template, changes=changes)
    return template


@transaction.atomic
def archive_template(template: InterviewTemplate, *, actor: Actor) -> None:
    """Take a template out of use; a job's own one goes for good, so that the job falls back to the built-in one."""
    record(events.TemplateArchived(template_id=template.id), actor=actor, subject=template)
    if template.job_id:
        template.delete()
        return
    template.is_active = False
    template.save()


def count_use(question_ids: Iterable[UUID]) -> None:
    """Note that the questions were asked; statistics, so nothing for the audit trail."""
    asked = Question.objects.filter(pk__in=list(question_ids))
    asked.update(times_asked=F("times_asked") + 1, last_asked_at=timezone.now())


@transaction.atomic
def keep_job_questions(job: Job, questions: tuple[AnalysedQuestion, ...], actor: Actor) -> None:
    """Make the questions of an imported job file the job's own template; equal texts are not added twice."""
    lines = tuple(LineDraft(question_id=_kept(question, actor=actor).id) for question in questions[:MOST_QUESTIONS])
    name = _("Interview for %(job)s") % {"job": job.title}
    draft = TemplateDraft(name=name[:120], language=job.language, role_family=job.role_family, lines=lines)
    save_template(draft, actor=actor, job=job)


def _kept(question: AnalysedQuestion, *, actor: Actor) -> Question:
    known = Question.objects.filter(text=question.text, language=question.language, is_active=True).first()
    if known is not None:
        return known
    dimensions = tuple(key for key in question.dimensions if is_built_in(key)) or ("professional",)
    draft = QuestionDraft(
        text=question.text,
        language=question.language,
        dimensions=dimensions,
        reference=question.reference or "",
        key_points=question.key_points,
    )
    return add_question(draft, actor=actor)


def _check_question(draft: QuestionDraft) -> None:
    if len(draft.text.strip()) < 5:
        raise BadInput(_("Write the question as the candidate should hear it."), code="question_text")
    if draft.language not in JobLanguage.values:
        raise BadInput(_("Questions can be in Chinese or English."), code="question_language")
    if not draft.dimensions:
        raise BadInput(_("Choose at least one dimension that the question assesses."), code="question_dimension")
    unknown = [key for key in draft.dimensions if not is_built_in(key)]
    if unknown:
        message = _("There is no dimension “%(key)s”.")
        raise BadInput(message % {"key": dimension_label(unknown[0])}, code="question_dimension")
    if len(draft.anchors) != len(LEVELS):
        raise BadInput(_("There are five levels, 1 to 5."), code="question_anchors")


def _fields(draft: QuestionDraft) -> dict[str, Any]:
    return {
        "text": draft.text.strip(),
        "language": draft.language,
        "role_family": draft.role_family,
        "level": draft.level,
        "anchors": {
            str(level): text.strip() for level, text in zip(LEVELS, draft.anchors, strict=True) if text.strip()
        },
        "follow_ups": [text.strip() for text in draft.follow_ups if text.strip()],
        "reference": draft.reference.strip(),
        "key_points": [text.strip() for text in draft.key_points if text.strip()],
    }


def _write_dimensions(question: Question, dimensions: Sequence[str]) -> None:
    question.dimension_rows.all().delete()
    QuestionDimension.objects.bulk_create(
        QuestionDimension(question=question, dimension=dimension, position=position)
        for position, dimension in enumerate(dict.fromkeys(dimensions))
    )
    getattr(question, "_prefetched_objects_cache", {}).clear()


def _check_template(draft: TemplateDraft) -> None:
    if not draft.name.strip():
        raise BadInput(_("A template needs a name."), code="template_name")
    if not 1 <= len(draft.lines) <= MOST_QUESTIONS:
        message = _("Choose from 1 to %(most)d questions.")
        raise BadInput(message % {"most": MOST_QUESTIONS}, code="template_questions")
    ids = {line.question_id for line in draft.lines}
    if len(ids) != len(draft.lines):
        raise BadInput(_("A question stands in the template twice."), code="template_twice")
    found = set(Question.objects.filter(pk__in=ids, language=draft.language).values_list("pk", flat=True))
    if found != ids:
        raise BadInput(_("Some questions are not in the language of the template."), code="template_language")
    for line in draft.lines:
        _check_line(line)


def _check_line(line: LineDraft) -> None:
    if not 0 <= line.think_seconds <= 600:
        raise BadInput(_("Time to think goes from 0 to 600 seconds."), code="template_think")
    if not 15 <= line.answer_seconds <= 900:
        raise BadInput(_("Time to answer goes from 15 to 900 seconds."), code="template_answer")
    if not 0 <= line.retakes <= 5:
        raise BadInput(_("An answer can be recorded again at most 5 times."), code="template_retakes")


def _write_lines(template: InterviewTemplate, lines: tuple[LineDraft, ...]) -> None:
    template.lines.all().delete()
    TemplateQuestion.objects.bulk_create(
        TemplateQuestion(
            template=template,
            question_id=line.question_id,
            position=position,
            think_seconds=line.think_seconds,
            answer_seconds=line.answer_seconds,
            retakes=line.retakes,
        )
        for position, line in enumerate(lines)
    )
