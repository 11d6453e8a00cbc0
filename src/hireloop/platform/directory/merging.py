"""Two entries of the same human being become one, and two again where that was a mistake."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from hireloop.kernel.errors import N_, Conflict
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor

from . import references
from .events import PeopleMerged, PeopleUnmerged
from .models import Person, PersonMerge

DETAILS = ("email", "phone", "city", "address", "id_number")


def merge_people(kept: Person, *, merged: Person, actor: Actor, reason: str, user: User | None = None) -> PersonMerge:
    """Say that ``merged`` is the same human being as ``kept``: what points to it follows, missing contacts are taken.

    What cannot follow, because the kept person has one like it (an application for the same job), stays where it is
    and is shown with the kept person.
    """
    with transaction.atomic():
        kept, merged = _locked(kept.pk), _locked(merged.pk)
        if kept.pk == merged.pk or merged.merged_into_id or kept.merged_into_id:
            raise Conflict(N_("These two entries cannot be merged."), code="not_mergeable")
        _refuse_two_identities(kept, merged)
        merge = PersonMerge(kept=kept, merged=merged, merged_by=user)
        followed = references.follow(kept.pk, merged_id=merged.pk)
        merge.moved = [*followed.moved, *_bring_earlier_merges(kept, merged)]
        merge.stayed = followed.stayed
        merge.filled_in = _take_details(kept, merged)
        merge.save()
        record(PeopleMerged(kept.id, merged.id), actor=actor, person=kept, subject=merged, reason=reason)
    return merge


def unmerge(merge: PersonMerge, *, actor: Actor, reason: str = "") -> Person:
    """Take a merge back: what had followed points to its own person again. What came later stays with the kept one."""
    with transaction.atomic():
        merge = PersonMerge.objects.select_for_update().get(pk=merge.pk)
        kept, merged = _locked(merge.kept_id), _locked(merge.merged_id)
        if merge.undone_at:
            raise Conflict(N_("This merge was taken back already."), code="not_merged")
        if merged.merged_into_id != kept.pk:
            raise Conflict(N_("These entries were merged further since. Take the newer merge back first."))
        references.go_back(merge.moved, kept_id=kept.pk, merged_id=merged.pk)
        _give_details_back(kept, merge.filled_in or {})
        _come_alive(merged)
        merge.undone_at = timezone.now()
        merge.save()
        record(PeopleUnmerged(kept.id, merged.id), actor=actor, person=kept, subject=merged, reason=reason)
    return merged


def _locked(person_id: UUID) -> Person:
    return Person.objects.select_for_update(of=("self",)).get(pk=person_id)


def _bring_earlier_merges(kept: Person, merged: Person) -> list[tuple[str, str, str]]:
    """Entries that had been merged into the merged one belong to the kept one now."""
    earlier = Person.objects.filter(merged_into=merged)
    brought = [("directory.person", "merged_into_id", str(pk)) for pk in earlier.values_list("pk", flat=True)]
    earlier.update(merged_into=kept)
    return brought


def _refuse_two_identities(kept: Person, merged: Person) -> None:
    if kept.id_number_index and merged.id_number_index and kept.id_number_index != merged.id_number_index:
        message = N_("These two have different identity numbers, so they are two people. Check the numbers first.")
        raise Conflict(message, code="different_identities")


def _take_details(kept: Person, merged: Person) -> dict[str, str]:
    """What the kept entry lacks; the merged one steps aside first, for an address belongs to one living person."""
    missing = {name: getattr(merged, name) or "" for name in DETAILS if not getattr(kept, name)}
    missing = {name: value for name, value in missing.items() if value}
    merged.merged_into = kept
    merged.save()
    _set(kept, missing, id_kind=merged.id_kind)
    return missing


def _give_details_back(kept: Person, filled_in: dict[str, str]) -> None:
    """Only what is still as it was taken."""
    _set(kept, {name: "" for name, value in filled_in.items() if getattr(kept, name) == value}, id_kind="")


def _set(person: Person, values: dict[str, str], *, id_kind: str) -> None:
    person.set_contacts(email=values.get("email"), phone=values.get("phone"))
    if "id_number" in values:
        person.set_identity(kind=id_kind, number=values["id_number"])
    person.city = values.get("city", person.city)
    person.address = values.get("address", person.address or "") or None
    person.save()


def _come_alive(person: Person) -> None:
    person.merged_into = None
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError as error:
        message = N_("Another person has the address of this entry now. Change one of the two addresses first.")
        raise Conflict(message, code="address_taken") from error
