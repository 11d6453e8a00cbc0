"""Why a file could not be read, and what is odd about it, in the reader's language."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from hireloop.analysis.resumes.model import ParsedResume

from .words import FLAG_NAMES, SERIOUS_FLAGS


@dataclass(frozen=True)
class Oddity:
    """A flag of the document. ``text`` is what was found there."""

    label: str
    is_serious: bool
    page: int
    text: str


def problem_of(kept: Any) -> str:
    """The reason kept on a résumé or an item of an import; "" where there is none."""
    if not kept.problem_message:
        return ""
    message = gettext(kept.problem_message)
    return message % kept.problem_params if kept.problem_params else message


def flags_of(parsed: ParsedResume) -> list[Oddity]:
    """Serious ones first."""
    found = [
        Oddity(str(FLAG_NAMES[flag.code]), flag.code in SERIOUS_FLAGS, flag.page, flag.text[:200])
        for flag in parsed.flags
        if flag.code in FLAG_NAMES
    ]
    return sorted(found, key=lambda each: (not each.is_serious, each.page))
