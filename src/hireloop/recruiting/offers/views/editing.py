"""Prepare an offer and change its draft, with total and checks while one types."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hireloop.kernel.errors import HireloopError
from hireloop.platform.accounts.access import colleague_of, requires
from hireloop.platform.audit.actions import record_read
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.models import Employer
from hireloop.platform.documents import actions as documents
from hireloop.recruiting.applications import queries as applications
from hireloop.recruiting.applications.models import Application
from hireloop.web.errors import translated

from .. import actions, checks, differences, prefill, queries
from ..fields import KIND
from ..forms import OfferForm
from ..models import Offer
from ..terms import OfferDraft


@requires("offers.prepare")
def prepare(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """From the decision to the offer: everything that is known stands there already."""
    application = applications.visible_application(colleague_of(request), application_id)
    existing = queries.live_offer(application)
    if existing is not None:
        return redirect("offers:offer", existing.pk)
    form = OfferForm(request.POST or None, draft=prefill.first_draft(application))
    if request.method == "POST" and form.is_valid():
        user, actor = colleague_of(request), Actor.of(request)
        try:
            offer = actions.prepare_offer(application, form.draft(), actor=actor, user=user)
        except HireloopError as error:
            form.add_error(None, translated(error))
        else:
            messages.success(request, _("Saved as a draft. Read it once more, then hand it in for approval."))
            return redirect("offers:offer", offer.pk)
    return _page(request, application, form, offer=None)


@requires("offers.prepare")
def edit(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    offer = queries.visible_offer(colleague_of(request), offer_id)
    if not offer.can_be_edited:
        return redirect("offers:offer", offer.pk)
    documents.sync_built_in(KIND)
    version = queries.current_version(offer)
    form = OfferForm(request.POST or None, draft=version.draft(), stamp=version.stamp)
    if request.method == "GET":
        record_read(offer, actor=Actor.of(request), person=offer.person, what="pay")
    elif form.is_valid():
        user, actor = colleague_of(request), Actor.of(request)
        try:
            actions.save_draft(offer, form.draft(), expected=form.cleaned_data["stamp"], actor=actor, user=user)
        except HireloopError as error:
            form.add_error(None, translated(error))
        else:
            messages.success(request, _("Saved."))
            return redirect("offers:offer", offer.pk)
    return _page(request, offer.application, form, offer=offer)


@requires("offers.prepare")
@require_POST
def check(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """Total and objections of what stands in the form right now; half-typed fields are left out."""
    application = applications.visible_application(colleague_of(request), application_id)
    form = OfferForm(request.POST, draft=prefill.first_draft(application))
    draft = form.draft() if form.is_valid() else None
    return render(request, "offers/_check.html", _checked(application, draft))


def _page(request: HttpRequest, application: Application, form: OfferForm, *, offer: Offer | None) -> HttpResponse:
    if form.is_bound:
        draft = form.draft() if form.is_valid() else None
    else:
        draft = form.draft_before if form.draft_before.pay.base_fen else None
    context = {"application": application, "offer": offer, "form": form, **_checked(application, draft)}
    return render(request, "offers/edit.html", context, status=422 if form.is_bound else 200)


def _checked(application: Application, draft: OfferDraft | None) -> dict[str, Any]:
    if draft is None:
        return {"objections": [], "pay_lines": []}
    employer = Employer.objects.get(pk=draft.employer_id)
    return {
        "objections": checks.objections(draft, job=application.job, employer=employer),
        "pay_lines": differences.pay_lines(draft.pay, has_probation=bool(draft.probation_months)),
        "monthly": differences.money(draft.pay.monthly_fen),
    }
