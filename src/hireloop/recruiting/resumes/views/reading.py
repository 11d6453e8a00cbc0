"""One résumé: the document beside what was read in it, and setting it right."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from hireloop.analysis.resumes.model import ParsedResume
from hireloop.kernel.errors import HireloopError, NotFound
from hireloop.platform.accounts.access import can, colleague_of, requires
from hireloop.platform.audit.actions import record_read
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory import showing
from hireloop.platform.vault import files
from hireloop.web.errors import translated

from .. import actions, page_pictures, queries
from ..forms import CorrectionForm
from ..models import Resume
from ..page_model import pages_of, protected_of, sections_of
from ..problems import flags_of, problem_of


@requires("resumes.view")
def resume(request: HttpRequest, resume_id: UUID) -> HttpResponse:
    """Left the document, right the values; whoever points at one sees the other."""
    found = queries.visible_resume(colleague_of(request), resume_id)
    if request.headers.get("HX-Target") == "resume-waiting":
        return _still_waiting(request, found)
    record_read(found, actor=Actor.of(request), person=found.person_id, what="parsed_resume")
    blind = found.person.is_hidden
    context = {
        "resume": found,
        "person": found.person,
        "is_blind": blind,
        "may_correct": can(request.user, "resumes.correct") and not blind,
        "problem": problem_of(found),
        **_values(found),
    }
    return render(request, "resumes/resume.html", context)


def _values(found: Resume) -> dict[str, object]:
    parsed = queries.values_of(found)
    if parsed is None:
        return {"sections": [], "pages": []}
    machine = ParsedResume.from_dict(found.machine) if found.machine and found.corrected else None
    cover = showing.cover_of(found.person)
    document = found.document or {}
    return {
        "parsed": parsed,
        "sections": sections_of(parsed, machine, cover=cover),
        "pages": pages_of(document.get("text", ""), parsed, cover=cover),
        "pictures": [] if cover else page_pictures.pages_of(found),
        "flags": flags_of(parsed),
        "has_protected": bool(protected_of(parsed)) and not cover,
        "years": parsed.years_of_experience,
        "corrections": found.corrections.select_related("corrected_by").order_by("-created_at")[:50],
    }


def _still_waiting(request: HttpRequest, found: Resume) -> HttpResponse:
    """Asked again while the résumé is being read; the page is loaded anew once it is."""
    response = render(request, "resumes/_waiting.html", {"resume": found})
    if found.state != Resume.State.WAITING:
        response.headers["HX-Refresh"] = "true"
    return response


@requires("resumes.view")
@require_POST
def protected(request: HttpRequest, resume_id: UUID) -> HttpResponse:
    """What must not count, opened on purpose: who looked is written down."""
    found = queries.visible_resume(colleague_of(request), resume_id)
    parsed = queries.values_of(found)
    if parsed is None or found.person.is_hidden:
        raise NotFound(_("There is nothing to show."))
    record_read(found, actor=Actor.of(request), person=found.person_id, what="protected_data")
    return render(request, "resumes/_protected.html", {"values": protected_of(parsed), "resume": found})


@requires("resumes.view")
def page_picture(request: HttpRequest, resume_id: UUID, number: int) -> HttpResponse:
    """A page of the file as a picture."""
    found = queries.visible_resume(colleague_of(request), resume_id)
    showing.check_open(found.person_id)
    picture = page_pictures.picture_of(found, number)
    return HttpResponse(picture, content_type="image/jpeg", headers={"Cache-Control": "private, max-age=600"})


@requires("resumes.view")
def original(request: HttpRequest, resume_id: UUID) -> HttpResponseBase:
    """The file as it came."""
    found = queries.visible_resume(colleague_of(request), resume_id)
    showing.check_open(found.person_id)
    if "Range" not in request.headers:
        record_read(found, actor=Actor.of(request), person=found.person_id, what="resume")
    response = files.serve(request, found.file, download=bool(request.GET.get("download")))
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
    return response


@requires("resumes.correct")
def correct(request: HttpRequest, resume_id: UUID) -> HttpResponse:
    """Set right what the machine read, or type what it could not."""
    found = queries.visible_resume(colleague_of(request), resume_id)
    showing.check_open(found.person_id)
    form = CorrectionForm(queries.values_of(found), request.POST if request.method == "POST" else None)
    status = 200
    if request.method != "POST":
        record_read(found, actor=Actor.of(request), person=found.person_id, what="parsed_resume")
    elif not form.is_valid():
        status = 422
    else:
        try:
            count = actions.correct(found, form.typed(), actor=Actor.of(request), user=colleague_of(request))
        except HireloopError as error:
            form.add_error(None, translated(error))
            status = error.status
        else:
            messages.success(request, _said(count))
            return redirect("resumes:resume", found.pk)
    document = found.document or {}
    context = {"resume": found, "form": form, "text": document.get("text", ""), "problem": problem_of(found)}
    return render(request, "resumes/correct.html", context, status=status)


def _said(count: int) -> str:
    if not count:
        return _("Nothing was changed.")
    return ngettext("%(n)s value corrected.", "%(n)s values corrected.", count) % {"n": count}


@requires("resumes.correct")
@require_POST
def drop_corrections(request: HttpRequest, resume_id: UUID) -> HttpResponse:
    found = queries.visible_resume(colleague_of(request), resume_id)
    try:
        actions.drop_corrections(found, actor=Actor.of(request))
        messages.success(request, _("What the machine read counts again."))
    except HireloopError as error:
        messages.error(request, translated(error))
    return redirect("resumes:resume", found.pk)


@requires("resumes.correct")
@require_POST
def read_again(request: HttpRequest, resume_id: UUID) -> HttpResponse:
    found = queries.visible_resume(colleague_of(request), resume_id)
    try:
        actions.read_again(found, actor=Actor.of(request))
    except HireloopError as error:
        messages.error(request, translated(error))
    return redirect("resumes:resume", found.pk)
