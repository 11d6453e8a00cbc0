"""A document out of a template and what is known."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hireloop.platform.vault import files

from . import built_in_templates, office
from .catalogue import catalogue_of
from .docx_files import fill_docx
from .models import TemplateVersion
from .values import Mark, context_of


@dataclass(frozen=True)
class RenderedDocument:
    """``missing``: the fields that the template writes and for which there is no value; they stand as blanks."""

    pdf: bytes
    sha256: str
    missing: tuple[str, ...]


def render(version: TemplateVersion, fields: Mapping[str, Any]) -> RenderedDocument:
    """Print the document. ``fields`` maps names of the kind's catalogue to plain values: fen, date, text, rows.

    A built-in template takes about half a second, a DOCX some seconds: do that in a task. Raises EngineUnavailable
    where the printer is not installed.
    """
    template = version.template
    if template.is_built_in:
        language = template.document_language
        context, missing = context_of(catalogue_of(template.kind), fields, language=language)
        pdf = built_in_templates.to_pdf(version.body, context, language=language)
    else:
        filled, missing = filled_docx(version, fields)
        pdf = office.to_pdf(filled)
    return RenderedDocument(pdf, hashlib.sha256(pdf).hexdigest(), tuple(dict.fromkeys(missing)))


def filled_docx(
    version: TemplateVersion, fields: Mapping[str, Any], *, mark: Mark | None = None
) -> tuple[bytes, list[str]]:
    """The company's Word document with its fields filled in, and what is missing; needs no LibreOffice.

    ``mark`` wraps what was filled in, for a preview that shows which words come from which field.
    """
    assert version.file is not None, "a company's template has a file"
    language = version.template.document_language
    context, missing = context_of(catalogue_of(version.template.kind), fields, language=language, mark=mark)
    with files.open_file(version.file) as stream:
        return fill_docx(stream.read(), context), missing


def preview_html(version: TemplateVersion, fields: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    """A built-in template as a page, at once, for editing beside it; and what is missing."""
    language = version.template.document_language
    context, missing = context_of(catalogue_of(version.template.kind), fields, language=language)
    return built_in_templates.to_html(version.body, context, language=language), tuple(dict.fromkeys(missing))
