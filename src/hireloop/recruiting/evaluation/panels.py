"""What the evaluation adds to the person page, to Today, and to the candidate's own page."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hireloop.platform.accounts.access import can, colleague_of
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.models import Person
from hireloop.recruiting.applications.models import Application
from hireloop.recruiting.applications.next_links import NextLink

from . import actions, queries
from .models import CandidateFeedback, EvaluationReport


def person_panel(request: HttpRequest, person: Person) -> str | None:
    """The person's interviews that have a report, each with a way in. The recommendation is not told here."""
    if not can(request.user, "evaluation.review"):
        return None
    visible = queries.interviews_visible_to(colleague_of(request)).filter(person=person)
    reports = EvaluationReport.objects.filter(interview__in=visible).select_related("interview__application__job")
    if not reports:
        return None
    return render_to_string("evaluation/parts/person_panel.html", {"reports": reports}, request=request)


def home_card(request: HttpRequest) -> str | None:
    """What waits for this colleague: open reviews, and interviews not yet scored."""
    context = {
        "review_count": queries.open_reviews(colleague_of(request)).count(),
        "waiting_count": queries.waiting_for_scores(colleague_of(request)).count(),
        "first": queries.waiting_for_scores(colleague_of(request))[:3],
    }
    return render_to_string("evaluation/parts/home_card.html", context, request=request)


def next_link(application: Application) -> NextLink | None:
    """Where an interview that waits for scores or a decision is reviewed."""
    report = EvaluationReport.objects.filter(interview__application=application).order_by("-ready_at").first()
    if report is None:
        return None
    return NextLink(_("Review the interview"), reverse("evaluation:interview", args=[report.interview_id]), "checklist")


def candidate_panel(request: HttpRequest, person: Person, application: Application) -> str | None:
    """The feedback, once a person has released it. Opening it for the first time is recorded."""
    feedback = (
        CandidateFeedback.objects.filter(interview__application=application, released_at__isnull=False)
        .order_by("-released_at")
        .first()
    )
    if feedback is None:
        return None
    actions.mark_read(feedback, actor=Actor.of(request))
    return render_to_string("evaluation/parts/candidate_panel.html", {"feedback": feedback}, request=request)
