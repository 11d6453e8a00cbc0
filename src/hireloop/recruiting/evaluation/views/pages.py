"""The review queue and the page of one interview."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from hireloop.kernel.languages import Language
from hireloop.platform.accounts.access import can, colleague_of, requires
from hireloop.platform.audit.actions import record_read
from hireloop.platform.audit.actor import Actor

from .. import actions, queries
from ..models import Decision
from ..page_model import build_page
from ..progress import progress_of
from ..reading_aids import lane_labels


def reader_language() -> Language:
    return "zh" if (get_language() or "zh").startswith("zh") else "en"


@requires("evaluation.review")
@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    context = {
        "reviews": queries.open_reviews(colleague_of(request))[:100],
        "waiting": queries.waiting_for_scores(colleague_of(request))[:100],
    }
    return render(request, "evaluation/queue.html", context)


@requires("evaluation.review")
@require_GET
def interview(request: HttpRequest, interview_id: UUID) -> HttpResponse:
    """Before the reviewer's own scores: recording, answers and the scorecard. After: the machine's report too."""
    found = queries.interview_for(colleague_of(request), interview_id)
    page = build_page(found, reader=colleague_of(request), language=reader_language())
    if page.scorecard and page.has_report:
        actions.open_machine_view(found, reviewer=colleague_of(request), actor=Actor.of(request))
    record_read(found, actor=Actor.of(request), person=found.person, what="interview")
    context = {
        "page": page,
        "may_decide": can(request.user, "evaluation.decide"),
        "verdicts": Decision.Verdict.choices,
        "steps": progress_of(found),
        "lane_labels": lane_labels(reader_language()),
    }
    return render(request, "evaluation/interview.html", context)


@requires("evaluation.review")
@require_GET
def progress(request: HttpRequest, interview_id: UUID) -> HttpResponse:
    """Asked again every two seconds until the report is there; then the page is loaded anew."""
    found = queries.interview_for(colleague_of(request), interview_id)
    if queries.report_of(found):
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "evaluation/parts/progress.html", {"steps": progress_of(found), "interview": found})
