"""What the question bank shows on a job's page: the interview that its candidates get."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from hireloop.platform.accounts.access import can
from hireloop.recruiting.jobs.models import Job

from . import queries


def interview_panel(request: HttpRequest, job: Job) -> str | None:
    """The job's interview template: its questions, how long it takes, and where to change it."""
    if not can(request.user, "question_bank.view"):
        return None
    template = queries.template_for(job)
    context = {
        "job": job,
        "template": template,
        "questions": queries.snapshot(template) if template else (),
        "is_own": template is not None and template.job_id == job.pk,
        "can_edit": can(request.user, "question_bank.edit"),
    }
    return render_to_string("question_bank/_job_panel.html", context, request=request)
