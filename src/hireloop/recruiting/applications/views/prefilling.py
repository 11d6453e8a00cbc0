"""The résumé first: what it says of name, phone and e-mail goes into the fields that are empty."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hireloop.kernel.errors import BadInput, HireloopError
from hireloop.platform.accounts.access import public
from hireloop.platform.audit.actor import client_ip
from hireloop.platform.vault import files
from hireloop.web.errors import translated

from .. import actions, limits
from ..forms import ApplyForm
from ..resume_contacts import Contacts, contacts_of
from ..resume_files import ResumeFile, check_resume
from .apply_page import KeptFile, apply_page, open_job

TYPED = ("name", "email", "phone", "cover_letter", "language", "agrees")
READ = ("name", "phone", "email")


@public
def read_resume(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """The form again, the file kept for a day, the empty fields filled. Nothing is sent, nothing overwritten."""
    job = open_job(job_id)
    if request.method != "POST":
        return redirect("applications:apply", job_id=job.pk)
    typed = {name: request.POST.get(name, "") for name in TYPED}
    typed["language"] = typed["language"] or get_language() or "zh-hans"
    try:
        limits.count("read_ip", client_ip(request))
        resume, kept = _file_of(request)
    except HireloopError as error:
        before = _kept_before(request)
        form = ApplyForm(initial=typed)
        return apply_page(request, job, form, status=error.status, kept=before, trouble=translated(error))
    filled = _fill(typed, contacts_of(resume))
    return apply_page(request, job, ApplyForm(initial=typed), kept=kept, read=filled)


def _file_of(request: HttpRequest) -> tuple[ResumeFile, KeptFile]:
    """The file that came, or the one that was kept before."""
    if upload := request.FILES.get("resume"):
        resume = check_resume(upload)
        return resume, KeptFile(actions.keep_upload(resume), resume.name, len(resume.content))
    kept = _kept_before(request)
    pending = actions.kept_upload(kept.ticket) if kept else None
    if kept is None or pending is None:
        raise BadInput(_("Please choose your résumé."), code="resume_missing")
    with files.open_file(pending.file) as source:
        return ResumeFile(name=kept.name, media_type=pending.file.media_type, content=source.read()), kept


def _kept_before(request: HttpRequest) -> KeptFile | None:
    ticket = request.POST.get("resume_ticket", "")
    pending = actions.kept_upload(ticket) if ticket else None
    return KeptFile(ticket, pending.file.name, pending.file.size) if pending else None


def _fill(typed: dict[str, str], found: Contacts) -> list[str]:
    """Put what was found into the empty fields; the names of those fields. What a field would refuse stays out."""
    filled = []
    for name in READ:
        value = getattr(found, name)
        if value and not typed[name].strip() and is_taken(name, value):
            typed[name] = value
            filled.append(name)
    return filled


def is_taken(name: str, value: str) -> bool:
    """Whether the form takes the value for that field."""
    form = ApplyForm({name: value})
    form.is_valid()
    return name not in form.errors
