"""Résumés and cover letters: whoever reads one is written down."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from hireloop.kernel.errors import NotFound
from hireloop.platform.accounts.access import requires
from hireloop.platform.audit.actions import record_read
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory import showing
from hireloop.platform.vault import files

from .. import queries


@requires("applications.read_resume")
def resume(request: HttpRequest, application_id: UUID, resume_id: UUID) -> HttpResponseBase:
    """One of the application's résumés, shown in the browser or, with ``?download=1``, saved."""
    found = queries.visible_application(request.user, application_id)  # type: ignore[arg-type]
    received = found.received_resumes.select_related("file").filter(pk=resume_id).first()
    if received is None:
        raise NotFound(_("There is no such résumé."))
    showing.check_open(found.person_id)
    if "Range" not in request.headers:
        record_read(found, actor=Actor.of(request), person=found.person_id, what="resume")
    response = files.serve(request, received.file, download=bool(request.GET.get("download")))
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
    return response


@requires("applications.read_resume")
def cover_letter(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """The cover letter, for htmx when somebody opens it."""
    found = queries.visible_application(request.user, application_id)  # type: ignore[arg-type]
    record_read(found, actor=Actor.of(request), person=found.person_id, what="cover_letter")
    return render(request, "applications/_cover_letter.html", {"text": found.person.covered(found.cover_letter or "")})
