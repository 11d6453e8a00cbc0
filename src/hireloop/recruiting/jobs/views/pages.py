"""Look at jobs."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify

from hireloop.platform.accounts.access import can, requires
from hireloop.platform.accounts.queries import users_with_role
from hireloop.platform.accounts.roles import Role

from .. import job_panels, queries
from ..drafts import dimension_label, own_label, wording_warnings
from ..forms import TeamForm
from ..interview_questions import questions_of
from ..job_file import write_job_file
from ..models import Job
from ..requirements import say_value
from ..tables import JobTable


@dataclass(frozen=True)
class ProfileShare:
    """One line of the profile as people see it: its share of the whole in percent."""

    key: str
    label: str
    weight: int
    pass_line: int
    share: int


@dataclass(frozen=True)
class RequirementLine:
    """One requirement as people read it."""

    kind: str
    what: str
    must_have: bool
    knock_out: bool
    weight: int


@requires("jobs.view")
def job_list(request: HttpRequest) -> HttpResponseBase:
    jobs = queries.visible_to(request.user).select_related("department")  # type: ignore[arg-type]
    table = JobTable(request, jobs)
    return table.respond("jobs/list.html", {"can_edit": can(request.user, "jobs.edit")})


@requires("jobs.view")
def job(request: HttpRequest, job_id: UUID) -> HttpResponse:
    found = queries.visible_job(request.user, job_id)  # type: ignore[arg-type]
    can_edit = can(request.user, "jobs.edit")
    context = {
        "job": found,
        "can_edit": can_edit,
        "requirements": requirement_lines(found),
        "profile": profile_shares(found),
        "team": found.team.select_related("user"),
        "team_form": TeamForm(job=found, users=users_with_role(Role.HR, Role.INTERVIEWER)) if can_edit else None,
        "panels": job_panels.panels_for(request, found),
        "careers_url": settings.SITE_URL + reverse("jobs:careers_job", args=[found.pk]),
        "warnings": wording_warnings(found.title, found.description),
    }
    return render(request, "jobs/job.html", context)


@requires("jobs.view")
def job_file(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """The job as job.yaml, with the questions of its interview."""
    found = queries.visible_job(request.user, job_id)  # type: ignore[arg-type]
    text = write_job_file(queries.draft_of(found), questions=questions_of(found))
    response = HttpResponse(text, content_type="application/yaml; charset=utf-8")
    name = slugify(found.title) or "job"
    response["Content-Disposition"] = f'attachment; filename="{name}.yaml"'
    return response


def requirement_lines(job: Job) -> list[RequirementLine]:
    """Each requirement in words; must-haves first."""
    lines = [
        RequirementLine(
            kind=row.get_kind_display(),
            what=say_value(row.kind, row.value),
            must_have=row.must_have,
            knock_out=row.knock_out,
            weight=row.weight,
        )
        for row in job.requirements.all()
    ]
    return sorted(lines, key=lambda line: not line.must_have)


def profile_shares(job: Job) -> list[ProfileShare]:
    """The profile's lines that count, the heaviest first."""
    own = {entry["key"]: own_label(entry) for entry in job.own_dimensions}
    lines = [line for line in job.profile_lines.all() if line.weight > 0]
    total = sum(line.weight for line in lines)
    shares = [
        ProfileShare(
            key=line.dimension,
            label=own.get(line.dimension) or dimension_label(line.dimension),
            weight=line.weight,
            pass_line=line.pass_line,
            share=round(100 * line.weight / total),
        )
        for line in lines
    ]
    return sorted(shares, key=lambda share: -share.weight)
