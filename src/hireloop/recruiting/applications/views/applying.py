"""The application form: nothing typed is lost, and a file that came once need not be chosen again."""

from uuid import UUID

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language

from hireloop.kernel.errors import HireloopError
from hireloop.platform.accounts.access import public
from hireloop.platform.audit.actor import Actor, client_ip
from hireloop.recruiting.jobs import queries as jobs
from hireloop.recruiting.jobs.models import Job
from hireloop.web.errors import translated

from .. import actions, limits
from ..forms import ApplyForm, LostLinkForm
from ..models import Source
from ..notices import application_notice
from .apply_page import apply_page, open_job

DONE_SALT = "applications.done"
DONE_SHOWN_S = 3600


@public
def apply(request: HttpRequest, job_id: UUID) -> HttpResponse:
    job = open_job(job_id)
    if request.method != "POST":
        return apply_page(request, job, ApplyForm(initial={"language": get_language()}))
    form = ApplyForm(request.POST, request.FILES)
    if not form.is_valid():
        return apply_page(request, job, form, status=422)
    try:
        limits.count("apply_ip", client_ip(request))
        limits.count("apply_email", form.cleaned_data["email"])
        _send(request, job, form)
    except HireloopError as error:
        form.add_error(None, translated(error))
        return apply_page(request, job, form, status=error.status)
    ticket = signing.dumps({"email": form.cleaned_data["email"]}, salt=DONE_SALT)
    return redirect(reverse("applications:applied", args=[job.pk]) + f"?ticket={ticket}")


def _send(request: HttpRequest, job: Job, form: ApplyForm) -> None:
    notice = application_notice(get_language() or "zh-hans")
    actions.apply(
        job,
        form.draft(notice_version=notice.version),
        resume=form.resume_to_apply_with,
        actor=Actor.of(request),
        source=Source.CAREERS,
    )


@public
def applied(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """Thank you, and what comes next. The address is shown back so that a typing error is noticed."""
    job = jobs.on_careers_page().filter(pk=job_id).first()
    try:
        email = signing.loads(request.GET.get("ticket", ""), salt=DONE_SALT, max_age=DONE_SHOWN_S)["email"]
    except signing.BadSignature:
        email = ""
    context = {"job": job, "email": email, "employer": jobs.employer_name()}
    return render(request, "applications/applied.html", context)


@public
def lost_link(request: HttpRequest) -> HttpResponse:
    """Mail the links again; the answer is the same whether the address is known or not."""
    form = LostLinkForm(request.POST or None)
    sent_to = ""
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        try:
            limits.count("link_ip", client_ip(request))
            limits.count("link_email", email)
            actions.send_new_link(email, actor=Actor.of(request))
            sent_to = email
        except HireloopError as error:
            form.add_error(None, translated(error))
    status = 422 if form.is_bound and form.errors else 200
    context = {"form": form, "sent_to": sent_to, "employer": jobs.employer_name()}
    return render(request, "applications/lost_link.html", context, status=status)
