"""What approvals show elsewhere: on Today, and on the page of whatever is to be approved."""

from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from django.template.loader import render_to_string

from hireloop.platform.accounts.access import colleague_of

from . import queries
from .models import Approval

SHOWN_ON_CARD = 5


def waiting_card(request: HttpRequest) -> str | None:
    """What waits for the reader's word."""
    waiting = queries.waiting_for(colleague_of(request))
    count = waiting.count()
    if not count:
        return None
    context = {"count": count, "lines": queries.lines(waiting[:SHOWN_ON_CARD])}
    return render_to_string("approvals/_waiting_card.html", context, request=request)


def progress_of(request: HttpRequest, subject: Model) -> str:
    """The newest request about the subject with its steps and comments, for the subject's own page; "" without one."""
    approval = queries.latest_for(subject)
    if approval is None:
        return ""
    return render_to_string("approvals/_progress.html", progress_context(request, approval), request=request)


def progress_context(request: HttpRequest, approval: Approval) -> dict[str, Any]:
    user = colleague_of(request)
    return {
        "approval": approval,
        "steps": queries.steps_of(approval),
        "comments": approval.comments.select_related("author"),
        "seat": queries.seat_for(user, approval),
        "may_see": queries.visible_to(user).filter(pk=approval.pk).exists(),
    }
