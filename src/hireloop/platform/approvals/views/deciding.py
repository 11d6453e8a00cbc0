"""What waits for my word, and one request with what it is about."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hireloop.kernel.errors import HireloopError
from hireloop.platform.accounts.access import can, colleague_of, requires
from hireloop.platform.audit.actor import Actor
from hireloop.web.errors import translated

from .. import actions, panels, queries
from ..forms import DecideForm
from ..models import Approval
from ..subjects import subject_of

SHOWN_DECIDED = 50


@requires("approvals.take_part")
def approval_list(request: HttpRequest) -> HttpResponse:
    """``show``: waiting (for me), asked (by me), all that I may see."""
    user = colleague_of(request)
    waiting = queries.waiting_for(user)
    show = request.GET.get("show", "waiting")
    lists = {
        "waiting": waiting,
        "asked": queries.visible_to(user).filter(author=user).order_by("-requested_at")[:SHOWN_DECIDED],
        "all": queries.visible_to(user).order_by("-requested_at")[:SHOWN_DECIDED],
    }
    show = show if show in lists else "waiting"
    context = {
        "lines": queries.lines(lists[show]),
        "show": show,
        "count": waiting.count(),
        "stand_ins": queries.stand_ins_of(user),
    }
    return render(request, "approvals/list.html", context)


@requires("approvals.take_part")
def approval(request: HttpRequest, approval_id: UUID) -> HttpResponse:
    found = queries.visible_approval(colleague_of(request), approval_id)
    return _page(request, found, DecideForm())


@requires("approvals.take_part")
@require_POST
def decide(request: HttpRequest, approval_id: UUID) -> HttpResponse:
    """``verdict``: approve, return, refuse, comment or withdraw."""
    user = colleague_of(request)
    found = queries.visible_approval(user, approval_id)
    form = DecideForm(request.POST)
    if form.is_valid():
        try:
            _do(request, found, request.POST.get("verdict", ""), form.cleaned_data["comment"])
        except HireloopError as error:
            form.add_error("comment" if error.code.startswith("comment") else None, translated(error))
        else:
            return redirect("approvals:approval", found.pk)
    found.refresh_from_db()
    return _page(request, found, form, status=422)


def _do(request: HttpRequest, found: Approval, verdict: str, comment: str) -> None:
    user, actor = colleague_of(request), Actor.of(request)
    if verdict == "approve":
        actions.approve(found, user=user, actor=actor, comment=comment)
        messages.success(request, _("Approved. Thank you."))
    elif verdict == "return":
        actions.return_(found, user=user, actor=actor, comment=comment)
        messages.success(request, _("Returned to the author with your comment."))
    elif verdict == "refuse":
        actions.refuse(found, user=user, actor=actor, comment=comment)
        messages.success(request, _("Refused. The author is told why."))
    elif verdict == "withdraw":
        actions.withdraw(found, user=user, actor=actor)
        messages.success(request, _("The request is taken back."))
    else:
        actions.comment(found, user=user, actor=actor, text=comment)
        messages.success(request, _("Your comment is there for all who take part."))


def _page(request: HttpRequest, found: Approval, form: DecideForm, *, status: int = 200) -> HttpResponse:
    subject, user = subject_of(found.kind), colleague_of(request)
    may_read = queries.seat_for(user, found) is not None or found.author_id == user.pk or _has_spoken(request, found)
    context = {
        **panels.progress_context(request, found),
        "line": queries.line_of(found),
        "subject_url": subject.url(found.subject_id),
        "summary": subject.summary(request, found.subject_id) if may_read else "",
        "form": form,
        "is_author": found.author_id == user.pk,
        "may_open": found.author_id == user.pk or can(user, "approvals.view_all"),
    }
    return render(request, "approvals/approval.html", context, status=status)


def _has_spoken(request: HttpRequest, found: Approval) -> bool:
    places = queries.places_of(colleague_of(request))
    return found.steps.filter(seats__user__in=places).exists()
