"""The report as PDF and as JSON, for those who have scored first."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from hireloop.analysis.model import Report
from hireloop.analysis.report import to_dict, to_pdf
from hireloop.platform.accounts.access import colleague_of, requires
from hireloop.platform.audit.actions import record_read
from hireloop.platform.audit.actor import Actor

from .. import actions, queries
from ..page_model import report_as_read, resume_match_of
from ..printed_match import printed_match
from .pages import reader_language


@requires("evaluation.review")
@require_safe
def pdf(request: HttpRequest, interview_id: UUID) -> HttpResponse:
    report, name = _report(request, interview_id)
    found, language = queries.interview_for(colleague_of(request), interview_id), reader_language()
    match = printed_match(resume_match_of(found, reader=colleague_of(request), language=language))
    response = HttpResponse(to_pdf(report, language, match=match), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response


@requires("evaluation.review")
@require_safe
def json(request: HttpRequest, interview_id: UUID) -> HttpResponse:
    report, _ = _report(request, interview_id)
    return JsonResponse(to_dict(report, reader_language()), json_dumps_params={"ensure_ascii": False})


def _report(request: HttpRequest, interview_id: UUID) -> tuple[Report, str]:
    found = queries.interview_for(colleague_of(request), interview_id)
    stored = actions.open_machine_view(found, reviewer=colleague_of(request), actor=Actor.of(request))
    record_read(stored, actor=Actor.of(request), person=found.person, what="report")
    name = slugify(f"report {interview_id}")
    return report_as_read(stored, found.person), name
