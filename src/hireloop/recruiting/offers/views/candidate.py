"""The candidate's page of an offer: read, ask, decline, or accept by signing."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hireloop.kernel.errors import HireloopError, NotFound
from hireloop.platform.accounts.links import by_link
from hireloop.platform.audit.actor import Actor
from hireloop.recruiting.applications.actions.links import SCOPE as APPLICATION_SCOPE
from hireloop.recruiting.applications.limits import count
from hireloop.web.errors import translated

from .. import acceptance, actions, differences, queries
from ..actions.sending import SCOPE
from ..forms import DeclineForm, MessageForm
from ..models import Offer
from ..states import OfferState

CLOSED = {OfferState.DRAFT, OfferState.IN_APPROVAL, OfferState.APPROVED, OfferState.REFUSED}
"""States in which terms are not the candidate's to read: the offer is being worked on again."""


@by_link(SCOPE)
def mine(request: HttpRequest, token: str) -> HttpResponse:
    offer = _offer(request)
    actions.note_viewed(offer, actor=Actor.of(request))
    return _page(request, token, offer)


@by_link(SCOPE)
def letter(request: HttpRequest, token: str) -> HttpResponse:
    """The letter as it was sent."""
    offer = _offer(request)
    if not _may_read(offer):
        raise NotFound(_("There is nothing at this address."))
    return HttpResponse(actions.printed(queries.current_version(offer)), content_type="application/pdf")


@by_link(SCOPE)
@require_POST
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """On to the signing page, by a link made for this visit."""
    offer = _offer(request)
    if offer.state != OfferState.SENT:
        messages.error(request, _("This offer is not open any more."))
        return redirect("offers:mine", token=token)
    return redirect(acceptance.signing_url(offer))


@by_link(SCOPE)
@require_POST
def decline(request: HttpRequest, token: str) -> HttpResponse:
    offer = _offer(request)
    form = DeclineForm(request.POST)
    if form.is_valid():
        try:
            actions.decline_offer(offer, actor=Actor.of(request), **form.cleaned_data)
        except HireloopError as error:
            form.add_error(None, translated(error))
        else:
            messages.success(request, _("Thank you for telling us. We wish you all the best."))
            return redirect("offers:mine", token=token)
    return _page(request, token, offer, decline_form=form, status=422)


@by_link(SCOPE)
@require_POST
def ask(request: HttpRequest, token: str) -> HttpResponse:
    offer = _offer(request)
    form = MessageForm(request.POST)
    if form.is_valid():
        try:
            count("ask", str(offer.pk))
            actions.ask_question(offer, text=form.cleaned_data["text"], actor=Actor.of(request))
        except HireloopError as error:
            form.add_error(None, translated(error))
        else:
            messages.success(request, _("Sent. You get a mail when we have answered."))
            return redirect("offers:mine", token=token)
    return _page(request, token, offer, ask_form=form, status=422)


@by_link(APPLICATION_SCOPE)
def from_own_page(request: HttpRequest, token: str) -> HttpResponse:
    """From the own page to the offer, by a link made for this visit."""
    link = request.link  # type: ignore[attr-defined]
    offer = Offer.objects.filter(application=link.target_id, person=link.person_id).exclude(sent_at=None)
    found = offer.select_related("person").order_by("-created_at").first()
    if found is None:
        raise NotFound(_("There is nothing at this address."))
    return redirect(actions.offer_url(found))


def _offer(request: HttpRequest) -> Offer:
    """The offer that the link opens, and no other."""
    link = request.link  # type: ignore[attr-defined]
    found = queries.for_pages(Offer.objects.filter(pk=link.target_id, person=link.person_id)).first()
    if found is None:
        raise NotFound(_("There is nothing at this address."))
    return found


def _may_read(offer: Offer) -> bool:
    return offer.sent_at is not None and offer.state not in CLOSED and offer.state != OfferState.WITHDRAWN


def _page(
    request: HttpRequest,
    token: str,
    offer: Offer,
    *,
    decline_form: Any = None,
    ask_form: Any = None,
    status: int = 200,
) -> HttpResponse:
    offer = queries.for_pages(Offer.objects.filter(pk=offer.pk)).get()
    version, may_read = queries.current_version(offer), _may_read(offer)
    context = {
        "offer": offer,
        "version": version,
        "token": token,
        "may_read": may_read,
        "is_signed": may_read and acceptance.is_signed(offer),
        "lines": differences.lines_of(version, with_pay=True) if may_read else [],
        "thread": offer.messages.select_related("author") if may_read else [],
        "decline_form": decline_form or DeclineForm(),
        "ask_form": ask_form or MessageForm(),
    }
    return render(request, "offers/mine.html", context, status=status)
