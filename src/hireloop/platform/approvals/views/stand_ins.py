"""Who approves in my place while I am away."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hireloop.kernel.errors import HireloopError
from hireloop.platform.accounts.access import colleague_of, requires
from hireloop.platform.audit.actor import Actor
from hireloop.web.errors import translated

from .. import actions, queries
from ..forms import StandInForm


@requires("approvals.take_part")
def stand_ins(request: HttpRequest) -> HttpResponse:
    user = colleague_of(request)
    form = StandInForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        try:
            actions.name_stand_in(user, actor=Actor.of(request), **form.cleaned_data)
        except HireloopError as error:
            form.add_error("until_day" if error.code.startswith("stand_in_") else None, translated(error))
        else:
            messages.success(request, _("Saved. Your stand-in has been told."))
            return redirect("approvals:stand_ins")
    context = {"form": form, "stand_ins": queries.stand_ins_of(user)}
    return render(request, "approvals/stand_ins.html", context, status=422 if form.is_bound else 200)


@requires("approvals.take_part")
@require_POST
def end_stand_in(request: HttpRequest, stand_in_id: UUID) -> HttpResponse:
    named = queries.own_stand_in(colleague_of(request), stand_in_id)
    try:
        actions.end_stand_in(named, actor=Actor.of(request))
    except HireloopError as error:
        messages.error(request, translated(error))
    else:
        messages.success(request, _("Ended."))
    return redirect("approvals:stand_ins")
