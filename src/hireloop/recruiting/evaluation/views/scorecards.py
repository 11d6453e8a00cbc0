"""Saving the reviewer's own scores."""

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
from ..card_rows import dimensions_to_score


@requires("evaluation.review")
@require_POST
def save(request: HttpRequest, interview_id: UUID) -> HttpResponse:
    found = queries.interview_for(colleague_of(request), interview_id)
    scores = {key: _score(request.POST.get(f"score-{key}", "")) for key in dimensions_to_score(found)}
    actions.save_scorecard(
        found,
        reviewer=colleague_of(request),
        scores=scores,
        notes=request.POST.get("notes", "").strip(),
        actor=Actor.of(request),
    )
    messages.success(request, _("Your scores are saved."))
    return redirect("evaluation:interview", interview_id=interview_id)


def _score(text: str) -> int | None:
    if text in {"", "none"}:
        return None
    if not text.isdecimal():
        raise BadInput(N_("Each score must be between 1 and 5, or “not seen”."), code="scorecard_range")
    return int(text)
