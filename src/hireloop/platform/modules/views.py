from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from hireloop.kernel.errors import Conflict
from hireloop.platform.accounts import access
from hireloop.platform.audit.actor import Actor
from hireloop.web.errors import translated

from . import actions, queries


@access.requires("modules.switch")
def module_list(request: HttpRequest) -> HttpResponse:
    return render(request, "modules/list.html", {"areas": queries.modules_by_area()})


@access.requires("modules.switch")
@require_POST
def switch(request: HttpRequest, key: str) -> HttpResponse:
    """``on`` in the form says which way."""
    wants_on = request.POST.get("on") == "1"
    try:
        (actions.switch_on if wants_on else actions.switch_off)(key, actor=Actor.of(request))
    except Conflict as conflict:
        messages.error(request, translated(conflict))
    else:
        messages.success(request, gettext("Switched on.") if wants_on else gettext("Switched off."))
    return redirect("modules:list")
