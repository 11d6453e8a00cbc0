"""Create, change, open, close, copy and import jobs."""

from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hireloop.kernel.errors import BadInput, HireloopError
from hireloop.platform.accounts.access import requires
from hireloop.platform.audit.actor import Actor
from hireloop.web.errors import translated
from hireloop.web.refused import refused

from .. import actions, queries
from ..drafts import JobDraft, ProfileRow, reader_language, wording_warnings
from ..forms import JdForm, JobEditor, JobFileForm
from ..interview_questions import keep_questions
from ..jd_drafts import JdSource, read_jd, text_of_file
from ..job_file import MAX_JOB_FILE_BYTES, read_job_file
from ..models import Job

# Where a description speaks of fewer dimensions, the usual ones are a better start.
FEWEST_DIMENSIONS = 3
START_PROFILE = (
    ProfileRow("professional", 30),
    ProfileRow("communication", 20),
    ProfileRow("problem_solving", 20),
    ProfileRow("teamwork", 15),
    ProfileRow("learning", 15),
)


@requires("jobs.edit")
def new_job(request: HttpRequest) -> HttpResponse:
    start = JobDraft(title="", language=reader_language(), profile=START_PROFILE)
    return _edit(request, None, start)


@requires("jobs.edit")
def edit_job(request: HttpRequest, job_id: UUID) -> HttpResponse:
    job = queries.visible_job(request.user, job_id)  # type: ignore[arg-type]
    return _edit(request, job, queries.draft_of(job))


@requires("jobs.edit")
def draft_job(request: HttpRequest) -> HttpResponse:
    """Paste a job description or drop a file; what was read in it is shown beside the source, to be corrected."""
    form = JdForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        field = "file" if form.cleaned_data["file"] else "text"
        try:
            draft, source = read_jd(_jd_text(form))
        except BadInput as error:
            form.add_error(field, translated(error))
        else:
            if len(draft.profile) < FEWEST_DIMENSIONS:
                draft = replace(draft, profile=START_PROFILE)
            editor = JobEditor(draft, origins=source.origins)
            return render(request, "jobs/edit.html", {"job": None, "editor": editor, "source": source})
    return render(request, "jobs/paste.html", {"form": form}, status=422 if form.is_bound else 200)


def _jd_text(form: JdForm) -> str:
    file = form.cleaned_data["file"]
    text: str = text_of_file(file.read(), name=file.name) if file else form.cleaned_data["text"]
    return text


def _edit(request: HttpRequest, job: Job | None, draft: JobDraft) -> HttpResponse:
    editor = JobEditor(draft, posted=request.POST if request.method == "POST" else None)
    if request.method == "POST" and editor.is_valid():
        try:
            saved = _save(request, job, editor.read())
        except BadInput as error:
            editor.form.add_error(None, translated(error))
        else:
            return redirect("jobs:job", job_id=saved.pk)
    status = 422 if request.method == "POST" else 200
    context = {"job": job, "editor": editor, "source": _source(request)}
    return render(request, "jobs/edit.html", context, status=status)


def _source(request: HttpRequest) -> JdSource | None:
    """The job description that the form was drafted from; it travels with the form."""
    text = request.POST.get("jd_text", "")
    try:
        return read_jd(text)[1] if text.strip() else None
    except BadInput:
        return None


def _save(request: HttpRequest, job: Job | None, draft: JobDraft) -> Job:
    actor = Actor.of(request)
    if job is None:
        saved = actions.create_job(draft, actor=actor, user=request.user)  # type: ignore[arg-type]
        messages.success(request, _("The job is saved as a draft. Open it when it may be seen."))
    else:
        saved = actions.edit_job(job, draft, actor=actor)
        messages.success(request, _("Saved."))
    return saved


@requires("jobs.edit")
@require_POST
def check_wording(request: HttpRequest) -> HttpResponse:
    """The warnings about the words typed so far, for the form to show beside the text."""
    texts = [request.POST.get(name, "") for name in ("title", "description")]
    return render(request, "jobs/_wording.html", {"warnings": wording_warnings(*texts)})


@requires("jobs.edit")
@require_POST
def open_job(request: HttpRequest, job_id: UUID) -> HttpResponse:
    job = queries.visible_job(request.user, job_id)  # type: ignore[arg-type]
    try:
        actions.open_job(job, actor=Actor.of(request))
    except HireloopError as error:
        messages.error(request, translated(error))
    else:
        messages.success(request, _("The job is open: it stands on the careers page and takes applications."))
    return redirect("jobs:job", job_id=job.pk)


@requires("jobs.edit")
@require_POST
def close_job(request: HttpRequest, job_id: UUID) -> HttpResponse:
    job = queries.visible_job(request.user, job_id)  # type: ignore[arg-type]
    try:
        actions.close_job(job, actor=Actor.of(request), reason=request.POST.get("reason", "").strip()[:500])
    except HireloopError as error:
        return refused(request, translated(error), "jobs:job", job_id=job.pk)
    messages.success(request, _("The job is closed. Applications under way stay as they are."))
    return redirect("jobs:job", job_id=job.pk)


@requires("jobs.edit")
@require_POST
def duplicate_job(request: HttpRequest, job_id: UUID) -> HttpResponse:
    job = queries.visible_job(request.user, job_id)  # type: ignore[arg-type]
    copy = actions.duplicate_job(job, actor=Actor.of(request), user=request.user)  # type: ignore[arg-type]
    messages.success(request, _("This is the copy. Change what differs, then open it."))
    return redirect("jobs:edit", job_id=copy.pk)


@requires("jobs.edit")
def import_job(request: HttpRequest) -> HttpResponse:
    form = JobFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            draft, questions = read_job_file(form.cleaned_data["file"].read(MAX_JOB_FILE_BYTES + 1))
            job = actions.import_job(draft, actor=Actor.of(request), user=request.user)  # type: ignore[arg-type]
            keep_questions(job, questions, actor=Actor.of(request))
        except BadInput as error:
            form.add_error("file", translated(error))
        else:
            messages.success(request, _("The job was read from the file. Look it over, then open it."))
            return redirect("jobs:job", job_id=job.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "jobs/import.html", {"form": form}, status=status)
