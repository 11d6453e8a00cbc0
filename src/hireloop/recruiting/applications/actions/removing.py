"""An application that was made by mistake is taken out again, as long as nobody has worked with it."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import ProtectedError

from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.vault import files

from .. import events
from ..models import Application
from ..stages import Stage

OWN_PAPERS = "applications.receivedresume"


@transaction.atomic
def remove_untouched(application: Application, *, goes_with_it: Collection[str], actor: Actor) -> bool:
    """Remove the application with its papers; False where it has moved, or something hangs on it, and it stays.

    ``goes_with_it`` are the models, by label, whose rows were made by machine and go with it.
    """
    application = Application.objects.select_for_update(of=("self",)).get(pk=application.pk)
    if application.stage != Stage.APPLIED or _hangs_on(application, {OWN_PAPERS, *goes_with_it}):
        return False
    papers = [received.file for received in application.received_resumes.select_related("file")]
    event = events.ApplicationRemoved(application_id=application.id, job_id=application.job_id)
    try:
        with transaction.atomic():
            record(event, actor=actor, person=application.person_id, subject=application)
            application.delete()
    except ProtectedError:
        return False
    for paper in papers:
        files.remove(paper)
    return True


def _hangs_on(application: Application, ignored: Collection[str]) -> bool:
    """Whether anything else points to the application."""
    relations = (
        each for each in Application._meta.related_objects if each.related_model._meta.label_lower not in ignored
    )
    return any(each.related_model._base_manager.filter(**{each.field.name: application}).exists() for each in relations)
