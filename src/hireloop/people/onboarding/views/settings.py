"""The employer's own standard tasks."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hireloop.kernel.errors import HireloopError
from hireloop.platform.accounts.access import requires
from hireloop.platform.audit.actor import Actor
from hireloop.web.errors import translated

from .. import actions
from ..forms import StandardTasksForm
from ..models import StandardTask
from ..plan import BUILT_IN


@requires("onboarding.manage")
@require_http_methods(["GET", "HEAD", "POST"])
def standard_tasks(request: HttpRequest) -> HttpResponse:
    lines = "\n".join(f"{task.get_team_display()}: {task.days_before}: {task.own_title}" for task in _own())
    form = StandardTasksForm(request.POST or None, initial={"lines": lines})
    if request.method == "POST" and form.is_valid():
        try:
            actions.save_standard_tasks(form.cleaned_data["lines"], actor=Actor.of(request))
        except HireloopError as error:
            form.add_error("lines", translated(error))
        else:
            messages.success(request, _("Saved. Onboardings that start from now on get these tasks too."))
            return redirect("onboarding:standard_tasks")
    context = {"form": form, "built_in": BUILT_IN}
    return render(request, "onboarding/standard_tasks.html", context, status=422 if form.is_bound else 200)


def _own() -> list[StandardTask]:
    return list(StandardTask.objects.all())
