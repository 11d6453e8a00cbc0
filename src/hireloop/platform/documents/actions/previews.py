"""The company's template filled with sample data, so that one sees it before it is used."""

from uuid import UUID

from django.db import transaction

from hireloop.engines.errors import EngineFailed, EngineUnavailable
from hireloop.platform.vault import files

from ..catalogue import catalogue_of
from ..models import TemplateVersion
from ..rendering import render

PURPOSE = "document_preview"


def make_preview(version_id: UUID) -> TemplateVersion:
    """Print and keep it; where that fails, keep the reason instead."""
    version = TemplateVersion.objects.select_related("template", "file").get(pk=version_id)
    try:
        document = render(version, catalogue_of(version.template.kind).examples())
    except (EngineUnavailable, EngineFailed) as error:
        TemplateVersion.objects.filter(pk=version.pk).update(preview_problem=error.message[:500])
        version.preview_problem = error.message
        return version
    with transaction.atomic():
        version.preview = files.store(
            None, document.pdf, name=f"{version.template.pk}.pdf", media_type="application/pdf", purpose=PURPOSE
        )
        version.preview_problem = ""
        version.save(update_fields=["preview", "preview_problem", "updated_at"])
    return version
