"""What résumés show elsewhere: on the person page, on Today, and on the candidate's own page."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hireloop.analysis.resumes.model import ParsedResume
from hireloop.platform.accounts.access import can
from hireloop.platform.directory import showing
from hireloop.platform.directory.covering import Cover
from hireloop.platform.directory.models import Person
from hireloop.recruiting.applications.models import Application
from hireloop.recruiting.applications.next_links import NextLink

from . import parsed_values, queries
from .models import PoolConsent
from .problems import problem_of

SHOWN = 4
SHOWN_ON_CARD = 5


def person_panel(request: HttpRequest, person: Person) -> str | None:
    """The person's résumés as they were read, the newest with its main values."""
    if not can(request.user, "resumes.view"):
        return None
    visible = queries.visible_to(request.user).filter(person=person)  # type: ignore[arg-type]
    found = list(visible.select_related("file", "application__job").defer("document")[:SHOWN])
    may_search = can(request.user, "resumes.search") and not person.is_hidden
    if not found:
        return None
    newest = found[0]
    parsed = queries.values_of(newest)
    context = {
        "person": person,
        "newest": newest,
        "earlier": found[1:],
        "problem": problem_of(newest),
        "parsed": parsed,
        "headline": person.covered(parsed_values.headline_of(parsed)) if parsed else "",
        "school": _school_of(parsed, showing.cover_of(person)),
        "skills": parsed_values.skills_of(parsed)[:8] if parsed else [],
        "wish": _wish_of(person) if may_search else None,
        "may_search": may_search,
    }
    return render_to_string("resumes/_person_panel.html", context, request=request)


def next_link(application: Application) -> NextLink | None:
    """To the newest résumé as it was read."""
    newest = application.resumes.order_by("-created_at").first()
    return NextLink(_("Read the résumé"), reverse("resumes:resume", args=[newest.pk])) if newest else None


def duplicates_card(request: HttpRequest) -> str | None:
    """Pairs that wait for a decision."""
    waiting = queries.open_pairs(request.user)  # type: ignore[arg-type]
    count = waiting.count()
    if not count:
        return None
    context = {"count": count, "pairs": waiting[:SHOWN_ON_CARD]}
    return render_to_string("resumes/_duplicates_card.html", context, request=request)


def candidate_panel(request: HttpRequest, person: Person, application: Application) -> str | None:
    """Asks the candidate whether to keep the résumé for other openings; can be changed at any time."""
    token = request.resolver_match.kwargs.get("token", "") if request.resolver_match else ""
    context = {"wish": _wish_of(person), "token": token}
    return render_to_string("resumes/_candidate_panel.html", context, request=request)


def _school_of(parsed: ParsedResume | None, cover: Cover | None) -> str:
    """The newest school; "" where its name is to be hidden."""
    newest = parsed.education[0].school if parsed and parsed.education else None
    return newest.value if newest and not (cover and cover.schools) else ""


def _wish_of(person: Person) -> PoolConsent | None:
    return PoolConsent.objects.filter(person=person).order_by("-created_at").first()
