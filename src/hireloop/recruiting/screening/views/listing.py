"""The jobs that are screened, and the ranked list of one."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hireloop.platform.accounts.access import can, colleague_of, requires
from hireloop.recruiting.jobs import queries as jobs
from hireloop.recruiting.jobs.models import JobStatus

from .. import blind, queries
from ..tables import MatchTable


@requires("screening.view")
@require_GET
def job_list(request: HttpRequest) -> HttpResponse:
    """The jobs under way with how many are matched and how many proposals wait."""
    user = colleague_of(request)
    found = list(jobs.visible_to(user).exclude(status=JobStatus.DRAFT).select_related("department")[:200])
    counts = queries.counts_of_jobs(user, [job.pk for job in found])
    lines = [(job, *counts.get(job.pk, (0, 0))) for job in found]
    context = {"lines": sorted(lines, key=lambda line: (not line[0].is_open, -line[2]))}
    return render(request, "screening/jobs.html", context)


@requires("screening.view")
@require_GET
def ranked(request: HttpRequest, job_id: UUID) -> HttpResponseBase:
    """The candidates of a job by match."""
    user = colleague_of(request)
    job = jobs.visible_job(user, job_id)
    table = MatchTable(request, queries.ranked(user, job), job=job)
    table.can_export = can(user, "screening.export")  # type: ignore[misc]
    context = {
        "job": job,
        "is_blind": blind.reads_blind(user, job),
        "blind_setting": blind.setting_of(job),
        "proposed": queries.open_proposals(user, job).count(),
        "may_blind": can(user, "screening.blind"),
        "may_edit": can(user, "jobs.edit"),
        "has_requirements": job.requirements.exists(),
    }
    return table.respond("screening/ranked.html", context)
