"""The file of a version, and its sample as PDF."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from hireloop.kernel.errors import N_, NotFound
from hireloop.kernel.languages import Language
from hireloop.platform.accounts.access import colleague_of, requires
from hireloop.platform.vault import files

from .. import queries
from ..catalogue import catalogue_of
from ..docx_files import DOCX
from ..rendering import render as print_document


@requires("documents.view")
def download(request: HttpRequest, version_id: UUID) -> HttpResponseBase:
    version = queries.visible_version(colleague_of(request), version_id)
    if version.file is None:
        raise NotFound(N_("A built-in template has no file; look at its sample."))
    return files.serve(request, version.file, download=True)


@requires("documents.view")
def sample(request: HttpRequest, kind: str) -> HttpResponse:
    """A Word document with the fields of this kind, to start from; ``?language=en`` for the one in English."""
    catalogue = catalogue_of(kind)
    if catalogue.sample is None:
        raise NotFound(N_("There is no sample document of this kind."))
    language: Language = "en" if request.GET.get("language") == "en" else "zh"
    response = HttpResponse(catalogue.sample(language), content_type=DOCX)
    response.headers["Content-Disposition"] = f'attachment; filename="{kind}-template-{language}.docx"'
    return response


@requires("documents.view")
def preview(request: HttpRequest, version_id: UUID) -> HttpResponseBase:
    """The sample. A company template's is printed in the background: until then the page says so and asks again."""
    version = queries.visible_version(colleague_of(request), version_id)
    if version.preview is not None:
        return files.serve(request, version.preview)
    if version.template.is_built_in:
        document = print_document(version, catalogue_of(version.template.kind).examples())
        return HttpResponse(document.pdf, content_type="application/pdf")
    return render(request, "documents/preview_waiting.html", {"version": version})


@requires("documents.view")
def preview_state(request: HttpRequest, version_id: UUID) -> HttpResponse:
    """For the page that waits: the progress, or the way to the sample."""
    version = queries.visible_version(colleague_of(request), version_id)
    return render(request, "documents/_preview_state.html", {"version": version})
