"""The living style guide: every component, drawn by the same templates that the pages use. Its people are invented."""

from datetime import timedelta
from typing import Any, ClassVar

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hireloop.web import badges
from hireloop.web.tables import BulkAction, Choice, Column, Empty, Search, Table

NAMES = ("张敏", "李强", "王芳", "赵磊", "欧阳娜娜", "Ada Lovelace", "陈思远", "Grace Hopper")
SCORES = ((78, 70, 85), (64, 52, 75), (None, None, None), (91, 86, 95), (55, 40, 71))
STAGES = tuple(badges.STAGES)


def person_of(row: Any) -> str:
    return NAMES[row.pk % len(NAMES)]


class ExampleForm(forms.Form):
    title = forms.CharField(label=_("Job title"), help_text=_("As candidates will read it."))
    city = forms.ChoiceField(
        label=_("City"), choices=(("", "—"), ("shanghai", _("Shanghai")), ("chengdu", _("Chengdu")))
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
        Column("applied", _("Applied"), value=lambda row: timezone.now() - timedelta(hours=9 * row.pk), kind="when"),
        Column("app", _("Application label"), value="app_label", sort="app_label", is_optional=True),
    )
    filters = (
        Search(fields=("model", "app_label")),
        Choice("app", _("Area"), field="app_label", choices=(("auth", "auth"), ("account", "account"), ("mfa", "mfa"))),
    )
    bulk: ClassVar = (
        BulkAction(_("Invite to an interview"), "web:style", icon="video"),
        BulkAction(
            _("Reject…"), "web:style", icon="x", confirm=_("Reject the marked candidates?"), is_dangerous=True
        ),
    )
    default_sort = "person"
    page_size = 8
    empty = Empty("users", _("Nobody has applied yet"), _("Share the careers page to begin."))

    def row_url(self, row: Any) -> str:
        return f"/style/?row={row.pk}"

    def row_label(self, row: Any) -> str:
        return person_of(row)


def respond(request: HttpRequest) -> HttpResponseBase:
    sent = request.GET if "title" in request.GET else None
    now = timezone.now()
    context = {
        "form": ExampleForm(),
        "failed_form": ExampleForm(sent or {"title": "", "openings": "0", "kind": "full"}, prefix="failed"),
        "moments": [now - timedelta(minutes=3), now - timedelta(days=1), now - timedelta(days=4), now + timedelta(hours=20)],
        "stages": STAGES,
        "steps": [_("Notice"), _("Consent"), _("Device check"), _("Practice"), _("Answers")],
        "durations_ms": [45_000, 200_000, 3_900_000],
        "names": NAMES,
        "tones": ("neutral", "info", "accent", "good", "caution", "strong"),
    }
    return ExampleTable(request, ContentType.objects.all()).respond("web/style/guide.html", context)
