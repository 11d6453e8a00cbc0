"""Rejections that the machine proposes: looked at and decided by a person."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from hireloop.kernel.errors import HireloopError
from hireloop.platform.accounts.access import colleague_of, requires
from hireloop.platform.audit.actor import Actor
from hireloop.recruiting.jobs import queries as jobs
from hireloop.recruiting.jobs.drafts import reader_language
from hireloop.web.errors import translated

from .. import actions, queries
from ..forms import ConfirmForm
from ..match_view import view_of
from ..models import RejectionProposal

SHOWN = 50
DECIDED_SHOWN = 20


@requires("screening.decide")
def proposals(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """Each with its grounds; those that are marked are rejected, each with a reason of its own or the common one."""
    user = colleague_of(request)
    job = jobs.visible_job(user, job_id)
    form = ConfirmForm(request.POST or None)
    marked = request.POST.getlist("marked")
    reasons = {
        name.removeprefix("reason-"): str(text) for name, text in request.POST.items() if name.startswith("reason-")
    }
    if request.method == "POST" and form.is_valid():
        chosen = [each for each in queries.open_proposals(user, job) if str(each.pk) in marked]
        if not chosen:
            form.add_error(None, _("Mark whom you want to reject."))
        elif _lacks_reason(chosen, reasons, form.cleaned_data["reason"]):
            form.add_error("reason", _("Give a reason here, or one for each candidate that is marked."))
        else:
            return _confirm(request, job_id, chosen, reasons, form)
    context = {
        "job": job,
        "form": form,
        "lines": _lines(request, job_id, marked=marked, reasons=reasons),
        "decided": _decided(request, job_id),
    }
    return render(request, "screening/proposals.html", context, status=422 if form.is_bound else 200)


def _lacks_reason(chosen: list[RejectionProposal], reasons: dict[str, str], common: str) -> bool:
    return not common.strip() and not all(reasons.get(str(each.pk), "").strip() for each in chosen)


def _confirm(
    request: HttpRequest,
    job_id: UUID,
    chosen: list[RejectionProposal],
    reasons: dict[str, str],
    form: ConfirmForm,
) -> HttpResponse:
    done, refused = actions.confirm_many(
        chosen,
        reasons=reasons,
        reason=form.cleaned_data["reason"],
        tell_candidate=form.cleaned_data["tell_candidate"],
        actor=Actor.of(request),
        user=colleague_of(request),
    )
    if done:
        words = ngettext("%(n)d application rejected.", "%(n)d applications rejected.", len(done)) % {"n": len(done)}
        messages.success(request, words)
    for proposal, why in refused[:5]:
        messages.warning(request, f"{proposal.application.person.shown_name}: {why}")
    return redirect("screening:proposals", job_id=job_id)


@requires("screening.decide")
@require_POST
def keep(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """Turn one proposal down."""
    proposal = queries.visible_proposal(colleague_of(request), proposal_id)
    reason = request.POST.get("reason", "").strip()[:1000] or request.POST.get(f"reason-{proposal_id}", "")[:1000]
    try:
        actions.keep(proposal, reason=reason, actor=Actor.of(request), user=colleague_of(request))
    except HireloopError as error:
        messages.warning(request, translated(error))
    else:
        address = reverse("screening:reopen", args=[proposal.pk])
        words = _("%(name)s stays in the process.") % {"name": proposal.application.person.shown_name}
        messages.success(
            request, format_html('{} <a href="{}" hx-post="{}">{}</a>', words, address, address, _("Undo"))
        )
    return redirect("screening:proposals", job_id=proposal.application.job_id)


@requires("screening.decide")
@require_POST
def reopen(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """Take a decision back."""
    proposal = queries.visible_proposal(colleague_of(request), proposal_id)
    try:
        actions.reopen(proposal, actor=Actor.of(request))
    except HireloopError as error:
        messages.warning(request, translated(error))
    else:
        messages.success(
            request,
            _("Undone: %(name)s waits for a decision again.") % {"name": proposal.application.person.shown_name},
        )
    address = reverse("screening:proposals", args=[proposal.application.job_id])
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": address})
    return redirect(address)


def _lines(
    request: HttpRequest, job_id: UUID, *, marked: list[str], reasons: dict[str, str]
) -> list[dict[str, object]]:
    user = colleague_of(request)
    found = queries.open_proposals(user, jobs.visible_job(user, job_id))[:SHOWN]
    return [
        {
            "proposal": each,
            "name": each.application.person.shown_name,
            "view": view_of(each.application.match_report, reader_language()),
            "is_marked": str(each.pk) in marked,
            "reason": reasons.get(str(each.pk), ""),
        }
        for each in found
    ]


def _decided(request: HttpRequest, job_id: UUID) -> list[tuple[RejectionProposal, str]]:
    """Lately decided ones, so that each can be looked at again."""
    rows = queries.proposals_visible_to(colleague_of(request)).filter(application__job_id=job_id)
    states = (RejectionProposal.State.CONFIRMED, RejectionProposal.State.KEPT)
    found = rows.filter(state__in=states).select_related("decided_by", "move").order_by("-decided_at")[:DECIDED_SHOWN]
    return [(each, each.application.person.shown_name) for each in found]
