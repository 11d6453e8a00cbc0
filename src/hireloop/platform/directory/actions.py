"""The only writer of people, employers and departments."""

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q

from hireloop.kernel.errors import N_, BadInput, Conflict
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.vault.blind import blind_index

from .events import DepartmentChanged, EmployerChanged, IdentityChanged, PersonAdded, PersonChanged
from .identity import checked_id_number
from .merging import merge_people, unmerge
from .models import Department, Employer, IdKind, Person
from .names import fold

__all__ = [
    "change_person",
    "find_or_create_person",
    "find_person",
    "merge_people",
    "save_employer",
    "set_identity",
    "unmerge",
]


def find_or_create_person(
    *, name: str, email: str = "", phone: str = "", language: str = "zh-hans", city: str = "", actor: Actor
) -> tuple[Person, bool]:
    """The person with that e-mail, or with that phone and the same name; else a new one. (person, created).

    What is known already is never overwritten: anybody can type anybody's address into a form.
    """
    if not name.strip():
        raise BadInput(N_("A name is needed."))
    known = find_person(name=name, email=email, phone=phone)
    if known:
        return known, False
    try:
        with transaction.atomic():
            return _add_person(name.strip(), email.strip(), phone.strip(), language, city, actor), True
    except IntegrityError:
        known = find_person(name=name, email=email, phone=phone)
        if known is None:
            raise
        return known, False


def find_person(*, name: str, email: str = "", phone: str = "") -> Person | None:
    """A living person; whoever writes from the address of an entry that was merged is found as the one it went into."""
    living = Person.objects.filter(merged_into=None)
    if index := blind_index(email, "email"):
        by_email = living.filter(Q(email_index=index) | Q(merged_from__email_index=index)).first()
        if by_email:
            return by_email
    if index := blind_index(phone, "phone"):
        by_phone = living.filter(Q(phone_index=index) | Q(merged_from__phone_index=index)).order_by("created_at")
        return next((person for person in by_phone if fold(person.name) == fold(name)), None)
    return None


def change_person(person: Person, *, actor: Actor, **changes: Any) -> Person:
    """Set any of name, language, city, email, phone."""
    before = {field: getattr(person, field) for field in changes}
    changed = {field: (before[field], new) for field, new in changes.items() if (before[field] or "") != (new or "")}
    if not changed:
        return person
    contacts = {field: changes[field] or "" for field in ("email", "phone") if field in changed}
    for field in changed.keys() - contacts.keys():
        setattr(person, field, changes[field])
    person.set_contacts(**contacts)
    try:
        with transaction.atomic():
            person.save()
            record(PersonChanged(person.id), actor=actor, person=person, subject=person, changes=changed)
    except IntegrityError as error:
        raise Conflict(N_("Another person has this e-mail address.")) from error
    return person


def set_identity(
    person: Person, *, number: str, kind: str = IdKind.RESIDENT, address: str = "", actor: Actor
) -> Person:
    """Write down the number on the person's papers, checked, and the address. What is not given stays as it is."""
    number = checked_id_number(number, kind=kind)
    if number and number != person.id_number:
        _refuse_if_of_another(person, number)
    changed = {}
    if number and (person.id_number, person.id_kind) != (number, kind):
        changed["id_number"] = (person.id_number, number)
        person.set_identity(kind=kind, number=number)
    if address.strip() and person.address != address.strip():
        changed["address"] = (person.address, address.strip())
        person.address = address.strip()
    if changed:
        with transaction.atomic():
            person.save()
            record(IdentityChanged(person.id), actor=actor, person=person, subject=person, changes=changed)
    return person


def _refuse_if_of_another(person: Person, number: str) -> None:
    index = blind_index(number, "id_number")
    if Person.objects.filter(merged_into=None, id_number_index=index).exclude(pk=person.pk).exists():
        raise Conflict(
            N_("Another person here has this identity number. Merge the two entries, or correct the number."),
            code="id_number_taken",
        )


def save_employer(employer: Employer, *, actor: Actor) -> Employer:
    with transaction.atomic():
        employer.save()
        record(EmployerChanged(employer.id), actor=actor, subject=employer)
    return employer


def save_department(department: Department, *, actor: Actor) -> Department:
    """A department lies within one of the same employer, and never within itself."""
    _check_place(department)
    try:
        with transaction.atomic():
            department.save()
            record(DepartmentChanged(department.id), actor=actor, subject=department)
    except IntegrityError as error:
        raise Conflict(N_("This employer has a department of that name already.")) from error
    return department


def _check_place(department: Department) -> None:
    above, seen = department.parent, {department.pk}
    if above is not None and above.employer_id != department.employer_id:
        raise BadInput(N_("The department above belongs to another employer."), code="department_parent")
    while above is not None:
        if above.pk in seen:
            raise BadInput(N_("A department cannot lie within itself."), code="department_parent")
        seen.add(above.pk)
        above = above.parent


def _add_person(name: str, email: str, phone: str, language: str, city: str, actor: Actor) -> Person:
    person = Person(name=name, language=language, city=city)
    person.set_contacts(email=email or None, phone=phone or None)
    person.save()
    record(PersonAdded(person.id), actor=actor, person=person, subject=person)
    return person
