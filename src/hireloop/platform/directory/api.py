from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema

from hireloop.platform.accounts.access import api_requires, can, colleague_of
from hireloop.platform.audit.actions import record_read
from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.queries import timeline

from . import queries, showing
from .masking import masked_email, masked_phone
from .models import Person

router = Router()
PAGE_ROWS = 100


class PersonOut(Schema):
    """``name`` is a code where the identity is hidden from the caller (``is_hidden``)."""

    id: UUID
    name: str
    is_hidden: bool
    language: str
    city: str
    created_at: datetime


class PersonWithContactsOut(PersonOut):
    email: str
    phone: str
    contacts_masked: bool


class TimelineOut(Schema):
    at: datetime
    event: str
    label: str
    actor: str
    subject: str


@router.get("/people", response=list[PersonOut], summary="People by name, 100 at a time")
@api_requires("directory.view")
def list_people(request: HttpRequest, q: str = "", offset: int = 0) -> list[dict[str, Any]]:
    """``q`` is found in names, their pinyin and initials."""
    people = queries.search(queries.visible_to(colleague_of(request)), q)
    ordered = people.order_by("pk") if showing.hidden_from_reader() else people.order_by("name", "pk")
    return [_told(person) for person in ordered[max(0, offset) : max(0, offset) + PAGE_ROWS]]


@router.get("/people/{person_id}", response=PersonWithContactsOut, summary="One person")
@api_requires("directory.view")
def get_person(request: HttpRequest, person_id: UUID) -> dict[str, Any]:
    """E-mail and phone are masked for those who may not see them; showing them in full is recorded."""
    person = queries.person_for(colleague_of(request), person_id)
    shows = can(request.user, "directory.see_contacts") and not person.is_hidden
    if shows:
        record_read(person, actor=Actor.of(request), person=person, what="contacts")
    return {**_told(person), **_contacts(person, in_full=shows), "contacts_masked": not shows}


def _told(person: Person) -> dict[str, Any]:
    return {
        "id": person.pk,
        "name": person.shown_name,
        "is_hidden": person.is_hidden,
        "language": person.language,
        "city": "" if person.is_hidden else person.city,
        "created_at": person.created_at,
    }


def _contacts(person: Person, *, in_full: bool) -> dict[str, str]:
    """Even a masked address says too much of somebody whose identity is hidden."""
    if person.is_hidden:
        return {"email": "", "phone": ""}
    if in_full:
        return {"email": person.email or "", "phone": person.phone or ""}
    return {"email": masked_email(person.email), "phone": masked_phone(person.phone)}


@router.get("/people/{person_id}/timeline", response=list[TimelineOut], summary="What happened to a person")
@api_requires("directory.view")
def get_timeline(request: HttpRequest, person_id: UUID) -> list[dict[str, Any]]:
    person = queries.person_for(colleague_of(request), person_id)
    return [
        {
            "at": entry.row.at,
            "event": entry.row.key,
            "label": entry.row.label,
            "actor": entry.actor.text,
            "subject": entry.subject.text if entry.subject else "",
        }
        for entry in timeline(person)
    ]
