"""What the voice screening adds to the person page, a job's page, Today, and the candidate's own page."""

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
from hireloop.recruiting.jobs.models import Job

from . import queries
from .timing import expected_minutes

SHOWN = 5
INVITABLE = (Stage.APPLIED, Stage.SCREENING, Stage.VOICE)


def person_panel(request: HttpRequest, person: Person) -> str | None:
    """The person's voice screenings, and a way to invite."""
    user = request.user
    if not can(user, "voice_screening.view"):
        return None
    screenings = list(queries.of_person(user, person))  # type: ignore[arg-type]
    open_for = {screening.application_id for screening in screenings if screening.is_open}
    mine = applications.visible_to(user).filter(person=person, stage__in=INVITABLE)  # type: ignore[arg-type]
    may_invite = can(user, "voice_screening.invite")
    invitable = [each for each in mine.select_related("job") if may_invite and each.pk not in open_for]
    if not screenings and not invitable:
        return None
    context = {"screenings": screenings, "invitable": invitable}
    return render_to_string("voice_screening/_person_panel.html", context, request=request)


def job_panel(request: HttpRequest, job: Job) -> str | None:
    """What the machine asks for this job, and where to change it."""
    if not can(request.user, "voice_screening.view"):
        return None
    script = queries.script_of(job)
    context = {
        "job": job,
        "script": script,
        "lines": script.lines.select_related("question") if script else [],
        "can_edit": can(request.user, "voice_screening.script"),
    }
    return render_to_string("voice_screening/_job_panel.html", context, request=request)


def today_card(request: HttpRequest) -> str | None:
    """Proposals that wait to be confirmed."""
    waiting = queries.to_confirm(request.user)  # type: ignore[arg-type]
    count = waiting.count()
    if not count:
        return None
    context = {"count": count, "first": waiting[:SHOWN]}
    return render_to_string("voice_screening/_today_card.html", context, request=request)


def invite_link(application: Application) -> NextLink | None:
    return NextLink(
        _("Invite to the voice screening"), reverse("voice_screening:invite", args=[application.pk]), "microphone"
    )


def confirm_link(application: Application) -> NextLink | None:
    screening = queries.waiting_confirmation_of(application.pk)
    if screening is None:
        return None
    return NextLink(
        _("Confirm the voice screening"), reverse("voice_screening:detail", args=[screening.pk]), "circle-check"
    )


def candidate_panel(request: HttpRequest, person: Person, application: Application) -> str | None:
    """On the own page: go on with the voice screening."""
    screening = queries.open_screening_of(person.pk, application.pk)
    if screening is None:
        return None
    context = {
        "screening": screening,
        "minutes": expected_minutes(screening),
        "token": request.resolver_match.kwargs.get("token") if request.resolver_match else None,
    }
    return render_to_string("voice_screening/_candidate_panel.html", context, request=request)
