"""Reads of résumés. ``visible_to`` is the only way that a view or the API loads one."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from hireloop.analysis.resumes.model import ParsedResume
from hireloop.kernel.errors import NotFound
from hireloop.platform.accounts.access import can
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.names import Named
from hireloop.recruiting.applications import queries as applications
from hireloop.recruiting.applications.models import Application

from .models import Resume

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


def names_of(ids: set[str]) -> dict[str, Named]:
    """For the audit trail."""
    found = Resume.objects.select_related("person").defer("document", "machine", "corrected").filter(pk__in=ids)
    return {str(each.pk): Named(str(each), reverse("directory:person", args=[each.person_id])) for each in found}
