"""What approvals show elsewhere: on Today, and on the page of whatever is to be approved."""

from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from django.template.loader import render_to_string

from hireloop.kernel.errors import BadInput
from hireloop.platform.accounts.access import colleague_of
from hireloop.platform.directory.models import Department, Employer
from hireloop.web.errors import translated

from . import queries
from .choosing import plan_for
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


def outlook(
    request: HttpRequest,
    kind: str,
    *,
    amount_fen: int | None = None,
    department: Department | None = None,
    employer: Employer | None = None,
) -> str:
    """Who will be asked if the reader hands this in now, and why they: before it is handed in."""
    user = colleague_of(request)
    try:
        plan = plan_for(kind, author=user, amount_fen=amount_fen, department=department, employer=employer)
    except BadInput as error:
        return render_to_string("approvals/_outlook.html", {"problem": translated(error)}, request=request)
    return render_to_string("approvals/_outlook.html", {"plan": plan, "author": user}, request=request)


def progress_context(request: HttpRequest, approval: Approval) -> dict[str, Any]:
    user = colleague_of(request)
    return {
        "approval": approval,
        "steps": queries.steps_of(approval),
        "comments": approval.comments.select_related("author"),
        "seat": queries.seat_for(user, approval),
        "may_see": queries.visible_to(user).filter(pk=approval.pk).exists(),
    }
