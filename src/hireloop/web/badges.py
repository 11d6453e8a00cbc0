"""Which tone and icon a state has. Tones differ in lightness and icon too, never in red against green."""

from typing import Any

from django.utils.translation import gettext_lazy as _

STAGES: dict[str, tuple[Any, str, str]] = {
    "applied": (_("Applied"), "neutral", "inbox"),
    "screening": (_("Screening"), "info", "filter"),
    "voice": (_("Voice screening"), "info", "microphone"),
    "video": (_("Video interview"), "info", "video"),
    "review": (_("Review"), "caution", "eye-check"),
    "decision": (_("Decision"), "caution", "scale"),
    "offer": (_("Offer"), "accent", "mail-check"),
    "hired": (_("Hired"), "good", "circle-check"),
    "rejected": (_("Rejected"), "strong", "circle-x"),
    "withdrawn": (_("Withdrawn"), "neutral", "logout"),
}
RECOMMENDATIONS: dict[str, tuple[Any, str, str]] = {
    "recommended": (_("Recommended"), "good", "thumb-up"),
    "pending": (_("Pending"), "caution", "help-circle"),
    "not_recommended": (_("Not recommended"), "strong", "thumb-down"),
}


def stage(key: str, *, label: str = "") -> dict[str, Any]:
    return _badge(STAGES, key, label)


def recommendation(key: str) -> dict[str, Any]:
    return _badge(RECOMMENDATIONS, key, "")


def _badge(table: dict[str, tuple[Any, str, str]], key: str, label: str) -> dict[str, Any]:
    known_label, tone, icon = table.get(str(key), (key, "neutral", "point"))
    return {"label": label or known_label, "tone": tone, "icon": icon}
