"""What a requirement's value looks like, by kind: read from what people type, and said back to them.

A value is a small mapping: ``{"level", "subject"}`` for education, ``{"years", "field"}``, ``{"name", "detail"}``
for skill, certificate and language, ``{"city"}``, ``{"max_yuan"}`` a month.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hireloop.kernel.errors import BadInput

from .models import RequirementKind

EDUCATION_LEVELS = {
    "secondary": gettext_lazy("Secondary school"),
    "college": gettext_lazy("College (3 years)"),
    "bachelor": gettext_lazy("Bachelor"),
    "master": gettext_lazy("Master"),
    "doctor": gettext_lazy("Doctorate"),
}
EDUCATION_NAMES = {
    "secondary": ("secondary", "high school", "高中", "中专", "职高", "技校"),
    "college": ("college", "associate", "大专", "专科", "高职"),
    "bachelor": ("bachelor", "undergraduate", "本科", "学士", "统招本科"),
    "master": ("master", "postgraduate", "硕士", "研究生"),
    "doctor": ("doctor", "doctorate", "phd", "ph.d.", "博士"),
}


@dataclass(frozen=True)
class RequirementRow:
    """One requirement as it is typed, imported or copied, before it is saved."""

    kind: str
    value: dict[str, Any]
    must_have: bool = False
    weight: int = 1
    knock_out: bool = False


def read_value(kind: str, *, text: str, detail: str = "") -> dict[str, Any]:
    """The stored value for what was typed; raises BadInput naming what cannot be read."""
    text, detail = text.strip(), detail.strip()
    if not text:
        raise BadInput(_("Say what is required, or remove the row."), code="requirement_empty")
    if kind == RequirementKind.EDUCATION:
        return {"level": education_level(text), "subject": detail}
    if kind == RequirementKind.YEARS:
        return {"years": _number(text, limit=50), "field": detail}
    if kind == RequirementKind.SALARY:
        return {"max_yuan": _number(text, limit=10_000_000)}
    if kind == RequirementKind.LOCATION:
        return {"city": text}
    if kind in RequirementKind.values:
        return {"name": text, "detail": detail}
    raise BadInput(_("There is no requirement of the kind “%(kind)s”.") % {"kind": kind}, code="requirement_kind")


def education_level(text: str) -> str:
    """The key of the level that ``text`` (a key, or a Chinese or English name) stands for."""
    plain = text.strip().casefold()
    for key, label in EDUCATION_LEVELS.items():
        if plain in {key, str(label).casefold()} or plain in EDUCATION_NAMES[key]:
            return key
    levels = _(", ").join(str(label) for label in EDUCATION_LEVELS.values())
    message = _("“%(text)s” is not a level of education; use one of: %(levels)s.")
    raise BadInput(message % {"text": text, "levels": levels}, code="education_level")


def typed_value(kind: str, value: dict[str, Any]) -> tuple[str, str]:
    """The (text, detail) that ``read_value`` reads back to ``value``."""
    if kind == RequirementKind.EDUCATION:
        return str(EDUCATION_LEVELS[value["level"]]), value.get("subject", "")
    if kind == RequirementKind.YEARS:
        return str(value["years"]), value.get("field", "")
    if kind == RequirementKind.SALARY:
        return str(value["max_yuan"]), ""
    if kind == RequirementKind.LOCATION:
        return value["city"], ""
    return value["name"], value.get("detail", "")


def say_value(kind: str, value: dict[str, Any]) -> str:
    """The requirement in words, in the reader's language."""
    text, detail = typed_value(kind, value)
    if kind == RequirementKind.EDUCATION:
        said = _("%(level)s or above") % {"level": text}
    elif kind == RequirementKind.YEARS:
        said = ngettext("at least %(n)d year", "at least %(n)d years", value["years"]) % {"n": value["years"]}
    elif kind == RequirementKind.SALARY:
        said = _("up to ¥%(amount)s a month") % {"amount": f"{value['max_yuan']:,}"}
    else:
        said = text
    return _("%(what)s (%(detail)s)") % {"what": said, "detail": detail} if detail else said


def _number(text: str, *, limit: int) -> int:
    digits = text.replace(",", "").replace("，", "").strip()
    if not digits.isdecimal() or not 0 <= int(digits) <= limit:
        message = _("“%(text)s” should be a whole number from 0 to %(limit)s.")
        raise BadInput(message % {"text": text, "limit": f"{limit:,}"}, code="requirement_number")
    return int(digits)
