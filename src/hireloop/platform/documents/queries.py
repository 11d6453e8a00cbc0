"""Reads of document templates. They hold no personal data: whoever may use a kind of document may see them."""

from collections.abc import Mapping
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse

from hireloop.kernel.errors import N_, NotFound
from hireloop.platform.accounts.access import can
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.names import Named
from hireloop.platform.directory.models import Employer

from .models import DocumentTemplate, TemplateVersion


def visible_to(user: User) -> QuerySet[DocumentTemplate]:
    if not can(user, "documents.view"):
        return DocumentTemplate.objects.none()
    return DocumentTemplate.objects.select_related("employer")


def visible_template(user: User, template_id: UUID) -> DocumentTemplate:
    found = visible_to(user).filter(pk=template_id).first()
    if found is None:
        raise NotFound(N_("There is no such document template."))
    return found


def visible_version(user: User, version_id: UUID) -> TemplateVersion:
    found = (
        TemplateVersion.objects.select_related("template", "file", "preview")
        .filter(pk=version_id, template__in=visible_to(user))
        .first()
    )
    if found is None:
        raise NotFound(N_("There is no such version of a document template."))
    return found


def usable(kind: str, *, employer: Employer | None = None) -> QuerySet[DocumentTemplate]:
    """The templates to choose from for a document of that kind, the company's own first."""
    for_employer = Q(employer=None) | Q(employer=employer) if employer else Q(employer=None)
    return DocumentTemplate.objects.filter(for_employer, kind=kind, is_active=True).order_by("-source", "name")


def usual(kind: str, *, employer: Employer, region: str = "", language: str = "zh") -> DocumentTemplate | None:
    """The template that is taken where nobody chooses: one for this employer before one for all, for this region
    before one for everywhere. None where none was named so."""
    named = usable(kind, employer=employer).filter(is_usual=True, language=language, region__in={"", region})
    return max(named, key=lambda each: (bool(each.employer_id), bool(each.region), each.updated_at), default=None)


def names_of(ids: set[str]) -> Mapping[str, Named]:
    """For the audit trail."""
    found = DocumentTemplate.objects.filter(pk__in=ids)
    return {str(each.pk): Named(str(each), reverse("documents:template", args=[each.pk])) for each in found}
