"""Colleagues: which documents were sent for signing, where each stands, what happened."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hireloop.kernel.errors import HireloopError, NotFound
from hireloop.platform.accounts.access import can, colleague_of, requires
from hireloop.platform.audit.actions import record_read
from hireloop.platform.audit.actor import Actor
from hireloop.platform.vault import files
from hireloop.web.errors import translated
from hireloop.web.refused import refused

from .. import actions, evidence, queries
from ..forms import CancelForm
from ..tables import EnvelopeTable


@requires("signing.seal")
def envelope_list(request: HttpRequest) -> HttpResponseBase:
    rows = queries.visible_to(colleague_of(request)).select_related("person").prefetch_related("signers")
    return EnvelopeTable(request, rows).respond("signing/list.html")


@requires("signing.seal")
def envelope(request: HttpRequest, envelope_id: UUID) -> HttpResponse:
    """Who signed, who is next, every version with its digest, and the course of it."""
    found = queries.visible_envelope(colleague_of(request), envelope_id)
    context = {
        "envelope": found,
        "signers": found.signers.select_related("user", "employer", "seal").prefetch_related("steps"),
        "versions": list(found.versions.select_related("signer")),
        "timeline": queries.timeline_of(found),
        "to_seal": set(queries.waiting_for_seal(colleague_of(request)).values_list("pk", flat=True)),
        "may_manage": can(request.user, "signing.manage"),
        "cancel_form": CancelForm(),
    }
    return render(request, "signing/envelope.html", context)


@requires("signing.seal")
def document(request: HttpRequest, envelope_id: UUID, number: int) -> HttpResponseBase:
    """One version of the document (0: as it was handed in)."""
    found = queries.visible_envelope(colleague_of(request), envelope_id)
    version = get_object_or_404(found.versions.select_related("file"), number=number)
    if "Range" not in request.headers:
        record_read(found, actor=Actor.of(request), person=found.person_id, what="signed_document")
    return files.serve(request, version.file, download=True)


@requires("signing.seal")
def evidence_pdf(request: HttpRequest, envelope_id: UUID) -> HttpResponseBase:
    """The sealed evidence; there shortly after the last signature."""
    found = queries.visible_envelope(colleague_of(request), envelope_id)
    if found.evidence is None:
        raise NotFound(_("The evidence is being put together; it is there in a moment."))
    if "Range" not in request.headers:
        record_read(found, actor=Actor.of(request), person=found.person_id, what="signing_evidence")
    return files.serve(request, found.evidence, download=True)


@requires("signing.seal")
def evidence_json(request: HttpRequest, envelope_id: UUID) -> HttpResponse:
    """The same as data, as it stands now."""
    found = queries.visible_envelope(colleague_of(request), envelope_id)
    record_read(found, actor=Actor.of(request), person=found.person_id, what="signing_evidence")
    headers = {"Content-Disposition": f'attachment; filename="evidence-{found.code}.json"'}
    return HttpResponse(evidence.evidence_json(found), content_type="application/json", headers=headers)


@requires("signing.manage")
@require_POST
def cancel(request: HttpRequest, envelope_id: UUID) -> HttpResponse:
    found = queries.visible_envelope(colleague_of(request), envelope_id)
    form = CancelForm(request.POST)
    if not form.is_valid():
        return refused(request, _("Say why it is taken back."), "signing:envelope", found.pk)
    try:
        actions.cancel(found, reason=form.cleaned_data["reason"], actor=Actor.of(request))
    except HireloopError as error:
        return refused(request, translated(error), "signing:envelope", found.pk)
    messages.success(request, _("Cancelled. The links no longer lead to a signature."))
    return redirect("signing:envelope", found.pk)


@requires("signing.manage")
@require_POST
def send_again(request: HttpRequest, envelope_id: UUID, signer_id: UUID) -> HttpResponse:
    found = queries.visible_envelope(colleague_of(request), envelope_id)
    signer = get_object_or_404(found.signers.select_related("envelope", "person"), pk=signer_id)
    try:
        actions.send_link_again(signer, actor=Actor.of(request))
    except HireloopError as error:
        messages.error(request, translated(error))
    else:
        messages.success(request, _("A new link is on its way to %(name)s.") % {"name": signer.name})
    return redirect("signing:envelope", found.pk)
