"""The measures of an answer that a reviewer is shown, in words and with units."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

STAR_LABELS = {
    "situation": gettext_lazy("Situation"),
    "task": gettext_lazy("Task"),
    "action": gettext_lazy("Action"),
    "result": gettext_lazy("Result"),
}

SHOWN = {
    "speaking_rate_per_minute": (gettext_lazy("Speaking rate"), gettext_lazy("%(value)s per minute")),
    "syllables_per_minute": (gettext_lazy("Speaking rate"), gettext_lazy("%(value)s syllables per minute")),
    "characters_per_minute": (gettext_lazy("Speaking rate"), gettext_lazy("%(value)s characters per minute")),
    "pause_count": (gettext_lazy("Pauses"), "%(value)s"),
    "longest_pause_ms": (gettext_lazy("Longest pause"), gettext_lazy("%(seconds)s s")),
    "pitch_range_semitones": (gettext_lazy("Pitch range"), gettext_lazy("%(value)s semitones")),
    "filler_count": (gettext_lazy("Fillers"), "%(value)s"),
    "smile_share": (gettext_lazy("Smiling"), gettext_lazy("%(percent)s %% of the time")),
    "gaze_on_camera_share": (gettext_lazy("Looking at the camera"), gettext_lazy("%(percent)s %% of the time")),
}


def shown_measures(answer: dict[str, Any]) -> list[dict[str, str]]:
    """Those of ``SHOWN`` that were measured for this answer of ``report.json``."""
    measured: dict[str, Any] = dict(answer.get("measures") or {})
    for name in ("voice", "face", "posture"):
        measured.update((answer.get(name) or {}).get("measures") or {})
    return [
        {"label": str(label), "value": str(text) % _words(measured[key])}
        for key, (label, text) in SHOWN.items()
        if measured.get(key) is not None
    ]


def _words(value: float) -> dict[str, str]:
    return {"value": f"{value:.0f}", "seconds": f"{value / 1000:.1f}", "percent": f"{value * 100:.0f}"}


def labelled_star(parts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**part, "label": str(STAR_LABELS.get(part["part"], _("Other")))} for part in parts]
