"""A person decides."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hireloop.kernel.errors import N_, BadInput
from hireloop.platform.accounts.access import colleague_of, requires
from hireloop.platform.audit.actor import Actor

from .. import actions, queries
from ..models import Decision


@requires("evaluation.decide")
@require_POST
def save(request: HttpRequest, interview_id: UUID) -> HttpResponse:
    found = queries.interview_for(colleague_of(request), interview_id)
    verdict = request.POST.get("verdict", "")
    if verdict not in Decision.Verdict.values:
        raise BadInput(N_("Choose one: go on, hold or reject."), code="verdict_missing")
    actions.decide(
        found,
        verdict=Decision.Verdict(verdict),
        reason=request.POST.get("reason", ""),
        decided_by=colleague_of(request),
        actor=Actor.of(request),
    )
    messages.success(request, _("Your decision is recorded."))
    return redirect("evaluation:interview", interview_id=interview_id)
