"""The colleagues' pages: list, one interview, invite, extend, cancel, adjustments."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hireloop.kernel.errors import HireloopError
from hireloop.platform.accounts.access import can, requires
from hireloop.platform.audit.actor import Actor
from hireloop.recruiting.applications import queries as applications
from hireloop.recruiting.question_bank import queries as question_bank
from hireloop.web.errors import translated
from hireloop.web.refused import refused
from hireloop.web.trying import cleaned, try_and_say

from .. import actions, queries
from ..forms import CancelForm, DecideForm, ExtendForm, InviteForm
from ..models import AdjustmentKind, Interview
from ..states import OPEN, InterviewStatus
from ..tables import InterviewTable
from ..timing import expected_minutes


@requires("interviews.view")
@require_safe
def interview_list(request: HttpRequest) -> HttpResponseBase:
    user = request.user
    table = InterviewTable(request, queries.with_counts(queries.visible_to(user)))  # type: ignore[arg-type]
    waiting = queries.waiting_adjustments(user).count() if can(user, "interviews.adjust") else 0  # type: ignore[arg-type]
    return table.respond("interviews/list.html", {"waiting": waiting})


@requires("interviews.view")
@require_safe
def detail(request: HttpRequest, interview_id: UUID) -> HttpResponse:
    interview = _interview(request, interview_id)
    return render(request, "interviews/detail.html", _detail(request, interview))


@requires("interviews.invite")
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """Choose the template and the days, and send the link."""
    application = applications.visible_application(request.user, application_id)  # type: ignore[arg-type]
    proposed = question_bank.template_for(application.job)
    form = InviteForm(
        request.POST or None,
        templates=question_bank.templates_visible_to(request.user).filter(is_active=True),  # type: ignore[arg-type]
        initial={"template": proposed.pk if proposed else None},
    )
    if request.method == "POST" and form.is_valid():
        try:
            interview = actions.invite(
                application,
                form.cleaned_data["template"],
                actor=Actor.of(request),
                invited_by=request.user,  # type: ignore[arg-type]
                valid_for=timedelta(days=form.cleaned_data["days"]),
            )
        except HireloopError as error:
            form.add_error(None, translated(error))
        else:
            messages.success(request, _("The link is on its way to %(name)s.") % {"name": interview.person.shown_name})
            return redirect("interviews:detail", interview.pk)
    context = {"application": application, "form": form, "proposed": proposed}
    return render(request, "interviews/invite.html", context, status=422 if form.is_bound else 200)


@requires("interviews.invite")
@require_POST
def send_again(request: HttpRequest, interview_id: UUID) -> HttpResponse:
    interview = _interview(request, interview_id)
    return _try(
        request,
        interview,
        lambda: actions.send_link_again(interview, actor=Actor.of(request)),
        _("A new link is on its way."),
    )


@requires("interviews.invite")
@require_POST
def extend(request: HttpRequest, interview_id: UUID) -> HttpResponse:
    interview = _interview(request, interview_id)
    form = ExtendForm(request.POST)
    return _try(
        request,
        interview,
        lambda: actions.extend(interview, cleaned(form)["until"], actor=Actor.of(request)),
        _("The interview is open longer; the candidate has mail."),
    )


@requires("interviews.invite")
@require_POST
def cancel(request: HttpRequest, interview_id: UUID) -> HttpResponse:
    interview = _interview(request, interview_id)
    form = CancelForm(request.POST)
    return _try(
        request,
        interview,
        lambda: actions.cancel(interview, actor=Actor.of(request), reason=cleaned(form)["reason"]),
        _("The interview is cancelled; the candidate has mail."),
    )


@requires("interviews.adjust")
@require_safe
def adjustments(request: HttpRequest) -> HttpResponse:
    waiting = queries.waiting_adjustments(request.user)  # type: ignore[arg-type]
    rows = [(asked, DecideForm(initial={"factor": asked.extra_time_factor}, prefix=str(asked.pk))) for asked in waiting]
    return render(request, "interviews/adjustments.html", {"rows": rows})


@requires("interviews.adjust")
@require_POST
def decide(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Grant or decline a candidate's wish (``verdict``)."""
    asked = queries.visible_adjustment(request.user, request_id)  # type: ignore[arg-type]
    form = DecideForm(request.POST, prefix=str(asked.pk))
    try:
        words = cleaned(form)
        _decide(request, asked, words)
    except HireloopError as error:
        return refused(request, translated(error), "interviews:adjustments")
    messages.success(request, _("Decided; the candidate has mail."))
    return redirect("interviews:adjustments")


def _decide(request: HttpRequest, asked: Any, words: dict[str, Any]) -> None:
    by: dict[str, Any] = {"decided_by": request.user, "actor": Actor.of(request), "reply": words["reply"]}
    if request.POST.get("verdict") != "grant":
        actions.decline_adjustment(asked, **by)
        return
    factor = words["factor"] if asked.kind == AdjustmentKind.EXTRA_TIME else None
    actions.grant_adjustment(asked, extra_time_factor=factor, **by)


def _interview(request: HttpRequest, interview_id: UUID) -> Interview:
    return queries.visible_interview(request.user, interview_id)  # type: ignore[arg-type]


def _try(request: HttpRequest, interview: Interview, act: Callable[[], Any], done: str) -> HttpResponse:
    """Do it and say so, or say why not beside what was typed; on the interview’s page either way."""
    return try_and_say(request, act, done, page="interviews:detail", of=interview.pk)


def _detail(request: HttpRequest, interview: Interview) -> dict[str, Any]:
    answers = queries.answers_of(interview)
    is_open = interview.status in OPEN
    return {
        "interview": interview,
        "answers": answers,
        "answered_count": sum(1 for entry in answers if entry.answer),
        "minutes": expected_minutes(interview),
        "signals": list(interview.integrity_signals.select_related("question")),
        "adjustments": list(interview.adjustments.select_related("decided_by")),
        "checks": list(interview.device_checks.all()),
        "timeline": queries.timeline_of(interview),
        "extend_form": ExtendForm(),
        "cancel_form": CancelForm(),
        "may_invite": can(request.user, "interviews.invite"),
        "may_extend": is_open or interview.status == InterviewStatus.EXPIRED,
        "is_going_on": is_open,
    }
