"""Risk notes on the person page."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import get_language

from hireloop.platform.accounts.access import can
from hireloop.platform.directory.models import Person

from . import queries
from .reading import VERSION


def person_panel(request: HttpRequest, person: Person) -> str | None:
    """The notes, for those entitled; nothing where there is none."""
    if not can(request.user, "risk.view"):
        return None
    notes = queries.notes_of(person)
    if not notes:
        return None
    language = "en" if (get_language() or "").startswith("en") else "zh"
    context = {
        "notes": [(each.note, each.rule.title[language], each.rule.advice[language]) for each in notes],
        "person": person,
        "may_dismiss": can(request.user, "risk.dismiss"),
        "engine": VERSION,
    }
    return render_to_string("risk/_notes.html", context, request=request)
