"""What is missing of a person's details is taken from the résumé: recorded, and never over what is there."""

from hireloop.analysis.resumes.model import ParsedResume
from hireloop.kernel.errors import Conflict
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.actions import change_person, find_person
from hireloop.platform.directory.models import Person

from .. import events

SURE_ENOUGH = 0.6


def fill_in_person(person: Person, parsed: ParsedResume, *, actor: Actor) -> list[str]:
    """Answers the names of the fields that were filled in."""
    missing = {name: value for name, value in _offered(parsed).items() if value and not getattr(person, name)}
    if "email" in missing and find_person(name="", email=missing["email"]) is not None:
        del missing["email"]
    if not missing:
        return []
    try:
        change_person(person, actor=actor, **missing)
    except Conflict:
        return []
    event = events.PersonFilledIn(person_id=person.pk, fields=",".join(sorted(missing)))
    record(event, actor=actor, person=person, subject=person)
    return sorted(missing)


def _offered(parsed: ParsedResume) -> dict[str, str]:
    values = {
        "email": parsed.emails[0] if parsed.emails else None,
        "phone": parsed.phones[0] if parsed.phones else None,
        "city": parsed.city,
    }
    return {name: found.value for name, found in values.items() if found and found.confidence >= SURE_ENOUGH}
