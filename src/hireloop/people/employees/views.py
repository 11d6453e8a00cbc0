"""The colleagues' pages of employees."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hireloop.kernel.errors import HireloopError
from hireloop.platform.accounts.access import can, colleague_of, requires
from hireloop.platform.audit.actions import record_read
from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.queries import timeline
from hireloop.platform.directory import queries as directory
from hireloop.platform.directory.models import Person
from hireloop.platform.directory.panels import panels_of
from hireloop.web.errors import translated

from . import actions, employee_panels, queries
from .forms import EmployeeForm
from .tables import EmployeeTable

OWN_PANELS = ("employees", "onboarding")


@requires("employees.view")
@require_safe
def employee_list(request: HttpRequest) -> HttpResponseBase:
    rows = queries.visible_to(colleague_of(request)).select_related("person", "employer", "department")
    table = EmployeeTable(request, rows)
    table.can_export = can(request.user, "employees.export")  # type: ignore[misc]
    return table.respond("employees/list.html")


@requires("employees.view")
@require_safe
def employee(request: HttpRequest, employee_id: UUID) -> HttpResponse:
    """The record, and what other capabilities know of this employment."""
    found = queries.visible_employee(colleague_of(request), employee_id)
    context = {
        "employee": found,
        "may_edit": can(request.user, "employees.edit"),
        "may_see_pay": can(request.user, "employees.see_pay"),
        "panels": employee_panels.panels_for(request, found),
        **_file(request, found.person),
    }
    return render(request, "employees/employee.html", context)


def _file(request: HttpRequest, person: Person) -> dict[str, object]:
    """What the person's file holds beside this record, for those who may open it."""
    if not directory.visible_to(colleague_of(request)).filter(pk=person.pk).exists():
        return {}
    panels = [panel for column in panels_of(request, person).values() for panel in column]
    return {
        "file": [panel.html for panel in panels if panel.key not in OWN_PANELS],
        "entries": timeline(person, also=directory.merged_ids(person.pk)),
    }


@requires("employees.see_pay")
@require_POST
def pay(request: HttpRequest, employee_id: UUID) -> HttpResponse:
    """What the employee earns; that somebody looked is recorded."""
    found = queries.visible_employee(colleague_of(request), employee_id)
    record_read(found, actor=Actor.of(request), person=found.person_id, what="pay")
    context = {"employee": found, "lines": queries.pay_lines(found.pay)}
    return render(request, "employees/_pay.html", context)


@requires("employees.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, employee_id: UUID) -> HttpResponse:
    found = queries.visible_employee(colleague_of(request), employee_id)
    form = EmployeeForm(request.POST or None, employee=found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_employee(found, actor=Actor.of(request), reason=form.cleaned_data["reason"], **form.changes)
        except HireloopError as error:
            form.add_error(None, translated(error))
        else:
            messages.success(request, _("Saved."))
            return redirect("employees:employee", found.pk)
    context = {"employee": found, "form": form}
    return render(request, "employees/edit.html", context, status=422 if form.is_bound else 200)
