"""Two entries side by side: what agrees, what differs."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hireloop.analysis.resumes.model import ParsedResume
from hireloop.platform.directory.models import Person
from hireloop.platform.directory.names import fold
from hireloop.platform.vault.blind import normalise_phone
from hireloop.recruiting.applications.models import Application

from . import parsed_values
from .duplicates import newest_values, same_name
from .models import DuplicatePair
from .words import REASON_NAMES


@dataclass(frozen=True)
class Line:
    """One trait of both. ``agreement``: "same", "differs", or "" where one of them does not say."""

    label: str
    first: str
    second: str
    agreement: str


def lines_of(pair: DuplicatePair) -> list[Line]:
    sides = [(person, newest_values(person)) for person in (pair.first, pair.second)]
    one, other = sides
    return [
        _line(_("Name"), one[0].name, other[0].name, same=same_name(one[0].name, other[0].name)),
        _line(_("E-mail"), _emails(*one), _emails(*other)),
        _line(_("Phone"), _phones(*one), _phones(*other)),
        _line(_("City"), one[0].city, other[0].city),
        _line(_("Identity number"), _id_number(one[0]), _id_number(other[0])),
        _line(_("Employers"), _employers(one[1]), _employers(other[1])),
        _line(_("Schools"), _schools(one[1]), _schools(other[1])),
        _line(_("Applications"), _applications(one[0]), _applications(other[0]), same=None),
    ]


def reasons_of(pair: DuplicatePair) -> list[str]:
    return [str(REASON_NAMES[code]) for code in pair.reasons if code in REASON_NAMES]


def suggested_of(pair: DuplicatePair) -> Person:
    """The entry with more to it stays; of two alike the one that has been here longer."""
    first, second = (Application.objects.filter(person=person).count() for person in (pair.first, pair.second))
    return pair.second if second > first else pair.first


def _line(label: str, first: str, second: str, *, same: bool | None = False) -> Line:
    """``same`` where another rule than equal words says so; None: nothing to agree on."""
    if same is None or not first or not second:
        return Line(label, first, second, "")
    words, others = ({fold(each) for each in text.splitlines()} for text in (first, second))
    return Line(label, first, second, "same" if same or words & others else "differs")


def _emails(person: Person, parsed: ParsedResume | None) -> str:
    found = [person.email or "", *(each.value for each in parsed.emails)] if parsed else [person.email or ""]
    return "\n".join(dict.fromkeys(each.lower() for each in found if each))


def _phones(person: Person, parsed: ParsedResume | None) -> str:
    found = [person.phone or "", *(each.value for each in parsed.phones)] if parsed else [person.phone or ""]
    return "\n".join(dict.fromkeys(normalise_phone(each) for each in found if each))


def _id_number(person: Person) -> str:
    """Only its end: enough to tell two apart."""
    return f"•••• {person.id_number[-4:]}" if person.id_number else ""


def _employers(parsed: ParsedResume | None) -> str:
    return "\n".join(dict.fromkeys(parsed_values.employers_of(parsed))) if parsed else ""


def _schools(parsed: ParsedResume | None) -> str:
    return "\n".join(dict.fromkeys(parsed_values.schools_of(parsed))) if parsed else ""


def _applications(person: Person) -> str:
    titles = list(Application.objects.filter(person=person).values_list("job__title", flat=True)[:6])
    if not titles:
        return _("none")
    count = ngettext("%(n)s application", "%(n)s applications", len(titles)) % {"n": len(titles)}
    return "\n".join([count, *titles])
