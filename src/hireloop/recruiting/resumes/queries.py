"""Reads of résumés. ``visible_to`` is the only way that a view or the API loads one."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from hireloop.analysis.resumes.model import ParsedResume
from hireloop.kernel.errors import NotFound
from hireloop.platform.accounts.access import can
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.names import Named
from hireloop.platform.directory import showing
from hireloop.platform.vault import files
from hireloop.recruiting.applications import queries as applications
from hireloop.recruiting.applications.models import Application

from .models import DuplicatePair, ImportBatch, ImportItem, PoolEntry, Resume

READABLE = (Resume.State.READ, Resume.State.TYPED)


def parsed_of(application: Application) -> ParsedResume | None:
    """What counts of the application's newest readable résumé: corrected by people, else as the machine read it."""
    resume = newest_resume_of(application)
    return values_of(resume) if resume else None


def newest_resume_of(application: Application) -> Resume | None:
    readable = Resume.objects.filter(application=application, state__in=READABLE)
    return readable.order_by("-created_at").first()


def values_of(resume: Resume) -> ParsedResume | None:
    """The values that count; None where nothing was read or typed yet."""
    content = resume.corrected or resume.machine
    return ParsedResume.from_dict(content) if content else None


def visible_to(user: User) -> QuerySet[Resume]:
    """Résumés of the applications one may see; those that are only in the talent pool for whoever may search it."""
    if not can(user, "resumes.view"):
        return Resume.objects.none()
    allowed = Q(application__in=applications.visible_to(user))
    if can(user, "resumes.search"):
        allowed |= Q(application=None)
    return Resume.objects.filter(allowed)


def visible_resume(user: User, resume_id: UUID) -> Resume:
    """One résumé with person, application and file, or NotFound."""
    found = visible_to(user).select_related("person", "application__job", "file").filter(pk=resume_id).first()
    if found is None:
        raise NotFound(_("There is no such résumé, or you may not see it."))
    return found


def pairs_visible_to(user: User) -> QuerySet[DuplicatePair]:
    """Pairs of living people, the likeliest first; none that would tell who somebody is whose identity is hidden."""
    if not can(user, "resumes.merge"):
        return DuplicatePair.objects.none()
    hidden = list(showing.hidden_from(user))
    pairs = DuplicatePair.objects.select_related("first", "second", "decided_by")
    return pairs.exclude(Q(first__in=hidden) | Q(second__in=hidden)) if hidden else pairs


def open_pairs(user: User) -> QuerySet[DuplicatePair]:
    """Those that wait for a decision; entries that were merged elsewhere have none to wait for."""
    waiting = pairs_visible_to(user).filter(state=DuplicatePair.State.OPEN)
    return waiting.filter(first__merged_into=None, second__merged_into=None)


def visible_pair(user: User, pair_id: UUID) -> DuplicatePair:
    found = pairs_visible_to(user).filter(pk=pair_id).first()
    if found is None:
        raise NotFound(_("There is no such pair."))
    return found


def batches_visible_to(user: User) -> QuerySet[ImportBatch]:
    if not can(user, "resumes.import"):
        return ImportBatch.objects.none()
    return ImportBatch.objects.select_related("job", "started_by")


def visible_batch(user: User, batch_id: UUID) -> ImportBatch:
    found = batches_visible_to(user).filter(pk=batch_id).first()
    if found is None:
        raise NotFound(_("There is no such import."))
    return found


def items_of(batch: ImportBatch) -> QuerySet[ImportItem]:
    return batch.items.select_related("person", "resume").only(
        "id", "number", "name", "state", "problem_code", "problem_message", "problem_params", "done_at", "batch_id",
        "person__id", "person__name", "resume__id",
    )  # fmt: skip


def visible_item(user: User, item_id: UUID) -> ImportItem:
    items = ImportItem.objects.select_related("batch", "file").filter(batch__in=batches_visible_to(user))
    found = items.filter(pk=item_id).first()
    if found is None:
        raise NotFound(_("There is no such file."))
    return found


def waiting_file(request: HttpRequest, item: ImportItem) -> HttpResponseBase:
    """The item's file while it is not taken in, as a download."""
    if item.file is None:
        raise NotFound(_("There is no such file."))
    return files.serve(request, item.file, download=True)


def pool_visible_to(user: User) -> QuerySet[PoolEntry]:
    """Everybody with a readable résumé, for whoever may search the pool.

    Less those whose identity is hidden: a search for words would tell who they are.
    """
    if not can(user, "resumes.search"):
        return PoolEntry.objects.none()
    hidden = list(showing.hidden_from(user))
    return PoolEntry.objects.exclude(person__in=hidden) if hidden else PoolEntry.objects.all()


def names_of(ids: set[str]) -> dict[str, Named]:
    """For the audit trail."""
    found = Resume.objects.select_related("person").defer("document", "machine", "corrected").filter(pk__in=ids)
    return {str(each.pk): Named(str(each), reverse("resumes:resume", args=[each.pk])) for each in found}
