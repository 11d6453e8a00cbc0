"""What onboarding shows elsewhere: on Today, on the person page, on the employee's page."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from hireloop.people.employees.models import Employee
from hireloop.platform.accounts.access import can, colleague_of
from hireloop.platform.directory.models import Person

from . import queries

SHOWN_ON_CARD = 6


def person_panel(request: HttpRequest, person: Person) -> str | None:
    """How far the person's onboarding is, with a link."""
    if not can(request.user, "onboarding.manage"):
        return None
    rows = queries.visible_to(colleague_of(request)).filter(person=person)
    found = list(queries.with_progress(rows).order_by("-created_at")[:2])
    if not found:
        return None
    return render_to_string("onboarding/_person_panel.html", {"onboardings": found}, request=request)


def employee_panel(request: HttpRequest, employee: Employee) -> str | None:
    """The papers and tasks of this employment's onboarding."""
    if not can(request.user, "onboarding.manage"):
        return None
    rows = queries.visible_to(colleague_of(request)).filter(employee=employee)
    found = queries.with_progress(rows).first()
    if found is None:
        return None
    context = {"onboarding": found, "materials": list(found.materials.select_related("file"))}
    return render_to_string("onboarding/_employee_panel.html", context, request=request)


def starting_card(request: HttpRequest) -> str | None:
    """Who starts within two weeks, and what is missing."""
    found = list(queries.starting_soon(colleague_of(request))[:SHOWN_ON_CARD])
    if not found:
        return None
    return render_to_string("onboarding/_starting_card.html", {"onboardings": found}, request=request)


def tasks_card(request: HttpRequest) -> str | None:
    """What the colleague's teams have to do, the most urgent first."""
    tasks = queries.own_open_tasks(colleague_of(request))
    count = tasks.count()
    if not count:
        return None
    context = {"tasks": list(tasks[:SHOWN_ON_CARD]), "count": count}
    return render_to_string("onboarding/_tasks_card.html", context, request=request)
