"""What employees show elsewhere: on the person page."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from hireloop.platform.accounts.access import can
from hireloop.platform.directory.models import Person

from . import queries


def person_panel(request: HttpRequest, person: Person) -> str | None:
    """The person's employments, the running one first."""
    if not can(request.user, "employees.view"):
        return None
    found = list(queries.employments_of(person.pk))
    if not found:
        return None
    return render_to_string("employees/_person_panel.html", {"employments": found}, request=request)
