"""Move, reject, undo: one application, or many after a look at the list."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from hireloop.kernel.errors import HireloopError, NotFound
from hireloop.platform.accounts.access import requires
from hireloop.platform.audit.actor import Actor
from hireloop.web.errors import translated
from hireloop.web.tables import marked_ids

from .. import actions, queries
from ..actions.moving import BulkResult
from ..forms import BulkMoveForm, MoveForm, RejectForm
from ..models import Application, StageMove
from ..stages import Stage, allowed_from, rule_for

MOST_AT_ONCE = 200


@requires("applications.move")
def move(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """Ask for what the move needs, and do it; a move that needs nothing is done at once. ``to`` is the stage."""
    found = queries.visible_application(request.user, application_id)  # type: ignore[arg-type]
    target = request.POST.get("to") or request.GET.get("to", "")
    rule = rule_for(found.stage, target) if target in Stage.values else None
    if rule is None:
        return _choose(request, found)
    form = _form(target, request.POST if request.POST.get("asked") else None, needs_note=rule.needs_note)
    needs_nothing = request.method == "POST" and not (rule.needs_note or rule.needs_reason)
    if needs_nothing or (request.method == "POST" and form.is_valid()):
        try:
            _say_done(request, found, _do(request, found, target, form))
        except HireloopError as error:
            if not form.is_bound:
                messages.error(request, translated(error))
                return _back(request, found)
            form.add_error(None, translated(error))
        else:
            return _back(request, found)
    context = {"application": found, "form": form, "to": Stage(target), "back": _back_url(request, found)}
    return render(request, "applications/move.html", context, status=422 if form.is_bound else 200)


def _choose(request: HttpRequest, found: Application) -> HttpResponse:
    context = {"application": found, "stages": allowed_from(found.stage), "back": _back_url(request, found)}
    return render(request, "applications/choose_stage.html", context)


def _form(target: str, posted: Any, *, needs_note: bool) -> Form:
    return RejectForm(posted) if target == Stage.REJECTED else MoveForm(posted, needs_note=needs_note)


def _do(request: HttpRequest, found: Application, target: str, form: Form) -> StageMove:
    filled = form.cleaned_data if form.is_bound else {}
    expected = request.POST.get("expected", "")
    actor, user = Actor.of(request), request.user
    if target == Stage.REJECTED:
        return actions.reject(
            found,
            reason=filled["reason"],
            note=filled["note"],
            tell_candidate=filled["tell_candidate"],
            expected=expected,
            actor=actor,
            user=user,  # type: ignore[arg-type]
        )
    return actions.move_stage(found, target, note=filled.get("note", ""), expected=expected, actor=actor, user=user)  # type: ignore[arg-type]


def _say_done(request: HttpRequest, found: Application, done: StageMove) -> None:
    words = _("%(name)s: moved to “%(stage)s”.") % {
        "name": found.person.shown_name,
        "stage": done.get_to_stage_display(),
    }
    address = reverse("applications:undo", args=[done.pk]) + f"?{urlencode({'back': _back_url(request, found)})}"
    messages.success(request, format_html('{} <a href="{}" hx-post="{}">{}</a>', words, address, address, _("Undo")))


@requires("applications.move")
def undo(request: HttpRequest, move_id: UUID) -> HttpResponse:
    """Ask once, then take the move back."""
    done = get_object_or_404(StageMove.objects.select_related("application__person", "application__job"), pk=move_id)
    found = queries.visible_application(request.user, done.application_id)  # type: ignore[arg-type]
    if request.method == "POST":
        try:
            actions.undo_move(done, actor=Actor.of(request))
        except HireloopError as error:
            messages.error(request, translated(error))
        else:
            words = _("Undone: %(name)s is at “%(stage)s” again.")
            messages.success(request, words % {"name": found.person.shown_name, "stage": done.get_from_stage_display()})
        if request.headers.get("HX-Request"):
            return HttpResponse(headers={"HX-Redirect": _back_url(request, found)})
        return _back(request, found)
    context = {"application": found, "move": done, "back": _back_url(request, found)}
    return render(request, "applications/undo.html", context)


@requires("applications.move")
@require_POST
def bulk_move(request: HttpRequest) -> HttpResponse:
    """First show whom it is about, then move."""
    form = BulkMoveForm(request.POST if request.POST.get("asked") else None)
    marked = _marked(request)
    if form.is_valid():
        result = actions.move_many(
            marked,
            form.cleaned_data["to"],
            note=form.cleaned_data["note"],
            actor=Actor.of(request),
            user=request.user,  # type: ignore[arg-type]
        )
        return _say_result(request, result)
    return _confirm(request, marked, form, title=_("Move applications"), verb=_("Move"), is_dangerous=False)


@requires("applications.move")
@require_POST
def bulk_reject(request: HttpRequest) -> HttpResponse:
    """Nobody is rejected unseen: the list is shown and confirmed with a reason."""
    form = RejectForm(request.POST if request.POST.get("asked") else None)
    marked = _marked(request)
    if form.is_valid():
        result = actions.reject_many(
            marked,
            reason=form.cleaned_data["reason"],
            note=form.cleaned_data["note"],
            tell_candidate=form.cleaned_data["tell_candidate"],
            actor=Actor.of(request),
            user=request.user,  # type: ignore[arg-type]
        )
        return _say_result(request, result)
    return _confirm(request, marked, form, title=_("Reject applications"), verb=_("Reject"), is_dangerous=True)


def _marked(request: HttpRequest) -> QuerySet[Application]:
    ids = [text for text in marked_ids(request) if _is_uuid(text)][:MOST_AT_ONCE]
    found = queries.for_lists(queries.visible_to(request.user).filter(pk__in=ids))  # type: ignore[arg-type]
    if not found:
        raise NotFound(_("Mark at least one application first."), code="nothing_marked")
    return found


def _confirm(
    request: HttpRequest, marked: QuerySet[Application], form: Form, *, title: str, verb: str, is_dangerous: bool
) -> HttpResponse:
    context = {"marked": marked, "form": form, "title": title, "verb": verb, "is_dangerous": is_dangerous}
    return render(request, "applications/bulk.html", context, status=422 if form.is_bound else 200)


def _say_result(request: HttpRequest, result: BulkResult) -> HttpResponseRedirect:
    count = len(result.moved)
    if count:
        words = ngettext("%(count)d application moved.", "%(count)d applications moved.", count)
        messages.success(request, words % {"count": count})
    for application, why in result.refused[:5]:
        messages.warning(request, f"{application.person.shown_name}: {why}")
    if len(result.refused) > 5:
        messages.warning(request, _("… and %(count)d more could not be moved.") % {"count": len(result.refused) - 5})
    return HttpResponseRedirect(reverse("applications:list"))


def _back(request: HttpRequest, found: Application) -> HttpResponse:
    return redirect(_back_url(request, found))


def _back_url(request: HttpRequest, found: Application) -> str:
    """Where the mover came from: the board, the list or the person."""
    asked = request.POST.get("back") or request.GET.get("back", "")
    is_ours = url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return asked if asked and is_ours else reverse("directory:person", args=[found.person_id])


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
