"""The living style guide: every component, drawn by the same templates that the pages use. Its people are invented."""

import math
from datetime import timedelta
from typing import Any, ClassVar

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hireloop.web import badges, charts
from hireloop.web.tables import BulkAction, Choice, Column, Empty, Search, Table

NAMES = ("张敏", "李强", "王芳", "赵磊", "欧阳娜娜", "Ada Lovelace", "陈思远", "Grace Hopper")
SCORES = ((78, 70, 85), (64, 52, 75), (None, None, None), (91, 86, 95), (55, 40, 71))
STAGES = tuple(badges.STAGES)


def person_of(row: Any) -> str:
    return NAMES[row.pk % len(NAMES)]


class ExampleForm(forms.Form):
    title = forms.CharField(label=_("Job title"), help_text=_("As candidates will read it."))
    place = forms.ChoiceField(
        label=_("Place of work"), choices=(("", "—"), ("head", _("Head office")), ("branch", _("Branch")))
    )
    openings = forms.IntegerField(label=_("Openings"), min_value=1, initial=2)
    description = forms.CharField(label=_("Description"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    kind = forms.ChoiceField(
        label=_("Form of work"),
        choices=(("full", _("Full time")), ("part", _("Part time"))),
        widget=forms.RadioSelect,
        initial="full",
    )
    is_remote = forms.BooleanField(label=_("Work from home is possible"), required=False)


class ExampleTable(Table):
    key = "examples"
    caption = _("Example rows")
    columns = (
        Column("person", _("Name"), value=person_of, template="web/style/person_cell.html", sort="model", is_link=True),
        Column("stage", _("Stage"), template="web/style/stage_cell.html", value=lambda row: STAGES[row.pk % 10]),
        Column("match", _("Match"), template="web/style/match_cell.html", value=lambda row: SCORES[row.pk % 5]),
        Column("waiting", _("Days waiting"), value=lambda row: row.pk * 7 % 23, kind="number"),
        Column("applied", _("Applied on"), value=lambda row: timezone.now() - timedelta(hours=9 * row.pk), kind="when"),
        Column("app", _("Application label"), value="app_label", sort="app_label", is_optional=True),
    )
    filters = (
        Search(fields=("model", "app_label")),
        Choice("app", _("Area"), field="app_label", choices=(("auth", "auth"), ("account", "account"), ("mfa", "mfa"))),
    )
    bulk: ClassVar = (
        BulkAction(_("Invite to an interview"), "web:style", icon="video"),
        BulkAction(_("Reject…"), "web:style", icon="x", confirm=_("Reject the marked candidates?"), is_dangerous=True),
    )
    default_sort = "person"
    page_size = 8
    empty = Empty("users", _("Nobody has applied yet"), _("Share the careers page to begin."))

    def row_url(self, row: Any) -> str:
        return f"/style/?row={row.pk}"

    def row_label(self, row: Any) -> str:
        return person_of(row)


def example_charts() -> dict[str, Any]:
    dimensions = [
        charts.RadarAxis(str(_("Professional skill")), 78, 70, 85, 65),
        charts.RadarAxis(str(_("Communication")), 66, 52, 78, 60),
        charts.RadarAxis(str(_("Logical thinking")), 72, 66, 79, 60),
        charts.RadarAxis(str(_("Teamwork")), 58, 40, 73, 55),
        charts.RadarAxis(str(_("Customer focus and persuasion")), 81, 74, 88, 70),
        charts.RadarAxis(str(_("Resilience")), None, None, None, 50),
    ]
    smile = [None if 40 < step < 48 else 0.5 + 0.4 * math.sin(step / 6) for step in range(120)]
    lanes = [
        charts.Lane(str(_("Speech")), intervals=((0, 18_000), (21_500, 44_000), (47_000, 60_000))),
        charts.Lane(str(_("Smile")), times_ms=tuple(range(0, 60_000, 500)), values=tuple(smile)),
        charts.Lane(str(_("Face lost")), intervals=((20_000, 24_000),)),
    ]
    stages = [
        charts.FunnelStage(str(badges.STAGES[key][0]), count, days)
        for key, count, days in (
            ("applied", 128, 1),
            ("screening", 61, 3),
            ("video", 24, 5),
            ("decision", 9, 2),
            ("hired", 3, None),
        )
    ]
    return {
        "radar": charts.radar(dimensions),
        "timeline": charts.timeline(60_000, lanes, markers=((30_000, str(_("evidence"))),)),
        "funnel": charts.funnel(stages),
    }


def respond(request: HttpRequest) -> HttpResponseBase:
    sent = request.GET if "title" in request.GET else None
    now = timezone.now()
    context = {
        "form": ExampleForm(),
        "failed_form": ExampleForm(sent or {"title": "", "openings": "0", "kind": "full"}, prefix="failed"),
        "moments": [
            now - timedelta(minutes=3),
            now - timedelta(days=1),
            now - timedelta(days=4),
            now + timedelta(hours=20),
        ],
        "stages": STAGES,
        "steps": [_("Notice"), _("Consent"), _("Device check"), _("Practice"), _("Real answers")],
        "durations_ms": [45_000, 200_000, 3_900_000],
        "names": NAMES,
        **example_charts(),
        "tones": ("neutral", "info", "accent", "good", "caution", "strong"),
    }
    return ExampleTable(request, ContentType.objects.all()).respond("web/style/guide.html", context)
