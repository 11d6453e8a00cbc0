"""What colleagues do with interviews: invite, follow, extend, cancel, decide about wishes."""

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hireloop.kernel.errors import N_, NotFound
from hireloop.platform.accounts.access import can, requires
from hireloop.platform.audit.actor import Actor
from hireloop.recruiting.applications import queries as applications
from hireloop.recruiting.question_bank import queries as question_bank

from .. import actions, queries
from ..forms import CancelForm, DecideForm, ExtendForm, InviteForm
from ..models import AdjustmentKind
from ..states import OPEN, InterviewStatus
from ..tables import InterviewTable
from ..timing import expected_minutes


@requires("interviews.view")
@require_GET
def interview_list(request: HttpRequest) -> HttpResponseBase:
    rows = queries.with_counts(queries.visible_to(request.user))
    waiting = queries.waiting_adjustments(request.user).count() if can(request.user, "interviews.adjust") else 0
    return InterviewTable(request, rows).respond("interviews/staff_list.html", {"waiting": waiting})


@requires("interviews.view")
@require_GET
def detail(request: HttpRequest, interview_id: UUID) -> HttpResponse:
    interview = queries.visible_interview(request.user, interview_id)
    context = {
        "interview": interview,
        "questions": interview.questions.all(),
        "answered": {answer.question_id for answer in queries.counted_answers(interview)},
        "signals": interview.integrity_signals.select_related("question"),
        "adjustments": interview.adjustments.select_related("decided_by"),
        "minutes": expected_minutes(interview),
        "extend_form": ExtendForm(),
        "cancel_form": CancelForm(),
        "may_invite": can(request.user, "interviews.invite"),
        "can_extend": interview.status in OPEN | {InterviewStatus.EXPIRED},
        "is_open": interview.is_open,
        "steps": _steps(),
        "reached": _reached(interview.status),
    }
    return render(request, "interviews/staff_detail.html", context)


def _steps() -> list[str]:
    way = (
        InterviewStatus.INVITED,
        InterviewStatus.OPENED,
        InterviewStatus.CONSENTED,
        InterviewStatus.IN_PROGRESS,
        InterviewStatus.SUBMITTED,
    )
    return [str(step.label) for step in way]


def _reached(status: str) -> int:
    """Which of the steps the interview stands at; an ended one shows none as under way."""
    order = list(InterviewStatus.values)
    return min(order.index(status), len(_steps()))


@requires("interviews.invite")
@require_http_methods(["GET", "POST"])
def invite(request: HttpRequest, application_id: UUID) -> HttpResponse:
    application = (
        applications.visible_to(request.user).select_related("person", "job").filter(pk=application_id).first()
    )
    if application is None:
        raise NotFound(N_("There is no such application, or you may not see it."))
    templates = question_bank.templates_visible_to(request.user)
    form = InviteForm(
        request.POST or None, templates=templates, initial={"template": question_bank.template_for(application.job)}
    )
    if request.method == "POST" and form.is_valid():
        interview = actions.invite(
            application,
            form.cleaned_data["template"],
            actor=Actor.of(request),
            invited_by=request.user,
            valid_for=timedelta(days=form.cleaned_data["days"]),
        )
        messages.success(request, _("%(name)s is invited; the link went by mail.") % {"name": application.person.name})
        return redirect("interviews:detail", interview_id=interview.pk)
    return render(request, "interviews/staff_invite.html", {"form": form, "application": application})


@requires("interviews.invite")
@require_POST
def send_again(request: HttpRequest, interview_id: UUID) -> HttpResponse:
    actions.send_link_again(queries.visible_interview(request.user, interview_id), actor=Actor.of(request))
    messages.success(request, _("A fresh link went by mail."))
    return redirect("interviews:detail", interview_id=interview_id)


@requires("interviews.invite")
@require_POST
def extend(request: HttpRequest, interview_id: UUID) -> HttpResponse:
    interview = queries.visible_interview(request.user, interview_id)
    form = ExtendForm(request.POST)
    if form.is_valid():
        actions.extend(interview, form.cleaned_data["until"], actor=Actor.of(request))
        messages.success(request, _("The interview stays open longer; the candidate is told."))
    else:
        messages.error(request, _("Choose the day until which the interview stays open."))
    return redirect("interviews:detail", interview_id=interview_id)


@requires("interviews.invite")
@require_POST
def cancel(request: HttpRequest, interview_id: UUID) -> HttpResponse:
    interview = queries.visible_interview(request.user, interview_id)
    form = CancelForm(request.POST)
    if form.is_valid():
        actions.cancel(interview, actor=Actor.of(request), reason=form.cleaned_data["reason"])
        messages.success(request, _("The interview is cancelled; the candidate is told."))
    else:
        messages.error(request, _("Tell the candidate why the interview is cancelled."))
    return redirect("interviews:detail", interview_id=interview_id)


@requires("interviews.adjust")
@require_GET
def adjustments(request: HttpRequest) -> HttpResponse:
    waiting = queries.waiting_adjustments(request.user)
    return render(request, "interviews/staff_adjustments.html", {"waiting": waiting})


@requires("interviews.adjust")
@require_POST
def decide(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Grant or decline a wish; the pressed button says which."""
    adjustment = queries.visible_adjustment(request.user, request_id)
    form = DecideForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("More time can be from 1 to 3 times the usual."))
        return redirect("interviews:adjustments")
    who = {"decided_by": request.user, "actor": Actor.of(request), "reply": form.cleaned_data["reply"]}
    if request.POST.get("decision") == "grant":
        actions.grant_adjustment(adjustment, extra_time_factor=_factor(adjustment.kind, form), **who)
    else:
        actions.decline_adjustment(adjustment, **who)
    messages.success(request, _("Decided; the candidate is told by mail."))
    return redirect("interviews:adjustments")


def _factor(kind: str, form: DecideForm) -> Decimal | None:
    return form.cleaned_data["factor"] if kind == AdjustmentKind.EXTRA_TIME else None
