"""Document templates over the REST API."""

from uuid import UUID

from django.http import HttpRequest
from ninja import File, Form, Router, Schema
from ninja.files import UploadedFile

from hireloop.platform.accounts.access import api_requires, colleague_of
from hireloop.platform.audit.actor import Actor

from . import actions, queries
from .catalogue import catalogue_of
from .models import DocumentTemplate

router = Router()


class TemplateOut(Schema):
    id: UUID
    kind: str
    name: str
    language: str
    source: str
    employer_id: UUID | None
    region: str
    is_usual: bool
    is_active: bool
    version_id: UUID | None
    version: int | None


class FieldOut(Schema):
    name: str
    zh: str
    en: str
    type: str
    ways: list[str]
    items: list[str]


@router.get("/templates", response=list[TemplateOut], summary="Document templates")
@api_requires("documents.view")
def list_templates(request: HttpRequest, kind: str = "") -> list[dict[str, object]]:
    found = queries.visible_to(colleague_of(request))
    return [_out(each) for each in (found.filter(kind=kind) if kind else found)]


@router.post("/templates", response=TemplateOut, summary="Upload a company template (DOCX)")
@api_requires("documents.edit")
def upload_template(
    request: HttpRequest,
    file: File[UploadedFile],
    kind: Form[str],
    name: Form[str],
    language: Form[str] = "zh",
    employer_id: Form[UUID | None] = None,
    region: Form[str] = "",
    is_usual: Form[bool] = False,
) -> dict[str, object]:
    """What stands against the document is answered with the code ``template_fields`` and one line for each place."""
    draft = actions.TemplateDraft(kind, name, language, employer_id, region, is_usual)
    version = actions.add_template(
        draft, file.read(), file_name=file.name or "", user=colleague_of(request), actor=Actor.of(request)
    )
    return _out(version.template)


@router.post("/templates/{template_id}/versions", response=TemplateOut, summary="Upload a new version of a template")
@api_requires("documents.edit")
def upload_version(
    request: HttpRequest, template_id: UUID, file: File[UploadedFile], note: Form[str] = ""
) -> dict[str, object]:
    user = colleague_of(request)
    found = queries.visible_template(user, template_id)
    actions.add_version(found, file.read(), file_name=file.name or "", note=note, user=user, actor=Actor.of(request))
    return _out(found)


@router.get("/fields/{kind}", response=list[FieldOut], summary="The fields that templates of a kind may name")
@api_requires("documents.view")
def list_fields(request: HttpRequest, kind: str) -> list[dict[str, object]]:
    return [
        {
            "name": field.name,
            "zh": field.zh,
            "en": field.en,
            "type": str(field.type),
            "ways": list(field.ways),
            "items": [item.name for item in field.items],
        }
        for field in catalogue_of(kind).fields
    ]


def _out(template: DocumentTemplate) -> dict[str, object]:
    newest = template.newest
    return {
        "id": template.pk,
        "kind": template.kind,
        "name": str(template),
        "language": template.language,
        "source": template.source,
        "employer_id": template.employer_id,
        "region": template.region,
        "is_usual": template.is_usual,
        "is_active": template.is_active,
        "version_id": newest.pk if newest else None,
        "version": newest.number if newest else None,
    }
