"""The ranked list of one job."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hireloop.analysis.job_spec import Requirement
from hireloop.analysis.matching import requirement_key
from hireloop.platform.audit.actor import Actor
from hireloop.recruiting.applications import queries as applications
from hireloop.recruiting.applications.models import Application
from hireloop.recruiting.applications.stages import ACTIVE_STAGES, Stage
from hireloop.recruiting.jobs.models import Job
from hireloop.recruiting.jobs.requirements import say_value
from hireloop.web.table_columns import Column
from hireloop.web.table_filters import Choice, Search
from hireloop.web.tables import BulkAction, Empty, Table

from . import actions
from .models import MatchReport
from .models.match import Verdict

SCORES = (("80", _("80 and more")), ("60", _("60 and more")), ("below", _("below 60")), ("none", _("not scored")))
YEARS = (
    ("1", _("1 year and more")),
    ("3", _("3 years and more")),
    ("5", _("5 years and more")),
    ("10", _("10 years and more")),
)


def in_stage(matches: QuerySet[Any], stage: str) -> QuerySet[Any]:
    if stage == "active":
        return matches.filter(application__stage__in=ACTIVE_STAGES)
    return matches.filter(application__stage=stage)


def scored(matches: QuerySet[Any], score: str) -> QuerySet[Any]:
    if score == "none":
        return matches.filter(score=None)
    return matches.filter(score__lt=60) if score == "below" else matches.filter(score__gte=int(score))


def with_verdict(matches: QuerySet[Any], asked: str) -> QuerySet[Any]:
    """``asked``: the requirement's key and a verdict, parted by a colon."""
    key, _colon, verdict = asked.partition(":")
    return matches.filter(Q(verdicts__requirement_key=key, verdicts__verdict=verdict))


def called(matches: QuerySet[Any], words: str) -> QuerySet[Any]:
    return matches.filter(application__in=applications.search(Application.objects.all(), words))


def _counts(row: MatchReport) -> str:
    """Met / partly / not met / unknown."""
    return f"{row.met} / {row.partly} / {row.not_met} / {row.unknown}"


class MatchTable(Table):
    key = "matches"
    caption = _("Candidates by match")
    filters = ()
    columns = (
        Column("name", _("Name"), value="application.person.shown_name", is_link=True),
        Column(
            "score",
            _("Match"),
            template="screening/parts/score_cell.html",
            sort="score",
            nulls_last=True,
            export=lambda row: None if row.score is None else round(row.score, 1),
        ),
        Column(
            "verdicts",
            _("Requirements"),
            template="screening/parts/counts_cell.html",
            value="met",
            sort="met",
            export=_counts,
        ),
        Column(
            "years",
            _("Years"),
            kind="number",
            value=lambda row: None if row.years is None else int(row.years),
            sort="years",
            nulls_last=True,
        ),
        Column(
            "stage",
            _("Stage"),
            template="screening/parts/stage_cell.html",
            value="application.get_stage_display",
            sort="application__stage",
        ),
        Column(
            "applied",
            pgettext_lazy("time", "Applied"),
            kind="when",
            value="application.applied_at",
            sort="application__applied_at",
        ),
        Column("low", _("Lowest"), kind="number", value=lambda row: round(row.low), sort="low", is_optional=True),
        Column("high", _("Highest"), kind="number", value=lambda row: round(row.high), sort="high", is_optional=True),
        Column("unknown", _("Unknown"), kind="number", sort="unknown", is_optional=True),
    )
    default_sort = "-score"
    bulk = (BulkAction(_("Compare"), "screening:compare", icon="columns"),)
    empty = Empty(
        "target", _("Nobody to rank yet"), _("As soon as a résumé for this job has been read, its match stands here.")
    )

    def __init__(self, request: HttpRequest, queryset: QuerySet[Any], *, job: Job) -> None:
        super().__init__(request, queryset)
        self.job = job
        self.filters = (  # type: ignore[misc, assignment]
            Search(label=_("Name, pinyin, e-mail or phone"), find=called),
            Choice("verdict", _("All requirements"), choices=_verdict_choices(job), find=with_verdict),
            Choice("score", _("Any match"), choices=SCORES, find=scored),
            Choice("years", _("Any experience"), choices=YEARS, field="years__gte"),
            Choice("stage", _("All stages"), choices=(("active", _("All under way")), *Stage.choices), find=in_stage),
        )

    def row_url(self, row: MatchReport) -> str:
        return reverse("screening:match", args=[row.application_id])

    def row_label(self, row: MatchReport) -> str:
        return row.application.person.shown_name

    def exported(self, count: int, file_format: str) -> None:
        actions.note_export(self.job.id, count, file_format=file_format, actor=Actor.of(self.request))


def _verdict_choices(job: Job) -> list[tuple[str, str]]:
    """Each requirement with each verdict."""
    choices = []
    for row in job.requirements.all():
        key = requirement_key(Requirement(kind=row.kind, value=row.value))  # type: ignore[arg-type]
        said = say_value(row.kind, row.value)
        choices += [(f"{key}:{verdict.value}", f"{said} · {verdict.label}") for verdict in Verdict]
    return choices
