"""Entries that may be the same person, side by side; a person decides."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hireloop.kernel.errors import HireloopError
from hireloop.platform.accounts.access import colleague_of, requires
from hireloop.platform.audit.actions import record_read
from hireloop.platform.audit.actor import Actor
from hireloop.web.errors import translated

from .. import actions, duplicate_pages, queries
from ..forms import MergeForm
from ..models import DuplicatePair
from ..tables import DuplicateTable


@requires("resumes.merge")
def duplicates(request: HttpRequest) -> HttpResponseBase:
    table = DuplicateTable(request, queries.pairs_visible_to(colleague_of(request)))
    return table.respond("resumes/duplicates.html", {"here": "duplicates"})


@requires("resumes.merge")
def pair(request: HttpRequest, pair_id: UUID) -> HttpResponse:
    """The two entries with what agrees and what differs; or the decision, where it is posted."""
    found = queries.visible_pair(colleague_of(request), pair_id)
    form = MergeForm(request.POST) if request.method == "POST" else None
    if form is not None:
        if not form.is_valid():
            messages.error(request, _("Choose which of the two entries stays."))
        elif _merged(request, found, form):
            return redirect("directory:person", form.cleaned_data["kept"])
        found.refresh_from_db()
    for each in (found.first, found.second):
        record_read(each, actor=Actor.of(request), person=each.pk, what="contacts")
    context = {
        "pair": found,
        "lines": duplicate_pages.lines_of(found),
        "reasons": duplicate_pages.reasons_of(found),
        "suggested": duplicate_pages.suggested_of(found),
        "reason": request.POST.get("reason", ""),
    }
    return render(request, "resumes/pair.html", context)


def _merged(request: HttpRequest, found: DuplicatePair, form: MergeForm) -> bool:
    kept = found.first if form.cleaned_data["kept"] == found.first_id else found.second
    user = colleague_of(request)
    try:
        actions.merge_pair(found, kept=kept, reason=form.cleaned_data["reason"], actor=Actor.of(request), user=user)
    except HireloopError as error:
        messages.error(request, translated(error))
        return False
    messages.success(request, _("Merged. It can be taken back on this page."))
    return True


@requires("resumes.merge")
@require_POST
def keep_apart(request: HttpRequest, pair_id: UUID) -> HttpResponse:
    found = queries.visible_pair(colleague_of(request), pair_id)
    try:
        actions.keep_apart(found, actor=Actor.of(request), user=colleague_of(request))
        messages.success(request, _("Noted: two people. This pair does not come up again."))
    except HireloopError as error:
        messages.error(request, translated(error))
    return redirect("resumes:duplicates")


@requires("resumes.merge")
@require_POST
def look_again(request: HttpRequest, pair_id: UUID) -> HttpResponse:
    found = queries.visible_pair(colleague_of(request), pair_id)
    actions.look_again(found, actor=Actor.of(request))
    return redirect("resumes:pair", found.pk)
