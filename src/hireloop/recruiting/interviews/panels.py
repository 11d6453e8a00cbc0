"""What the interviews add to the person page, to Today, to cards, and to the candidate's own page."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hireloop.platform.accounts.access import can
from hireloop.platform.directory.models import Person
from hireloop.recruiting.applications.models import Application
from hireloop.recruiting.applications.next_links import NextLink

from . import queries


def person_panel(request: HttpRequest, person: Person) -> str | None:
    """The person's interviews, how far each is, and what can be done."""
    if not can(request.user, "interviews.view"):
        return None
    interviews = queries.of_person(request.user, person)
    if not interviews:
        return None
    return render_to_string("interviews/panel_person.html", {"interviews": interviews}, request=request)


def adjustments_card(request: HttpRequest) -> str | None:
    """Wishes that wait for HR; nothing where there are none."""
    waiting = queries.waiting_adjustments(request.user)
    count = waiting.count()
    if not count:
        return None
    return render_to_string(
        "interviews/panel_adjustments.html", {"count": count, "first": waiting[:3]}, request=request
    )


def today_card(request: HttpRequest) -> str | None:
    """Interviews of today, and those that run out within a day."""
    context = {
        "today": queries.in_progress_today(request.user)[:5],
        "expiring": queries.expiring_soon(request.user)[:5],
    }
    if not context["today"] and not context["expiring"]:
        return None
    return render_to_string("interviews/panel_today.html", context, request=request)


def candidate_panel(request: HttpRequest, person: Person, application: Application) -> str | None:
    """The way on, where the candidate has an open interview."""
    interview = queries.open_interview_of(person.pk, application.pk)
    if interview is None:
        return None
    token = request.resolver_match.kwargs.get("token") if request.resolver_match else None
    context = {"interview": interview, "token": token}
    return render_to_string("interviews/panel_candidate.html", context, request=request)


def invite_link(application: Application) -> NextLink | None:
    return NextLink(_("Invite to a video interview"), reverse("interviews:invite", args=[application.pk]), "video")
