"""Document templates over the REST API."""

from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema

from hireloop.platform.accounts.access import api_requires, colleague_of

from . import queries
from .catalogue import catalogue_of
from .models import DocumentTemplate

router = Router()


class TemplateOut(Schema):
    id: UUID
    kind: str
    name: str
    language: str
    source: str
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
        "is_active": template.is_active,
        "version_id": newest.pk if newest else None,
        "version": newest.number if newest else None,
    }
