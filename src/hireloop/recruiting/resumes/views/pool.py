"""Search in the talent pool, and putting somebody up for a job."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from hireloop.kernel.errors import HireloopError, NotFound
from hireloop.platform.accounts.access import can, colleague_of, requires
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory import queries as directory
from hireloop.platform.vault import keys
from hireloop.recruiting.jobs import queries as jobs
from hireloop.web.errors import translated
from hireloop.web.tables import marked_ids

from .. import actions, queries
from ..forms import PutUpForm
from ..models import PoolEntry
from ..tables import PoolTable

MOST_AT_ONCE = 100


@requires("resumes.search")
def pool(request: HttpRequest) -> HttpResponseBase:
    user = colleague_of(request)
    table = PoolTable(request, queries.pool_visible_to(user))
    keys.preload(row.object.person_id for row in table.rows)
    if table.words:
        actions.note_search(table.total, actor=Actor.of(request))
    waiting = queries.open_pairs(user).count() if can(user, "resumes.merge") else 0
    return table.respond("resumes/pool.html", {"here": "pool", "open_pairs": waiting})


@requires("resumes.search")
@require_POST
def put_up(request: HttpRequest) -> HttpResponse:
    """First asks for which job, then makes the applications; who could not be put up is named with the reason."""
    entries = _marked(request)
    form = PutUpForm(request.POST if "asked" in request.POST else None, jobs=_open_jobs(request))
    if form.is_bound and form.is_valid():
        job = jobs.visible_job(colleague_of(request), UUID(form.cleaned_data["job"]))
        done, refused = 0, []
        for entry in entries:
            try:
                actions.put_up_for(job, entry, tell=form.cleaned_data["tell"], actor=Actor.of(request))
                done += 1
            except HireloopError as error:
                refused.append(translated(error))
        if done:
            said = ngettext("%(n)s person put up for “%(job)s”.", "%(n)s people put up for “%(job)s”.", done)
            messages.success(request, said % {"n": done, "job": job.title})
        for reason in dict.fromkeys(refused):
            messages.error(request, reason)
        return redirect("resumes:pool")
    context = {"form": form, "entries": entries}
    return render(request, "resumes/put_up.html", context, status=422 if form.is_bound else 200)


def _marked(request: HttpRequest) -> list[PoolEntry]:
    ids = [int(each) for each in marked_ids(request)[:MOST_AT_ONCE] if each.isdecimal() and len(each) < 19]
    visible = queries.pool_visible_to(colleague_of(request)).filter(pk__in=ids)
    entries = list(visible.select_related("person", "resume__file"))
    if not entries:
        raise NotFound(_("Nobody is marked. Go back, and mark those whom you mean."))
    return entries


def _open_jobs(request: HttpRequest) -> list[tuple[str, str]]:
    found = jobs.visible_to(colleague_of(request)).filter(closed_at=None).exclude(opened_at=None).order_by("title")
    return [(str(pk), title) for pk, title in found.values_list("pk", "title")[:300]]


@requires("resumes.search")
@require_POST
def note_wish(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Write down what the person said about being kept for other openings."""
    person = directory.person_for(colleague_of(request), person_id)
    wish = request.POST.get("wish", "")
    if wish in {"yes", "no"}:
        actions.note_pool_consent(person, agrees=wish == "yes", actor=Actor.of(request), user=colleague_of(request))
        messages.success(request, _("Noted."))
    return redirect("directory:person", person.pk)
