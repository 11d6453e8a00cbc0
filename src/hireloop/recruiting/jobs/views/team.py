"""The hiring team of a job."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hireloop.platform.accounts.access import requires
from hireloop.platform.accounts.queries import users_with_role
from hireloop.platform.accounts.roles import Role
from hireloop.platform.audit.actor import Actor
from hireloop.web.refused import refused

from .. import actions, queries
from ..forms import TeamForm


@requires("jobs.edit")
@require_POST
def add_member(request: HttpRequest, job_id: UUID) -> HttpResponse:
    job = queries.visible_job(request.user, job_id)  # type: ignore[arg-type]
    form = TeamForm(request.POST, job=job, users=users_with_role(Role.HR, Role.INTERVIEWER))
    if not form.is_valid():
        return refused(request, _("Choose a colleague and the part they play."), "jobs:job", job_id=job.pk)
    user = form.cleaned_data["user"]
    actions.add_to_team(job, user, part=form.cleaned_data["part"], actor=Actor.of(request))
    messages.success(request, _("%(name)s is in the hiring team now.") % {"name": user.name})
    return redirect("jobs:job", job_id=job.pk)


@requires("jobs.edit")
@require_POST
def remove_member(request: HttpRequest, job_id: UUID, member_id: UUID) -> HttpResponse:
    job = queries.visible_job(request.user, job_id)  # type: ignore[arg-type]
    member = get_object_or_404(job.team.select_related("user"), pk=member_id)
    actions.remove_from_team(job, member.user, actor=Actor.of(request))
    messages.success(request, _("%(name)s is no longer in the hiring team.") % {"name": member.user.name})
    return redirect("jobs:job", job_id=job.pk)
