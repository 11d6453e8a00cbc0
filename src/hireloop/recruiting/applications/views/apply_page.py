"""The page of the application form, whoever leads to it."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hireloop.kernel.errors import NotFound
from hireloop.recruiting.jobs import queries as jobs
from hireloop.recruiting.jobs.models import Job

from .. import actions
from ..forms import ApplyForm
from ..notices import application_notice


@dataclass(frozen=True)
class KeptFile:
    """A file that need not be chosen again; ``ticket`` stands for it in the form. ``size`` in bytes."""

    ticket: str
    name: str
    size: int


def open_job(job_id: UUID) -> Job:
    """The job on the careers page; NotFound says where the others are."""
    job = jobs.on_careers_page().filter(pk=job_id).first()
    if job is None:
        raise NotFound(_("This job no longer takes applications. Have a look at the others on the careers page."))
    return job


def apply_page(
    request: HttpRequest,
    job: Job,
    form: ApplyForm,
    *,
    status: int = 200,
    kept: KeptFile | None = None,
    read: Collection[str] | None = None,
    trouble: str = "",
) -> HttpResponse:
    """``read``: the fields that were filled from the résumé, None where nobody asked; ``trouble`` with the file."""
    context: dict[str, Any] = {
        "job": job,
        "form": form,
        "employer": jobs.employer_name(),
        "notice": application_notice(get_language() or "zh-hans"),
        "limit": settings.MAX_UPLOAD_BYTES,
        "kept": kept or kept_file(form),
        "read": read,
        "resume_errors": [trouble] if trouble else form["resume"].errors if form.is_bound else [],
    }
    return render(request, "applications/apply.html", context, status=status)


def kept_file(form: ApplyForm) -> KeptFile | None:
    """A good file that came with a bad form is kept, and its ticket goes into the page."""
    if resume := form.resume_to_keep:
        return KeptFile(actions.keep_upload(resume), resume.name, len(resume.content))
    if form.kept is not None:
        return KeptFile(form.data["resume_ticket"], form.kept.file.name, form.kept.file.size)
    return None
