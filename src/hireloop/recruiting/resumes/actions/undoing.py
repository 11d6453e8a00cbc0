"""An import that was a mistake is taken back, but for what somebody has worked with since."""

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from hireloop.kernel.errors import Conflict
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory import references
from hireloop.platform.directory.models import Person
from hireloop.platform.vault import files, keys
from hireloop.recruiting.applications import actions as applications

from .. import events, pool
from ..models import DuplicatePair, ImportBatch, ImportItem

MADE_BY_MACHINE = ("resumes.resume", "screening.matchreport", "screening.rejectionproposal")
TAKEN_IN = (ImportItem.State.ADDED, ImportItem.State.RENEWED)


def undo_import(batch: ImportBatch, *, actor: Actor) -> int:
    """Remove what the import made: résumés, applications nobody moved, people who are here for nothing else.

    Answers how many people are gone. Item by item, so that breaking off loses nothing and a second try goes on.
    """
    if batch.state not in {ImportBatch.State.DONE, ImportBatch.State.CANCELLED}:
        raise Conflict(_("Only an import that has ended can be undone."), code="import_running")
    removed = sum(_undo(item, actor=actor) for item in batch.items.filter(state__in=TAKEN_IN))
    with transaction.atomic():
        batch.state = ImportBatch.State.UNDONE
        batch.save()
        record(events.ImportUndone(batch_id=batch.pk, removed=removed), actor=actor, subject=batch)
    return removed


@transaction.atomic
def _undo(item: ImportItem, *, actor: Actor) -> bool:
    """Answers whether the person is gone too."""
    item = ImportItem.objects.select_for_update(of=("self",)).select_related("person", "resume").get(pk=item.pk)
    if item.state not in TAKEN_IN or item.resume is None or item.person is None:
        return False
    person, resume = item.person, item.resume
    if item.made_application and resume.application is not None:
        if not applications.remove_untouched(resume.application, goes_with_it=MADE_BY_MACHINE, actor=actor):
            return False
    elif resume.application_id is None:
        paper = resume.file
        resume.delete()
        files.remove(paper)
    else:
        return False
    item.state, item.resume = ImportItem.State.UNDONE, None
    item.save()
    pool.refresh(person.pk)
    return item.made_person and _remove_if_alone(person)


def _remove_if_alone(person: Person) -> bool:
    """Remove the person, and their key, where nothing else points to them."""
    DuplicatePair.objects.filter(first=person).delete()
    DuplicatePair.objects.filter(second=person).delete()
    ignored = {"resumes.importitem"}
    for reference in references.references():
        if (
            reference.label not in ignored
            and reference.model._base_manager.filter(**{reference.column: person.pk}).exists()
        ):
            return False
    person_id = person.pk
    try:
        with transaction.atomic():
            person.delete()
    except ProtectedError:
        return False
    keys.destroy(person_id)
    return True
