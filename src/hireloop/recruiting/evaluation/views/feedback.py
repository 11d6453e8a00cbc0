"""The colleague reads, changes and releases the candidate's feedback."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hireloop.platform.accounts.access import colleague_of, requires
from hireloop.platform.audit.actor import Actor

from .. import actions, queries


@requires("evaluation.decide")
@require_POST
def save(request: HttpRequest, interview_id: UUID) -> HttpResponse:
    found = queries.interview_for(colleague_of(request), interview_id)
    actions.change_feedback(actions.needed_draft_for(found), text=request.POST.get("text", ""))
    messages.success(request, _("The feedback is saved. The candidate has not seen it yet."))
    return redirect("evaluation:interview", interview_id=interview_id)


@requires("evaluation.decide")
@require_POST
def release(request: HttpRequest, interview_id: UUID) -> HttpResponse:
    """Saves the wording on the screen, then releases it: what the colleague reads is what the candidate gets."""
    found = queries.interview_for(colleague_of(request), interview_id)
    feedback = actions.change_feedback(actions.needed_draft_for(found), text=request.POST.get("text", ""))
    actions.release_feedback(feedback, released_by=colleague_of(request), actor=Actor.of(request))
    messages.success(request, _("Released. The candidate gets a mail with a link."))
    return redirect("evaluation:interview", interview_id=interview_id)
