"""Templates with their versions, uploads, and the fields that they may name."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hireloop.kernel.errors import HireloopError
from hireloop.platform.accounts.access import can, colleague_of, requires
from hireloop.platform.audit.actor import Actor
from hireloop.web.errors import translated

from .. import actions, office, queries
from ..actions.uploading import TemplateProblems
from ..catalogue import Catalogue, Field, catalogue_of, known
from ..forms import TemplateForm, VersionForm
from ..models import DocumentTemplate
from ..values import plain


@requires("documents.view")
def template_list(request: HttpRequest) -> HttpResponse:
    for catalogue in known():
        actions.sync_built_in(catalogue.kind)
    templates = list(queries.visible_to(colleague_of(request)).prefetch_related("versions"))
    groups = [(each, [template for template in templates if template.kind == each.kind]) for each in known()]
    context = {"groups": groups, "may_edit": can(request.user, "documents.edit"), "has_office": office.is_installed()}
    return render(request, "documents/list.html", context)


@requires("documents.view")
def field_list(request: HttpRequest, kind: str) -> HttpResponse:
    """What a template of this kind may name, with an example as it would be printed."""
    catalogue = catalogue_of(kind)
    return render(request, "documents/fields.html", {"catalogue": catalogue, "rows": rows_of(catalogue)})


@requires("documents.edit")
def new_template(request: HttpRequest) -> HttpResponse:
    posted = request.method == "POST"
    form = (
        TemplateForm(request.POST, request.FILES) if posted else TemplateForm(initial={"kind": request.GET.get("kind")})
    )
    problems: list[Any] = []
    if posted and form.is_valid():
        filled = form.cleaned_data
        draft = actions.TemplateDraft(
            kind=filled["kind"],
            name=filled["name"],
            language=filled["language"],
            employer_id=filled["employer"].pk if filled["employer"] else None,
            region=filled["region"],
            is_usual=filled["is_usual"],
        )
        content, name = form.content()
        try:
            version = actions.add_template(
                draft, content, file_name=name, note=filled["note"], user=colleague_of(request), actor=Actor.of(request)
            )
        except HireloopError as error:
            problems = _explain(form, error)
        else:
            messages.success(request, _("Uploaded. Look at the sample before you use it."))
            return redirect("documents:template", version.template_id)
    context = {"form": form, "problems": problems, "catalogues": known()}
    return render(request, "documents/upload.html", context, status=422 if posted else 200)


@requires("documents.view")
def template(request: HttpRequest, template_id: UUID) -> HttpResponse:
    found = queries.visible_template(colleague_of(request), template_id)
    return _page(request, found, VersionForm())


@requires("documents.edit")
@require_POST
def add_version(request: HttpRequest, template_id: UUID) -> HttpResponse:
    found = queries.visible_template(colleague_of(request), template_id)
    form = VersionForm(request.POST, request.FILES)
    problems: list[Any] = []
    if form.is_valid():
        content, name = form.content()
        note, user = form.cleaned_data["note"], colleague_of(request)
        try:
            actions.add_version(found, content, file_name=name, note=note, user=user, actor=Actor.of(request))
        except HireloopError as error:
            problems = _explain(form, error)
        else:
            messages.success(request, _("New version uploaded. Documents that exist stay as they are."))
            return redirect("documents:template", found.pk)
    return _page(request, found, form, problems=problems, status=422)


@requires("documents.edit")
@require_POST
def switch_template(request: HttpRequest, template_id: UUID) -> HttpResponse:
    """``on`` in the form says which way."""
    found = queries.visible_template(colleague_of(request), template_id)
    is_active = request.POST.get("on") == "1"
    actions.switch_template(found, is_active=is_active, actor=Actor.of(request))
    messages.success(request, _("It can be chosen again.") if is_active else _("It is no longer offered."))
    return redirect("documents:template", found.pk)


@requires("documents.edit")
@require_POST
def set_usual(request: HttpRequest, template_id: UUID) -> HttpResponse:
    """``on`` in the form says which way."""
    found = queries.visible_template(colleague_of(request), template_id)
    is_usual = request.POST.get("on") == "1"
    actions.set_usual(found, is_usual=is_usual, actor=Actor.of(request))
    said = (
        _("It is taken where nobody chooses another.") if is_usual else _("It is only used where somebody chooses it.")
    )
    messages.success(request, said)
    return redirect("documents:template", found.pk)


def rows_of(catalogue: Catalogue) -> list[dict[str, Any]]:
    is_chinese = (get_language() or "").startswith("zh")
    return [_row(field, is_chinese) for field in catalogue.fields]


def _row(field: Field, is_chinese: bool) -> dict[str, Any]:
    return {
        "name": field.name,
        "label": field.zh if is_chinese else field.en,
        "example": _example(field),
        "ways": [f"{field.name}.{way}" for way in field.ways],
        "items": [(item.name, item.zh if is_chinese else item.en) for item in field.items],
        "is_list": field.type == "list",
    }


def _example(field: Field) -> str:
    """As the document would write it."""
    if field.type == "list" or field.example in (None, ""):
        return ""
    return plain(field.type, field.example, "zh" if (get_language() or "").startswith("zh") else "en")


def _explain(form: VersionForm, error: HireloopError) -> list[Any]:
    """The file's problems one by one; whatever else went wrong beside the form."""
    if isinstance(error, TemplateProblems):
        form.add_error("file", _("The document cannot be used as it is; see below what stands against it."))
        return error.problems
    form.add_error("file" if error.code.startswith("docx_") else None, translated(error))
    return []


def _page(
    request: HttpRequest, found: DocumentTemplate, form: VersionForm, *, problems: Any = (), status: int = 200
) -> HttpResponse:
    context = {
        "template": found,
        "versions": found.versions.select_related("added_by", "file"),
        "form": form,
        "problems": problems,
        "may_edit": can(request.user, "documents.edit"),
        "label": catalogue_of(found.kind).label,
    }
    return render(request, "documents/template.html", context, status=status)
