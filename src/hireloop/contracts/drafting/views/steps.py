"""What is done with a contract as a whole: ask, hand in, send, reopen, cancel; its PDF."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hireloop.contracts.terms.labels import HELD_BACK, LABELS
from hireloop.kernel.errors import HireloopError, NotFound
from hireloop.platform.accounts.access import colleague_of, requires
from hireloop.platform.audit.actions import record_read
from hireloop.platform.audit.actor import Actor
from hireloop.platform.documents import office
from hireloop.platform.signing import queries as signing
from hireloop.platform.vault import files
from hireloop.web.errors import translated
from hireloop.web.refused import refused

from .. import actions, queries
from ..forms import ReasonForm
from ..models import Contract
from ..printing import code_of, printed_version


@requires("drafting.edit")
@require_POST
def ask(request: HttpRequest, contract_id: UUID) -> HttpResponse:
    """Mail the person a link to the form for what only they know."""
    said = _("A link to the form is on its way by mail.")
    return _do(
        request,
        contract_id,
        lambda found: actions.ask_for_facts(found, actor=Actor.of(request), user=colleague_of(request)),
        said,
    )


@requires("drafting.edit")
@require_POST
def keep(request: HttpRequest, contract_id: UUID) -> HttpResponse:
    why = request.POST.get("why", "")[:300]
    said = _("This version is kept.")
    return _do(request, contract_id, lambda found: actions.keep_version(found, why=why, actor=Actor.of(request)), said)


@requires("drafting.edit")
@require_POST
def hand_in(request: HttpRequest, contract_id: UUID) -> HttpResponse:
    said = _("Handed in for approval. You hear from us when it is decided.")
    return _do(
        request,
        contract_id,
        lambda found: actions.hand_in(found, actor=Actor.of(request), user=colleague_of(request)),
        said,
    )


@requires("drafting.send")
@require_POST
def send(request: HttpRequest, contract_id: UUID) -> HttpResponse:
    said = _("Sent for signature: first to the employee, then to whoever holds the seal.")
    return _do(request, contract_id, lambda found: actions.send_for_signing(found, actor=Actor.of(request)), said)


def _do(request: HttpRequest, contract_id: UUID, what: Callable[[Contract], Any], said: str) -> HttpResponse:
    found = queries.visible_contract(colleague_of(request), contract_id)
    try:
        what(found)
    except HireloopError as error:
        return refused(request, translated(error), "drafting:contract", found.pk)
    messages.success(request, said)
    return redirect("drafting:contract", found.pk)


@requires("drafting.edit")
def reopen(request: HttpRequest, contract_id: UUID) -> HttpResponse:
    """Back to draft, with a word on why."""
    return _with_reason(
        request,
        contract_id,
        title=_("Make it a draft again"),
        lead=_("The approval no longer holds: the contract has to be handed in again."),
        act=lambda found, reason: actions.take_back(
            found, reason=reason, actor=Actor.of(request), user=colleague_of(request)
        ),
    )


@requires("drafting.cancel")
def cancel(request: HttpRequest, contract_id: UUID) -> HttpResponse:
    """Give the contract up; it stays in the list, and says why."""
    return _with_reason(
        request,
        contract_id,
        title=_("Cancel the contract"),
        lead=_("It can no longer be edited or signed. Its versions and the trail stay."),
        act=lambda found, reason: actions.cancel(found, reason=reason, actor=Actor.of(request)),
        is_dangerous=True,
    )


def _with_reason(
    request: HttpRequest,
    contract_id: UUID,
    *,
    title: str,
    lead: str,
    act: Callable[[Contract, str], Any],
    is_dangerous: bool = False,
) -> HttpResponse:
    found = queries.visible_contract(colleague_of(request), contract_id)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            act(found, form.cleaned_data["reason"])
        except HireloopError as error:
            form.add_error(None, translated(error))
        else:
            return redirect("drafting:contract", found.pk)
    context = {"contract": found, "form": form, "title": title, "lead": lead, "is_dangerous": is_dangerous}
    return render(request, "drafting/reason.html", context, status=422 if form.errors else 200)


@requires("drafting.see_secrets")
@require_POST
def secrets(request: HttpRequest, contract_id: UUID) -> HttpResponse:
    """Identity number, contacts, address and account in full; that somebody looked is recorded."""
    found = queries.visible_contract(colleague_of(request), contract_id)
    facts = queries.current_version(found).facts
    record_read(found, actor=Actor.of(request), person=found.person, what="identity")
    shown = [(LABELS[key].label, value) for key in LABELS if key in HELD_BACK and (value := getattr(facts, key))]
    return render(request, "drafting/_secrets.html", {"contract": found, "shown": shown})


@requires("drafting.see_secrets")
def preview_pdf(request: HttpRequest, contract_id: UUID) -> HttpResponse:
    """The draft as it would print; once it is handed in, the very file that is signed.

    The company's own document takes LibreOffice some seconds: a page says so and goes on by itself.
    """
    found = queries.visible_contract(colleague_of(request), contract_id)
    version = queries.current_version(found)
    if version.pdf is not None and not found.is_draft:
        return redirect("drafting:version_pdf", found.pk, version.number)
    if found.template is not None and "print" not in request.GET:
        return render(request, "drafting/printing.html", {"contract": found, "has_office": office.is_installed()})
    record_read(found, actor=Actor.of(request), person=found.person, what="contract")
    response = HttpResponse(printed_version(found, version).pdf, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{code_of(found)}.pdf"'
    response.headers["Cache-Control"] = "private, no-store"
    return response


@requires("drafting.see_secrets")
def version_pdf(request: HttpRequest, contract_id: UUID, number: int) -> HttpResponseBase:
    found = queries.visible_contract(colleague_of(request), contract_id)
    version = queries.version_of(found, number)
    if version.pdf is None:
        raise NotFound(_("This version was never printed."))
    record_read(found, actor=Actor.of(request), person=found.person, what="contract")
    return files.serve(request, version.pdf, download=False)


@requires("drafting.see_secrets")
def signed_pdf(request: HttpRequest, contract_id: UUID) -> HttpResponseBase:
    """The contract with both signatures."""
    found = queries.visible_contract(colleague_of(request), contract_id)
    envelope = signing.envelope_of(found)
    if envelope is None or not found.is_concluded:
        raise NotFound(_("This contract is not signed yet."))
    record_read(found, actor=Actor.of(request), person=found.person, what="contract")
    return files.serve(request, signing.newest_version(envelope).file, download=True)
