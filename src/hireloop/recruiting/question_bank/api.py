"""The question bank over the REST API."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status

from hireloop.platform.accounts.access import api_requires
from hireloop.platform.audit.actor import Actor
from hireloop.recruiting.jobs.models import JobLanguage, RoleFamily

from . import actions, queries
from .actions import LineDraft, QuestionDraft, TemplateDraft
from .models import InterviewTemplate, Level, Question

router = Router()
MOST_ROWS = 200


class QuestionBody(Schema):
    """``anchors`` are the five levels of BARS from 1 to 5."""

    text: str = Field(max_length=1000)
    language: JobLanguage
    dimensions: list[str]
    role_family: RoleFamily = RoleFamily.GENERAL
    level: Level = Level.ANY
    anchors: list[str] = Field(["", "", "", "", ""], min_length=5, max_length=5)
    follow_ups: list[str] = Field(default_factory=list)
    reference: str = ""
    key_points: list[str] = Field(default_factory=list)


class QuestionOut(QuestionBody):
    id: UUID
    is_built_in: bool
    is_active: bool
    times_asked: int


class LineBody(Schema):
    question_id: UUID
    think_seconds: int = Field(30, ge=0, le=600)
    answer_seconds: int = Field(120, ge=15, le=900)
    retakes: int = Field(1, ge=0, le=5)


class TemplateBody(Schema):
    name: str = Field(max_length=120)
    language: JobLanguage
    role_family: RoleFamily = RoleFamily.GENERAL
    lines: list[LineBody]


class TemplateOut(TemplateBody):
    id: UUID
    job_id: UUID | None
    is_built_in: bool


@router.get("/", response=list[QuestionOut], summary="List questions in use")
@api_requires("question_bank.view")
def list_questions(
    request: HttpRequest, dimension: str = "", language: JobLanguage | None = None, q: str = "", offset: int = 0
) -> list[dict[str, Any]]:
    found = queries.visible_to(request.user).filter(is_active=True)  # type: ignore[arg-type]
    found = found.filter(dimension_rows__dimension=dimension) if dimension else found
    found = found.filter(language=language) if language else found
    found = found.filter(text__icontains=q) if q else found
    start = max(0, offset)
    return [_question(question) for question in found[start : start + MOST_ROWS]]


@router.post("/", response={201: QuestionOut}, summary="Add a question")
@api_requires("question_bank.edit")
def add_question(request: HttpRequest, body: QuestionBody) -> Status:
    return Status(201, _question(actions.add_question(_draft(body), actor=Actor.of(request))))


@router.get("/templates", response=list[TemplateOut], summary="List interview templates")
@api_requires("question_bank.view")
def list_templates(request: HttpRequest) -> list[dict[str, Any]]:
    found = queries.templates_visible_to(request.user).filter(is_active=True).prefetch_related("lines")  # type: ignore[arg-type]
    return [_template(template) for template in found[:MOST_ROWS]]


@router.post("/templates", response={201: TemplateOut}, summary="Make an interview template")
@api_requires("question_bank.edit")
def make_template(request: HttpRequest, body: TemplateBody) -> Status:
    lines = tuple(LineDraft(**line.dict()) for line in body.lines)
    draft = TemplateDraft(name=body.name, language=body.language, role_family=body.role_family, lines=lines)
    return Status(201, _template(actions.save_template(draft, actor=Actor.of(request))))


@router.get("/{question_id}", response=QuestionOut, summary="One question")
@api_requires("question_bank.view")
def get_question(request: HttpRequest, question_id: UUID) -> dict[str, Any]:
    return _question(queries.visible_question(request.user, question_id))  # type: ignore[arg-type]


@router.put("/{question_id}", response=QuestionOut, summary="Change an own question")
@api_requires("question_bank.edit")
def edit_question(request: HttpRequest, question_id: UUID, body: QuestionBody) -> dict[str, Any]:
    found = queries.visible_question(request.user, question_id)  # type: ignore[arg-type]
    return _question(actions.edit_question(found, _draft(body), actor=Actor.of(request)))


@router.post("/{question_id}/archive", response=QuestionOut, summary="Take a question out of use")
@api_requires("question_bank.edit")
def archive_question(request: HttpRequest, question_id: UUID) -> dict[str, Any]:
    found = queries.visible_question(request.user, question_id)  # type: ignore[arg-type]
    actions.archive_question(found, actor=Actor.of(request))
    return _question(found)


def _draft(body: QuestionBody) -> QuestionDraft:
    fields = body.dict()
    for name in ("dimensions", "anchors", "follow_ups", "key_points"):
        fields[name] = tuple(fields[name])
    return QuestionDraft(**fields)


def _question(question: Question) -> dict[str, Any]:
    names = [name for name in QuestionOut.model_fields if name not in {"anchors", "dimensions"}]
    return {
        **{name: getattr(question, name) for name in names},
        "dimensions": list(question.dimensions),
        "anchors": [text for _level, text in question.anchor_list],
    }


def _template(template: InterviewTemplate) -> dict[str, Any]:
    return {
        "id": template.id,
        "job_id": template.job_id,
        "is_built_in": template.is_built_in,
        "name": template.name,
        "language": template.language,
        "role_family": template.role_family,
        "lines": [
            {
                "question_id": line.question_id,
                "think_seconds": line.think_seconds,
                "answer_seconds": line.answer_seconds,
                "retakes": line.retakes,
            }
            for line in template.lines.all()
        ],
    }
