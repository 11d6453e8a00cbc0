"""Jobs over the REST API. A job goes in and out in the shape of the job file, without its questions."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Field, File, Form, Router, Schema, Status
from ninja.files import UploadedFile

from hireloop.kernel.errors import BadInput
from hireloop.platform.accounts.access import api_requires
from hireloop.platform.audit.actor import Actor

from . import actions, queries
from .drafts import JobDraft, ProfileRow
from .forms import MAX_JD_FILE_BYTES, MOST_JD_SIGNS
from .jd_drafts import job_draft, source_of, spec_of, text_of_file
from .models import Job, JobLanguage, JobStatus, RoleFamily
from .requirements import RequirementRow, read_value, typed_value

router = Router()
MOST_ROWS = 200


class RequirementBody(Schema):
    """``text`` and ``detail`` as they are typed in the form: "bachelor", "3", "Python"."""

    kind: str
    text: str
    detail: str = ""
    must_have: bool = False
    weight: int = Field(3, ge=1, le=10)
    knock_out: bool = False


class ProfileBody(Schema):
    dimension: str
    weight: int = Field(ge=0, le=100)
    pass_line: int = Field(60, ge=0, le=100)


class JobBody(Schema):
    title: str = Field(max_length=120)
    department_id: UUID | None = None
    city: str = Field("", max_length=60)
    role_family: RoleFamily = RoleFamily.GENERAL
    description: str = Field("", max_length=20_000)
    openings: int = Field(1, ge=1, le=999)
    salary_from_fen: int | None = Field(None, ge=0)
    salary_to_fen: int | None = Field(None, ge=0)
    language: JobLanguage = JobLanguage.CHINESE
    requirements: list[RequirementBody] = Field(default_factory=list)
    profile: list[ProfileBody] = Field(default_factory=list)


class JobOut(JobBody):
    id: UUID
    status: JobStatus


class OriginOut(Schema):
    """From which words of the description a value comes; ``start`` and ``end`` count signs of ``text``."""

    words: str
    start: int
    end: int
    confidence: float


class LeftOutOut(Schema):
    """Words that ask for what the law protects."""

    words: str
    attribute: str
    citation: str


class JdDraftOut(Schema):
    """``job`` can be sent to "Create a draft job" as it is or corrected; ``origins`` are those of its requirements."""

    text: str
    job: JobBody
    origins: list[OriginOut]
    left_out: list[LeftOutOut]


class JobLine(Schema):
    id: UUID
    title: str
    status: JobStatus
    city: str
    openings: int


@router.get("/", response=list[JobLine], summary="List the jobs that you may see")
@api_requires("jobs.view")
def list_jobs(request: HttpRequest, status: JobStatus | None = None, q: str = "") -> QuerySet[Job]:
    found = queries.visible_to(request.user)  # type: ignore[arg-type]
    found = found.filter(status=status) if status else found
    return (found.filter(title__icontains=q) if q else found)[:MOST_ROWS]


@router.post("/draft", response=JdDraftOut, summary="Draft a job from a job description; nothing is kept")
@api_requires("jobs.edit")
def draft_job(
    request: HttpRequest,
    text: Form[str] = "",
    file: File[UploadedFile | None] = None,
) -> dict[str, Any]:
    """The description as text, or as a file (PDF, DOCX, TXT)."""
    if file is not None and (file.size or 0) > MAX_JD_FILE_BYTES:
        raise BadInput(_("This file is larger than 10 MB."), code="file_too_large")
    if len(text) > MOST_JD_SIGNS:
        raise BadInput(_("This description is longer than 60,000 characters."), code="jd_too_long")
    read = spec_of(text_of_file(file.read(), name=file.name or "") if file is not None else text)
    return {
        "text": read.text,
        "job": _as_body(job_draft(read)),
        "origins": [
            {
                "words": one.source.text,
                "start": one.source.start,
                "end": one.source.end,
                "confidence": one.confidence,
            }
            for one in read.requirements
        ],
        "left_out": [
            {"words": words, "attribute": attribute, "citation": citation}
            for words, attribute, citation in source_of(read).left_out
        ],
    }


@router.get("/{job_id}", response=JobOut, summary="One job with requirements and profile")
@api_requires("jobs.view")
def get_job(request: HttpRequest, job_id: UUID) -> dict[str, Any]:
    return _as_out(queries.visible_job(request.user, job_id))  # type: ignore[arg-type]


@router.post("/", response={201: JobOut}, summary="Create a draft job")
@api_requires("jobs.edit")
def create_job(request: HttpRequest, body: JobBody) -> Status:
    job = actions.create_job(_as_draft(body), actor=Actor.of(request), user=request.user)  # type: ignore[arg-type]
    return Status(201, _as_out(job))


@router.put("/{job_id}", response=JobOut, summary="Put new content in place of the job's")
@api_requires("jobs.edit")
def edit_job(request: HttpRequest, job_id: UUID, body: JobBody) -> dict[str, Any]:
    job = queries.visible_job(request.user, job_id)  # type: ignore[arg-type]
    draft = _as_draft(body, own_dimensions=tuple(job.own_dimensions))
    return _as_out(actions.edit_job(job, draft, actor=Actor.of(request)))


@router.post("/{job_id}/open", response=JobOut, summary="Show on the careers page and take applications")
@api_requires("jobs.edit")
def open_job(request: HttpRequest, job_id: UUID) -> dict[str, Any]:
    job = queries.visible_job(request.user, job_id)  # type: ignore[arg-type]
    return _as_out(actions.open_job(job, actor=Actor.of(request)))


@router.post("/{job_id}/close", response=JobOut, summary="Take off the careers page")
@api_requires("jobs.edit")
def close_job(request: HttpRequest, job_id: UUID) -> dict[str, Any]:
    job = queries.visible_job(request.user, job_id)  # type: ignore[arg-type]
    return _as_out(actions.close_job(job, actor=Actor.of(request)))


def _as_draft(body: JobBody, *, own_dimensions: tuple[dict[str, Any], ...] = ()) -> JobDraft:
    plain = body.dict(exclude={"requirements", "profile"})
    return JobDraft(
        **plain,
        own_dimensions=own_dimensions,
        requirements=tuple(
            RequirementRow(
                kind=row.kind,
                value=read_value(row.kind, text=row.text, detail=row.detail),
                must_have=row.must_have,
                weight=row.weight,
                knock_out=row.knock_out,
            )
            for row in body.requirements
        ),
        profile=tuple(ProfileRow(row.dimension, row.weight, row.pass_line) for row in body.profile),
    )


def _as_out(job: Job) -> dict[str, Any]:
    job.refresh_from_db()
    return {**_as_body(queries.draft_of(job)), "id": job.id, "status": job.status}


def _as_body(draft: JobDraft) -> dict[str, Any]:
    return {
        **{name: getattr(draft, name) for name in JobBody.model_fields if name not in {"requirements", "profile"}},
        "requirements": [_requirement(row) for row in draft.requirements],
        "profile": [
            {"dimension": row.dimension, "weight": row.weight, "pass_line": row.pass_line} for row in draft.profile
        ],
    }


def _requirement(row: RequirementRow) -> dict[str, Any]:
    text, detail = typed_value(row.kind, row.value)
    return {
        "kind": row.kind,
        "text": text,
        "detail": detail,
        "must_have": row.must_have,
        "weight": row.weight,
        "knock_out": row.knock_out,
    }
