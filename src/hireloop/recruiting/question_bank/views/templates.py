"""Interview templates: list, look at as the candidate sees it, edit."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hireloop.kernel.errors import HireloopError
from hireloop.platform.accounts.access import can, requires
from hireloop.platform.audit.actor import Actor
from hireloop.recruiting.jobs import queries as jobs
from hireloop.recruiting.jobs.drafts import dimension_label, reader_language
from hireloop.recruiting.jobs.models import Job
from hireloop.web.errors import translated

from .. import actions, queries
from ..forms import TemplateForm, initial_of_template
from ..models import InterviewTemplate
from .questions import _uuid


@requires("question_bank.view")
def template_list(request: HttpRequest) -> HttpResponse:
    templates = queries.templates_visible_to(request.user)  # type: ignore[arg-type]
    context = {
        "general": [each for each in templates if each.job_id is None and each.is_active],
        "of_jobs": [each for each in templates if each.job_id],
        "can_edit": can(request.user, "question_bank.edit"),
    }
    return render(request, "question_bank/templates.html", context)


@requires("question_bank.view")
def template(request: HttpRequest, template_id: UUID) -> HttpResponse:
    """The template's questions, and how the candidate meets each of them."""
    found = queries.visible_template(request.user, template_id)  # type: ignore[arg-type]
    lines = [(each, [dimension_label(key) for key in each.dimensions]) for each in queries.snapshot(found)]
    context = {"template": found, "lines": lines, "can_edit": can(request.user, "question_bank.edit")}
    return render(request, "question_bank/template.html", context)


@requires("question_bank.edit")
def new_template(request: HttpRequest) -> HttpResponse:
    """``?job=<id>`` makes the job's own, ``?copy=<id>`` starts from a template that exists."""
    job = jobs.visible_job(request.user, _uuid(request.GET["job"])) if request.GET.get("job") else None  # type: ignore[arg-type]
    start = _start_template(request, job)
    initial: dict[str, object] = initial_of_template(start) if start else {"lines": "[]", "language": reader_language()}
    if job is not None:
        initial |= {"name": job.title, "role_family": job.role_family, "language": job.language}
    return _edit(request, None, initial, job=job)


def _start_template(request: HttpRequest, job: Job | None) -> InterviewTemplate | None:
    if request.GET.get("copy"):
        return queries.visible_template(request.user, _uuid(request.GET["copy"]))  # type: ignore[arg-type]
    return queries.template_for(job) if job is not None else None


@requires("question_bank.edit")
def edit_template(request: HttpRequest, template_id: UUID) -> HttpResponse:
    found = queries.visible_template(request.user, template_id)  # type: ignore[arg-type]
    return _edit(request, found, initial_of_template(found), job=found.job)


def _edit(
    request: HttpRequest, found: InterviewTemplate | None, initial: dict[str, object], *, job: Job | None
) -> HttpResponse:
    form = TemplateForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            saved = actions.save_template(form.read(), actor=Actor.of(request), template=found, job=job)
        except HireloopError as error:
            form.add_error(None, translated(error))
        else:
            messages.success(request, _("The interview template is saved."))
            return redirect("question_bank:template", template_id=saved.pk)
    context = {"form": form, "template": found, "job": job, "bank": queries.bank_for_editor()}
    return render(request, "question_bank/edit_template.html", context, status=422 if form.is_bound else 200)


@requires("question_bank.edit")
@require_POST
def archive_template(request: HttpRequest, template_id: UUID) -> HttpResponse:
    found = queries.visible_template(request.user, template_id)  # type: ignore[arg-type]
    back = reverse("jobs:job", args=[found.job_id]) if found.job_id else reverse("question_bank:templates")
    actions.archive_template(found, actor=Actor.of(request))
    messages.success(request, _("The template is no longer used."))
    return redirect(back)
