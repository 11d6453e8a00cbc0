"""What the interviews add to the person page, to Today, to a card's next step and to the candidate's own page."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hireloop.platform.accounts.access import can
from hireloop.platform.directory.models import Person
from hireloop.recruiting.applications import queries as applications
from hireloop.recruiting.applications.models import Application
from hireloop.recruiting.applications.next_links import NextLink
from hireloop.recruiting.applications.stages import Stage

from . import queries
from .timing import expected_minutes


def person_panel(request: HttpRequest, person: Person) -> str | None:
    """The person's interviews, and a way to invite."""
    user = request.user
    if not can(user, "interviews.view"):
        return None
    interviews = list(queries.of_person(user, person))  # type: ignore[arg-type]
    may_invite = can(user, "interviews.invite")
    open_for = {interview.application_id for interview in interviews if interview.is_open}
    mine = applications.visible_to(user).filter(person=person).select_related("job")  # type: ignore[arg-type]
    before_offer = [each for each in mine if each.is_active and each.stage != Stage.OFFER]
    invitable = [each for each in before_offer if may_invite and each.pk not in open_for]
    if not interviews and not invitable:
        return None
    context = {"interviews": interviews, "invitable": invitable}
    return render_to_string("interviews/_person_panel.html", context, request=request)


def adjustments_card(request: HttpRequest) -> str | None:
    waiting = queries.waiting_adjustments(request.user)  # type: ignore[arg-type]
    count = waiting.count()
    if not count:
        return None
    context = {"count": count, "first": waiting[:3]}
    return render_to_string("interviews/_adjustments_card.html", context, request=request)


def today_card(request: HttpRequest) -> str | None:
    """Held today, and those whose time runs out within a day."""
    today = list(queries.with_counts(queries.in_progress_today(request.user))[:5])  # type: ignore[arg-type]
    expiring = list(queries.expiring_soon(request.user)[:5])  # type: ignore[arg-type]
    if not today and not expiring:
        return None
    return render_to_string("interviews/_today_card.html", {"today": today, "expiring": expiring}, request=request)


def invite_link(application: Application) -> NextLink | None:
    return NextLink(_("Invite to an interview"), reverse("interviews:invite", args=[application.pk]), "video-plus")


def candidate_panel(request: HttpRequest, person: Person, application: Application) -> str | None:
    """On the own page: go on with the interview, or what became of it."""
    interview = queries.open_interview_of(person.pk, application.pk)
    if interview is None:
        return None
    context = {
        "interview": interview,
        "minutes": expected_minutes(interview),
        "token": request.resolver_match.kwargs.get("token") if request.resolver_match else None,
    }
    return render_to_string("interviews/_candidate_panel.html", context, request=request)
