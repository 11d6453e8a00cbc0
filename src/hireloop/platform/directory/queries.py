"""Reads about people."""

from collections.abc import Callable, Mapping
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse

from hireloop.kernel.errors import N_, NotFound
from hireloop.platform.accounts.access import can
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.names import Named

from . import showing
from .models import Employer, Person, PersonMerge
from .names import fold

Visibility = Callable[[User], Q]
_visibility: list[Visibility] = []


def register_visibility(provider: Visibility) -> Visibility:
    """Let a capability say which people a colleague may see: a Q over Person, added by "or"."""
    if provider not in _visibility:
        _visibility.append(provider)
    return provider


def visible_to(user: User) -> QuerySet[Person]:
    """The people this colleague may see: all for those with directory.view_all, else what the capabilities grant."""
    people = Person.objects.filter(merged_into=None)
    if can(user, "directory.view_all"):
        return people
    granted = Q(pk__in=())
    for provider in _visibility:
        granted |= provider(user)
    return people.filter(granted)


def search(people: QuerySet[Person], text: str) -> QuerySet[Person]:
    """By name, pinyin or initials; every word must occur. Whose name the reader may not know is found by the code."""
    called = named(text)
    hidden = showing.hidden_from_reader()
    if hidden:
        called = Q(called & ~Q(pk__in=list(hidden)) | Q(pk__in=showing.coded(text)))
    return people.filter(called)


def named(text: str) -> Q:
    """Over Person: every word occurs in the name, its pinyin or initials."""
    called = Q()
    for word in fold(text).split():
        called &= Q(name_keys__contains=word)
    return called


def without_hidden(people: QuerySet[Person]) -> QuerySet[Person]:
    """Those whose identity the reader may know."""
    hidden = showing.hidden_from_reader()
    return people.exclude(pk__in=list(hidden)) if hidden else people


def person_for(user: User, person_id: UUID) -> Person:
    """The person, or NotFound where there is none that this colleague may see."""
    person = visible_to(user).filter(pk=person_id).first()
    if person is None:
        raise NotFound(N_("There is no such person, or you may not see them."))
    return person


def ids_of(person: Person) -> list[UUID]:
    """The ids of the person and of every entry that was merged into it."""
    return [person.pk, *Person.objects.filter(merged_into=person).values_list("pk", flat=True)]


def merged_ids(person_id: UUID) -> list[UUID]:
    """The entries that were merged into this one: erasing the person erases them too."""
    return list(Person.objects.filter(merged_into=person_id).values_list("pk", flat=True))


def merges_of(person: Person) -> QuerySet[PersonMerge]:
    """The merges that hold, newest first."""
    return PersonMerge.objects.filter(kept=person, undone_at=None).select_related("merged", "merged_by")


def merge_for(user: User, merge_id: UUID) -> PersonMerge:
    """The merge, or NotFound where there is none of a person that this colleague may see."""
    merge = PersonMerge.objects.filter(pk=merge_id, kept__in=visible_to(user)).first()
    if merge is None:
        raise NotFound(N_("There is no such merge, or you may not see it."))
    return merge


def survivor_of(user: User, person_id: UUID) -> Person | None:
    """The person into whom this entry was merged, where the colleague may see them."""
    return visible_to(user).filter(merged_from=person_id).first()


def employer() -> Employer | None:
    """The company that this installation is for: the first one entered."""
    return Employer.objects.order_by("created_at").first()


def employers() -> QuerySet[Employer]:
    """Every company of the group, the first one entered first."""
    return Employer.objects.order_by("created_at")


def employer_with(employer_id: UUID) -> Employer:
    found = Employer.objects.filter(pk=employer_id).first()
    if found is None:
        raise NotFound(N_("There is no such employer."))
    return found


def names(ids: set[str]) -> Mapping[str, Named]:
    """For the audit trail, as the reader may see them."""
    found = Person.objects.filter(pk__in=ids).only("pk", "name")
    return {str(each.pk): Named(each.shown_name, reverse("directory:person", args=[each.pk])) for each in found}


def ids_named(text: str) -> list[UUID]:
    return list(search(Person.objects.all(), text).values_list("pk", flat=True)[:200])
