"""The words of the shell in templates: icons, badges, times, score bands, fields.

A built-in library (settings.TEMPLATES): no ``{% load %}`` is needed.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django import template
from django.conf import settings
from django.forms import BoundField, Form
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from hireloop.web import badges, bands, charts, initials, widgets
from hireloop.web.times import duration_in_words, exact, relative, time_with_zone

register = template.Library()


@register.simple_tag
def icon(name: str, css: str = "") -> SafeString:
    """``{% icon "video" %}``: a Tabler icon from the sprite. Decoration: say the meaning in text beside it."""
    return format_html(
        '<svg class="icon {}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        css,
        static("dist/icons.svg"),
        name,
    )


@register.simple_tag
def island(name: str) -> SafeString:
    """``{% island "charts" %}``: the script of ``frontend/<name>/main.ts``."""
    return format_html('<script type="module" src="{}"></script>', static(f"dist/{name}.js"))


@register.simple_tag
def island_css(name: str) -> SafeString:
    """``{% island_css "interview_room" %}`` in block ``head``: the styles of an island that has some."""
    return format_html('<link rel="stylesheet" href="{}">', static(f"dist/{name}.css"))


@register.simple_tag
def crumb(label: str, url: str = "") -> SafeString:
    """One step of block ``breadcrumb``; without ``url`` it is the page itself."""
    if url:
        return format_html('<li class="breadcrumb-item"><a href="{}">{}</a></li>', url, label)
    return format_html('<li class="breadcrumb-item active" aria-current="page">{}</li>', label)


@register.inclusion_tag("web/_badge.html")
def badge(label: str, tone: str = "neutral", icon: str = "") -> dict[str, Any]:
    """``{% badge _("Draft") "neutral" "pencil" %}``: tones are neutral, info, accent, good, caution, strong."""
    return {"label": label, "tone": tone, "icon": icon}


@register.inclusion_tag("web/_badge.html")
def stage_badge(stage: str, label: str = "") -> dict[str, Any]:
    """``{% stage_badge application.stage application.get_stage_display %}``."""
    return badges.stage(stage, label=label)


@register.inclusion_tag("web/_badge.html")
def recommendation_badge(recommendation: str) -> dict[str, Any]:
    """``{% recommendation_badge "pending" %}``: 推荐 / 待定 / 不推荐."""
    return badges.recommendation(recommendation)


@register.inclusion_tag("web/_score_band.html")
def score_band(
    score: float | None, low: float | None = None, high: float | None = None, pass_line: float | None = None
) -> dict[str, Any]:
    """A score as a number, a band drawn on 0-100, and in words for a screen reader."""
    return bands.geometry(score, low=low, high=high, pass_line=pass_line)


@register.inclusion_tag("web/_machine_made.html")
def machine_made(objection_url: str = "", engine: str = "") -> dict[str, Any]:
    """The 机评 mark: made by a machine, what that means, and how to object."""
    return {"objection_url": objection_url, "engine": engine}


@register.simple_tag
def when(moment: datetime | None) -> SafeString:
    """Relative time, the exact one with its zone on hover; "—" when there is none."""
    if moment is None:
        return SafeString('<span class="text-secondary">—</span>')
    return format_html(
        '<time datetime="{}" title="{}">{}</time>', moment.isoformat(), time_with_zone(moment), relative(moment)
    )


@register.simple_tag
def meeting_time(moment: datetime) -> SafeString:
    """The exact time with the zone named, where two people meet."""
    return format_html('<time datetime="{}">{}</time>', moment.isoformat(), time_with_zone(moment))


@register.filter
def exact_time(moment: datetime | None) -> str:
    return exact(moment) if moment else "—"


@register.filter
def duration(milliseconds: float | timedelta | None) -> str:
    """Milliseconds (or a timedelta) in words: "3 min 20 s"."""
    return duration_in_words(milliseconds)


@register.inclusion_tag("web/_empty_state.html")
def empty_state(icon: str, title: str, text: str = "", url: str = "", action: str = "") -> dict[str, Any]:
    """What to say where there is nothing yet: what this place is for, and what to do first."""
    return {"icon": icon, "title": title, "text": text, "url": url, "action": action}


@register.inclusion_tag("web/_avatar.html")
def avatar(name: str, size: str = "sm") -> dict[str, Any]:
    """A person's initials on a colour that stays the same for the name."""
    return {"initials": initials.initials(name), "tone": initials.tone(name), "size": size}


@register.inclusion_tag("web/_stepper.html")
def stepper(steps: Sequence[str], current: int) -> dict[str, Any]:
    """Where one is in a sequence; ``current`` counts from 0."""
    return {"steps": [(label, _state(index, current=current)) for index, label in enumerate(steps)]}


def _state(index: int, *, current: int) -> str:
    if index == current:
        return "current"
    return "done" if index < current else "ahead"


@register.inclusion_tag("web/_field.html")
def field(bound: BoundField, wrapper: str = "mb-3") -> dict[str, Any]:
    """A form field with its label, help, errors and required mark."""
    return {**widgets.dressed(bound), "wrapper": wrapper}


@register.inclusion_tag("web/_error_summary.html")
def error_summary(form: Form) -> dict[str, Any]:
    """Every error of the form at the top, each linked to its field."""
    return {"errors": widgets.linked_errors(form)}


@register.inclusion_tag("web/_progress.html")
def progress(url: str, done: int, total: int, what: str, every_seconds: int = 2) -> dict[str, Any]:
    """Work under way, asked for again every ``every_seconds`` from ``url`` until that answers without polling."""
    share = round(100 * done / total) if total else 0
    return {"url": url, "done": done, "total": total, "what": what, "share": share, "every_seconds": every_seconds}


@register.inclusion_tag("web/_chart.html")
def chart(kind: str, data: dict[str, Any], caption: str, element_id: str) -> dict[str, Any]:
    """``{% chart "radar" data _("Profile and scores") "report-radar" %}`` with ``{% island "charts" %}`` on the page.

    ``data`` as ``web.charts`` makes it. The same figures stand in a table, for those who do not see the drawing.
    """
    table = charts.TABLES[kind](data)
    return {"kind": kind, "data": data, "caption": caption, "element_id": element_id, "table": table}


@register.simple_tag
def demo_accounts() -> dict[str, Any]:
    """The accounts of the demonstration and their password, for the sign-in page; nothing elsewhere."""
    return {"accounts": settings.DEMO_ACCOUNTS, "password": settings.DEMO_PASSWORD} if settings.DEMO else {}
