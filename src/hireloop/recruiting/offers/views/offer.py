"""One offer: its terms, where it stands, and what can be done with it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hireloop.engines.errors import EngineUnavailable
from hireloop.kernel.errors import HireloopError
from hireloop.platform.accounts.access import can, colleague_of, requires
from hireloop.platform.approvals import panels as approvals
from hireloop.platform.audit.actions import record_read
from hireloop.platform.audit.actor import Actor
from hireloop.platform.signing import queries as signing
from hireloop.web.errors import translated

from .. import actions, checks, differences, queries
from ..forms import ReplyForm, WithdrawForm
from ..models import Offer, OfferVersion
from ..states import OfferState, may_go


@requires("offers.view")
def offer(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    found = queries.visible_offer(colleague_of(request), offer_id)
    return _page(request, found)


@requires("offers.see_salary")
def letter(request: HttpRequest, offer_id: UUID, number: int) -> HttpResponse:
    """The letter of a version as PDF."""
    found = queries.visible_offer(colleague_of(request), offer_id)
    version = queries.version_of(found, number)
    record_read(found, actor=Actor.of(request), person=found.person, what="pay")
    pdf = actions.printed(version)
    response = HttpResponse(pdf, content_type="application/pdf")
    name = f"{found.person.name} {version.title}.pdf"
    response["Content-Disposition"] = content_disposition_header(bool(request.GET.get("download")), name) or "inline"
    response["Cache-Control"] = "private, no-store"
    return response


@requires("offers.view")
def compare(request: HttpRequest, offer_id: UUID, number: int) -> HttpResponse:
    """A version beside the one before it."""
    user = colleague_of(request)
    found = queries.visible_offer(user, offer_id)
    new, old = queries.version_of(found, number), queries.version_of(found, number - 1)
    with_pay = can(user, "offers.see_salary")
    if with_pay:
        record_read(found, actor=Actor.of(request), person=found.person, what="pay")
    changes = differences.differences(old, new, with_pay=with_pay)
    return render(request, "offers/compare.html", {"offer": found, "old": old, "new": new, "changes": changes})


@requires("offers.prepare")
@require_POST
def hand_in(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    user = colleague_of(request)
    return _do(
        request,
        offer_id,
        lambda found, actor: actions.hand_in(found, actor=actor, user=user),
        _("Handed in. You are told when it is decided."),
    )


@requires("offers.prepare")
@require_POST
def send(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    return _do(
        request,
        offer_id,
        lambda found, actor: actions.send_offer(found, actor=actor),
        _("Sent. The candidate has a mail with the link."),
    )


@requires("offers.prepare")
@require_POST
def send_again(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    return _do(
        request, offer_id, lambda found, actor: actions.send_again(found, actor=actor), _("The link is sent again.")
    )


@requires("offers.prepare")
@require_POST
def revise(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    user = colleague_of(request)
    return _do(
        request,
        offer_id,
        lambda found, actor: actions.revise_offer(found, actor=actor, user=user),
        _("It is a draft again. The old version is kept."),
    )


@requires("offers.prepare")
@require_POST
def withdraw(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    found = queries.visible_offer(colleague_of(request), offer_id)
    form = WithdrawForm(request.POST)
    if form.is_valid():
        try:
            actions.withdraw_offer(found, reason=form.cleaned_data["reason"], actor=Actor.of(request))
        except HireloopError as error:
            form.add_error(None, translated(error))
        else:
            messages.success(request, _("The offer is withdrawn."))
            return redirect("offers:offer", found.pk)
    return _page(request, found, withdraw_form=form, status=422)


@requires("offers.prepare")
@require_POST
def reply(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    user = colleague_of(request)
    found = queries.visible_offer(user, offer_id)
    form = ReplyForm(request.POST)
    if form.is_valid():
        try:
            actions.answer_question(found, text=form.cleaned_data["text"], actor=Actor.of(request), user=user)
        except HireloopError as error:
            form.add_error(None, translated(error))
        else:
            messages.success(request, _("Answered. The candidate gets a mail."))
            return redirect("offers:offer", found.pk)
    return _page(request, found, reply_form=form, status=422)


def _do(request: HttpRequest, offer_id: UUID, act: Callable[[Offer, Actor], object], done: str) -> HttpResponse:
    """Do it, or say why it cannot be done; either way back to the offer."""
    found = queries.visible_offer(colleague_of(request), offer_id)
    try:
        act(found, Actor.of(request))
    except (HireloopError, EngineUnavailable) as error:
        messages.error(request, translated(error))
    else:
        messages.success(request, done)
    return redirect("offers:offer", found.pk)


def _page(
    request: HttpRequest, found: Offer, *, withdraw_form: Any = None, reply_form: Any = None, status: int = 200
) -> HttpResponse:
    user = colleague_of(request)
    found = queries.visible_offer(user, found.pk)
    version, with_pay = queries.current_version(found), can(user, "offers.see_salary")
    if with_pay:
        record_read(found, actor=Actor.of(request), person=found.person, what="pay")
    context = {
        "offer": found,
        "version": version,
        "lines": differences.lines_of(version, with_pay=with_pay),
        "with_pay": with_pay,
        "versions": queries.versions_of(found),
        "objections": _objections(found, version, with_pay=with_pay),
        "approval": approvals.progress_of(request, found),
        "thread": found.messages.select_related("author"),
        "envelope": signing.envelope_of(found),
        "may_prepare": can(user, "offers.prepare"),
        "may_withdraw": may_go(found.state, OfferState.WITHDRAWN),
        "withdraw_form": withdraw_form or WithdrawForm(),
        "reply_form": reply_form or ReplyForm(),
    }
    return render(request, "offers/offer.html", context, status=status)


def _objections(found: Offer, version: OfferVersion, *, with_pay: bool) -> list[checks.Objection]:
    """Only while they can still be mended, and only for those who see the pay that they speak of."""
    if not with_pay or found.state not in {OfferState.DRAFT, OfferState.IN_APPROVAL, OfferState.APPROVED}:
        return []
    return checks.objections(version.draft(), job=found.application.job, employer=version.employer)
