"""What screening shows elsewhere: on the person page, on a job's page, on Today, and as the next step."""

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from hireloop.platform.accounts.access import can, colleague_of
from hireloop.platform.accounts.models import User
from hireloop.platform.directory.models import Person
from hireloop.recruiting.applications.card_marks import CardMark
from hireloop.recruiting.applications.models import Application
from hireloop.recruiting.applications.next_links import NextLink
from hireloop.recruiting.jobs.drafts import reader_language
from hireloop.recruiting.jobs.models import Job

from . import queries
from .match_view import view_of
from .models import MatchReport

SHOWN_ON_PANEL = 5
SCORED = ("score", "low", "high")


def person_panel(request: HttpRequest, person: Person) -> str | None:
    """The matches of the person's applications that the reader may see."""
    if not can(request.user, "screening.view"):
        return None
    own = Q(application__person=person) | Q(application__person__merged_into=person)
    rows = (
        queries.visible_to(colleague_of(request)).filter(own).select_related("application__job", "application__person")
    )
    views = [view_of(each, reader_language()) for each in rows.order_by("-computed_at")]
    return render_to_string("screening/parts/person_panel.html", {"views": views}, request=request) if views else None


def job_panel(request: HttpRequest, job: Job) -> str | None:
    """The best matches of a job, and the proposals that wait."""
    if not can(request.user, "screening.view"):
        return None
    user = colleague_of(request)
    ranked = queries.ranked(user, job)
    count = ranked.count()
    if not count:
        return None
    best = [(each, each.application.person.shown_name) for each in ranked.exclude(score=None)[:SHOWN_ON_PANEL]]
    context = {"job": job, "best": best, "count": count, "proposed": queries.open_proposals(user, job).count()}
    return render_to_string("screening/parts/job_panel.html", context, request=request)


def proposals_card(request: HttpRequest) -> str | None:
    """Proposed rejections that wait for a person, by job."""
    waiting = queries.open_proposals(colleague_of(request)).order_by("application__job_id")
    by_job = Counter(each.application.job for each in waiting.defer("reason")[:500])
    if not by_job:
        return None
    context = {"jobs": by_job.most_common(SHOWN_ON_PANEL), "count": sum(by_job.values())}
    return render_to_string("screening/parts/proposals_card.html", context, request=request)


def match_marks(user: User, applications: Iterable[Application]) -> dict[UUID, CardMark]:
    """How well each application's résumé matches, for the cards of the board."""
    if not can(user, "screening.view"):
        return {}
    own = queries.visible_to(user).filter(application__in=[each.pk for each in applications]).exclude(score=None)
    return {found: _match_mark(found, *scored) for found, *scored in own.values_list("application_id", *SCORED)}


def _match_mark(application_id: UUID, score: float, low: float, high: float) -> CardMark:
    text = _("Match %(score)d") % {"score": round(score)}
    meaning = _("Machine-made: %(score)d of 100, between %(low)d and %(high)d")
    numbers = {"score": round(score), "low": round(low), "high": round(high)}
    return CardMark(text, meaning % numbers, reverse("screening:match", args=[application_id]), icon="target")


def match_link(application: Application) -> NextLink | None:
    """Where a new application is looked at: its match, once there is one."""
    if not MatchReport.objects.filter(application=application).exists():
        return None
    return NextLink(_("Look at the match"), reverse("screening:match", args=[application.pk]), icon="target")
