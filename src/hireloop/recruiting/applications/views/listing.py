"""The list and the board."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from hireloop.platform.accounts.access import can, colleague_of, requires
from hireloop.recruiting.jobs import queries as jobs
from hireloop.recruiting.jobs.models import Job

from .. import card_marks, next_links, queries
from ..card_marks import CardMark
from ..models import Application
from ..stages import ACTIVE_STAGES, CHOICES, ENDED_STAGES, NextStep, Stage, allowed_from
from ..tables import ApplicationTable, MovableApplicationTable, job_choices


@dataclass(frozen=True)
class Card:
    """An application on the board, and the link to what comes next."""

    application: Application
    next_label: str
    next_url: str
    marks: list[CardMark]


@requires("applications.view")
def application_list(request: HttpRequest) -> HttpResponseBase:
    table_class = MovableApplicationTable if can(request.user, "applications.move") else ApplicationTable
    table = table_class(request, queries.visible_to(request.user))  # type: ignore[arg-type]
    return table.respond("applications/list.html", {"here": "list"})


@requires("applications.view")
def board(request: HttpRequest) -> HttpResponse:
    """Columns by stage; ``?job=`` shows one job's, ``?q=`` only who is called so."""
    shown, job = _asked(request)
    counts = queries.stage_counts(shown)
    found = {stage: queries.cards_of(shown, stage, count=counts[stage]) for stage in ACTIVE_STAGES}
    marks = card_marks.marks_of(colleague_of(request), chain.from_iterable(found.values()))
    columns = [(stage, counts[stage], _cards(found[stage], marks), _rest(counts[stage])) for stage in ACTIVE_STAGES]
    context = {
        "columns": columns,
        "ended": [(stage, counts[stage]) for stage in ENDED_STAGES],
        "job": job,
        "jobs": job_choices(request),
        "words": request.GET.get("q", ""),
        "can_move": can(request.user, "applications.move"),
        "moves": json.dumps({stage.value: [each.value for each in allowed_from(stage)] for stage in ACTIVE_STAGES}),
        "total": sum(counts.values()),
    }
    return render(request, "applications/board.html", context)


@requires("applications.view")
def more_cards(request: HttpRequest, stage: str) -> HttpResponse:
    """The next cards of one column, for htmx."""
    shown, _job = _asked(request)
    if stage not in ACTIVE_STAGES:
        return HttpResponse(status=404)
    start = _number(request.GET.get("from", "0"))
    count = shown.filter(stage=stage).count()
    cards = queries.cards_of(shown, stage, count=count, start=start)
    context = {
        "cards": _cards(cards, card_marks.marks_of(colleague_of(request), cards)),
        "stage": Stage(stage),
        "more": max(0, count - start - len(cards)),
        "start": start + len(cards),
        "can_move": can(request.user, "applications.move"),
    }
    return render(request, "applications/_cards.html", context)


@requires("applications.view")
def application(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """An application stands on its person's page."""
    found = queries.visible_application(request.user, application_id)  # type: ignore[arg-type]
    return redirect(reverse("directory:person", args=[found.person_id]) + f"#application-{found.pk}")


@requires("applications.view")
def next_step(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """To where the application's next step is taken, or the ways to choose from."""
    found = queries.visible_application(request.user, application_id)  # type: ignore[arg-type]
    links = next_links.links_for(found)
    if found.next_step in CHOICES and len(links) > 1:
        return render(request, "applications/next.html", {"application": found, "links": links})
    return redirect(links[0].url if links else reverse("applications:application", args=[found.pk]))


def _asked(request: HttpRequest) -> tuple[QuerySet[Application], Job | None]:
    """The applications that the board's filters leave, and the job where one is chosen."""
    shown = queries.visible_to(request.user)  # type: ignore[arg-type]
    job = None
    if job_id := _uuid(request.GET.get("job", "")):
        job = jobs.visible_job(request.user, job_id)  # type: ignore[arg-type]
        shown = shown.filter(job=job)
    if words := request.GET.get("q", "").strip():
        shown = queries.search(shown, words)
    return shown, job


def _cards(applications: Iterable[Application], marks: Mapping[UUID, list[CardMark]]) -> list[Card]:
    return [_card(application, marks.get(application.pk, [])) for application in applications]


def _card(application: Application, marks: list[CardMark]) -> Card:
    label = application.get_next_step_display() if application.next_step != NextStep.NONE else ""
    leads = next_links.leads_somewhere(application.next_step)
    url = reverse("applications:next", args=[application.pk]) if leads else ""
    return Card(application, str(label), url, marks)


def _rest(count: int) -> int:
    return max(0, count - queries.CARDS_PER_COLUMN)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _number(text: str) -> int:
    return min(int(text), 100_000) if text.isdecimal() else 0
