"""The candidate's pages around the interview room."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hireloop.kernel.errors import N_, Conflict, NotFound
from hireloop.platform.accounts.links import by_link
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.models import Employer
from hireloop.platform.privacy import gate
from hireloop.platform.privacy.notices import current_version, notice
from hireloop.platform.privacy.purposes import Purpose
from hireloop.recruiting.applications.models import Application
from hireloop.web.errors import translated

from .. import actions, queries
from ..forms import AdjustmentForm, NoticeForm, purposes_to_ask
from ..links import SCOPE, new_token
from ..models import Interview
from ..room_state import dimension_labels
from ..room_strings import room_strings
from ..states import InterviewStatus
from ..timing import expected_minutes

BEFORE_CONSENT = {InterviewStatus.INVITED, InterviewStatus.OPENED}


@by_link(SCOPE)
@require_safe
def welcome(request: HttpRequest, token: str) -> HttpResponse:
    interview = _interview(request)
    if not interview.is_open:
        return _over(request, token, interview)
    interview = actions.open_interview(interview, actor=Actor.of(request))
    return render(request, "interviews/welcome.html", _context(interview, token))


@by_link(SCOPE)
@require_http_methods(["GET", "HEAD", "POST"])
def read_notice(request: HttpRequest, token: str) -> HttpResponse:
    interview = _interview(request)
    if not interview.is_open:
        return _over(request, token, interview)
    shown = notice(current_version(), get_language() or interview.language)
    form = NoticeForm(_posted(request), initial=dict.fromkeys(gate.allowed_purposes(interview.person_id), True))
    if request.method == "POST" and form.is_valid():
        actions.agree(
            interview,
            form.purposes,
            notice_version=shown.version,
            language=shown.language,
            actor=Actor.of(request),
        )
        return redirect("interviews:room", token)
    employer = Employer.objects.first()
    context = {
        "form": form,
        "notice": shown,
        "controller": shown.controller_text(
            employer=employer.name if employer else "—", contact=employer.privacy_contact if employer else "—"
        ),
        "parts": [(form[purpose.value], shown.purposes[purpose]) for purpose in purposes_to_ask()],
        "is_second_time": interview.status not in BEFORE_CONSENT,
    }
    return render(request, "interviews/notice.html", {**_context(interview, token), **context})


@by_link(SCOPE)
@require_http_methods(["GET", "HEAD", "POST"])
def adjust(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for more time, for writing, for a person; see what was asked and what became of it."""
    interview = _interview(request)
    if not interview.is_open:
        return _over(request, token, interview)
    form = AdjustmentForm(_posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.request_adjustment(interview, **form.cleaned_data, actor=Actor.of(request))
        except Conflict as error:
            form.add_error(None, translated(error))
        else:
            return redirect("interviews:adjust", token)
    context = {"form": form, "requests": list(interview.adjustments.all())}
    return render(request, "interviews/adjust.html", {**_context(interview, token), **context})


@by_link(SCOPE)
@require_safe
def room(request: HttpRequest, token: str) -> HttpResponse:
    """The page of the interview room; the room itself is TypeScript and asks for its state."""
    interview = _interview(request)
    if not interview.is_open:
        return _over(request, token, interview)
    if interview.status in BEFORE_CONSENT:
        return redirect("interviews:read_notice", token)
    context = {**_context(interview, token), "strings": room_strings()}
    context["settings"] = {
        "interview": str(interview.pk),
        "language": interview.language,
        "purposes": [
            {"key": purpose.value, "label": str(purpose.label)} for purpose in Purpose if purpose in purposes_to_ask()
        ],
    }
    return render(request, "interviews/room.html", context)


@by_link(SCOPE)
@require_safe
def done(request: HttpRequest, token: str) -> HttpResponse:
    interview = _interview(request)
    if interview.is_open:
        return redirect("interviews:welcome", token)
    return _over(request, token, interview)


@by_link("application")
@require_POST
def go_on(request: HttpRequest, token: str, interview_id: UUID) -> HttpResponse:
    """From the candidate's own page into the interview, with a link of its own."""
    link = request.link  # type: ignore[attr-defined]
    application = Application.objects.filter(pk=link.target_id, person_id=link.person_id).first()
    interview = queries.open_interview_of(link.person_id, application.pk) if application else None
    if interview is None or interview.pk != interview_id:
        raise NotFound(N_("There is no open interview."))
    return redirect("interviews:welcome", new_token(interview))


def _posted(request: HttpRequest) -> QueryDict | None:
    """What was sent; a form without a single box ticked is sent too."""
    return request.POST if request.method == "POST" else None


def _interview(request: HttpRequest) -> Interview:
    return queries.of_link(request.link)  # type: ignore[attr-defined]


def _context(interview: Interview, token: str) -> dict[str, Any]:
    questions = list(interview.questions.all())
    dimensions = dict.fromkeys(key for question in questions for key in question.dimensions)
    return {
        "interview": interview,
        "token": token,
        "job_title": interview.application.job.title,
        "employer": Employer.objects.first(),
        "question_count": len(questions),
        "answered_count": len(queries.counted_answers(interview)),
        "minutes": expected_minutes(interview),
        "dimensions": dimension_labels(dimensions),
        "has_agreed": interview.status not in BEFORE_CONSENT,
        "has_begun": interview.started_at is not None,
    }


def _over(request: HttpRequest, token: str, interview: Interview) -> HttpResponse:
    """What is to be said when the interview is sent, expired or cancelled."""
    if interview.status == InterviewStatus.SUBMITTED:
        answers = queries.counted_answers(interview)
        context = {"answers": answers, "left": interview.questions.count() - len(answers)}
        return render(request, "interviews/done.html", {**_context(interview, token), **context})
    return render(request, "interviews/closed.html", _context(interview, token), status=410)
