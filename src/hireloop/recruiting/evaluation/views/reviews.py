"""Taking a review, and asking for another analysis."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hireloop.platform.accounts.access import colleague_of, requires
from hireloop.platform.audit.actor import Actor

from .. import actions, queries, tasks


@requires("evaluation.review")
@require_POST
def take(request: HttpRequest, review_id: UUID) -> HttpResponse:
    review = queries.open_review(colleague_of(request), review_id)
    actions.take_review(review, assignee=colleague_of(request), actor=Actor.of(request))
    return redirect("evaluation:interview", interview_id=review.interview_id)


@requires("evaluation.decide")
@require_POST
def analyse_again(request: HttpRequest, interview_id: UUID) -> HttpResponse:
    found = queries.interview_for(colleague_of(request), interview_id)
    tasks.analyse_interview(found)
    messages.success(request, _("The interview is being analysed again. The present report stays until then."))
    return redirect("evaluation:interview", interview_id=interview_id)
