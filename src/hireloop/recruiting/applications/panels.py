"""What applications show elsewhere: on the person page, on a job's page, and on Today."""

from django.db.models import Q
from django.http import HttpRequest
from django.template.loader import render_to_string

from hireloop.platform.accounts.access import can
from hireloop.platform.directory.models import Person
from hireloop.recruiting.jobs.models import Job

from . import next_links, queries
from .funnel import applied_within, funnel
from .models import Application
from .stages import Stage, allowed_from

SHOWN_ON_CARD = 5
FUNNEL_DAYS = 90


def person_panel(request: HttpRequest, person: Person) -> str | None:
    """The person's applications that the reader may see, those of merged entries too: stage, papers, moves."""
    if not can(request.user, "applications.view"):
        return None
    own = Q(person=person) | Q(person__merged_into=person)
    visible = queries.visible_to(request.user).filter(own)  # type: ignore[arg-type]
    found = list(visible.select_related("job", "person").prefetch_related("received_resumes__file", "moves__moved_by"))
    if not found:
        return None
    context = {
        "lines": [(each, allowed_from(each.stage), next_links.links_for(each)) for each in found],
        "person": person,
        "can_move": can(request.user, "applications.move"),
        "can_read": can(request.user, "applications.read_resume"),
    }
    return render_to_string("applications/_person_panel.html", context, request=request)


def funnel_panel(request: HttpRequest, job: Job) -> str | None:
    """How many reached each stage of this job."""
    if not can(request.user, "applications.view"):
        return None
    steps = funnel(Application.objects.filter(job=job))
    context = {"job": job, "steps": steps, "total": steps[0].reached}
    return render_to_string("applications/_funnel_panel.html", context, request=request)


def waiting_card(request: HttpRequest) -> str | None:
    """New applications that nobody has read yet, those who wait longest first."""
    visible = queries.visible_to(request.user).filter(stage=Stage.APPLIED)  # type: ignore[arg-type]
    count = visible.count()
    if not count:
        return None
    waiting: list[Application] = queries.cards_of(visible, Stage.APPLIED, count=count, upto=SHOWN_ON_CARD)
    context = {"count": count, "waiting": waiting, "more": count - len(waiting)}
    return render_to_string("applications/_waiting_card.html", context, request=request)


def requests_card(request: HttpRequest) -> str | None:
    """Requests of candidates that wait for an answer, the most urgent first."""
    asked = queries.requests_visible_to(request.user).filter(answered_at=None)  # type: ignore[arg-type]
    count = asked.count()
    if not count:
        return None
    context = {"count": count, "asked": asked[:SHOWN_ON_CARD]}
    return render_to_string("applications/_requests_card.html", context, request=request)


def funnel_card(request: HttpRequest) -> str | None:
    """How those who applied lately came along, and how long each stage takes."""
    visible = applied_within(queries.visible_to(request.user), FUNNEL_DAYS)  # type: ignore[arg-type]
    steps = funnel(visible)
    if not steps[0].reached:
        return None
    context = {"steps": steps, "total": steps[0].reached, "days": FUNNEL_DAYS}
    return render_to_string("applications/_funnel_card.html", context, request=request)
