"""What candidates ask for, and the team's answers."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hireloop.kernel.errors import HireloopError
from hireloop.platform.accounts.access import requires
from hireloop.platform.audit.actor import Actor
from hireloop.web.errors import translated

from .. import actions, queries
from ..forms import AnswerForm

SHOWN_ANSWERED = 50


@requires("applications.answer_requests")
def request_list(request: HttpRequest) -> HttpResponse:
    requests = queries.requests_visible_to(request.user)  # type: ignore[arg-type]
    context = {
        "open": requests.filter(answered_at=None),
        "answered": requests.exclude(answered_at=None).order_by("-answered_at")[:SHOWN_ANSWERED],
        "here": "requests",
    }
    return render(request, "applications/requests.html", context)


@requires("applications.answer_requests")
def answer(request: HttpRequest, request_id: UUID) -> HttpResponse:
    asked = queries.visible_request(request.user, request_id)  # type: ignore[arg-type]
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer_request(
                asked,
                answer=form.cleaned_data["answer"],
                actor=Actor.of(request),
                user=request.user,  # type: ignore[arg-type]
            )
        except HireloopError as error:
            form.add_error(None, translated(error))
        else:
            messages.success(request, _("Answered. The candidate gets a mail."))
            return redirect("applications:requests")
    status = 422 if form.is_bound else 200
    words = asked.application.person.covered(asked.text or "")
    context = {"asked": asked, "words": words, "form": form}
    return render(request, "applications/answer.html", context, status=status)
