"""The signer's page, by link, made for a phone: read, show who you are, sign, download."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from hireloop.engines.pdf_signatures import preparing
from hireloop.kernel.errors import HireloopError, NotFound
from hireloop.platform.accounts.links import by_link
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.masking import masked_email
from hireloop.platform.directory.queries import employer
from hireloop.platform.vault import files
from hireloop.web.errors import translated

from .. import actions, queries
from ..actions.outside import outside_url
from ..consents import consent_text
from ..forms import DeclineForm, SignForm
from ..links import SCOPE, check_url
from ..models import Signer
from ..states import SignerState

PAGE_WIDE = 1100
"""Pixels of a page's picture: sharp on a phone with a dense screen."""
FIELD_OF_ERROR = {
    "code_wrong": "code",
    "code_expired": "code",
    "code_used": "code",
    "code_used_up": "code",
    "id_number": "id_number",
    "id_not_confirmed": "id_number",
    "id_not_answerable": "id_number",
    "typed_name": "typed_name",
    "agrees": "agrees",
}


@by_link(SCOPE)
def sign(request: HttpRequest, token: str) -> HttpResponse:
    """Everything on one page; what can be done now follows from where the signer stands."""
    signer = signer_of(request)
    if signer.is_up:
        actions.note_opened(signer, actor=Actor.of(request))
    return page(request, token, signer)


@by_link(SCOPE)
def page_picture(request: HttpRequest, token: str, number: int) -> HttpResponse:
    """One page (from 1) as a picture; that it was shown is noted."""
    signer = signer_of(request)
    version = queries.newest_version(signer.envelope)
    if not 1 <= number <= version.pages:
        raise NotFound(_("There is no such page."))
    picture = preparing.page_image(queries.content_of(version), number - 1, wide=PAGE_WIDE)
    if signer.is_up and request.method == "GET":
        actions.note_page_seen(signer, number - 1)
    return HttpResponse(picture, content_type="image/png", headers={"Cache-Control": "private, max-age=600"})


@by_link(SCOPE)
def document(request: HttpRequest, token: str) -> HttpResponseBase:
    """The document as it is now, free of charge."""
    signer = signer_of(request)
    return files.serve(request, queries.newest_version(signer.envelope).file, download=True)


@by_link(SCOPE)
def evidence(request: HttpRequest, token: str) -> HttpResponseBase:
    """The evidence of the signing, for everybody who signed."""
    envelope = signer_of(request).envelope
    if envelope.evidence is None:
        raise NotFound(_("The evidence is being put together; it is there in a moment."))
    return files.serve(request, envelope.evidence, download=True)


@by_link(SCOPE)
@require_POST
def outside(request: HttpRequest, token: str) -> HttpResponse:
    """On to the page of the signing service."""
    signer = signer_of(request)
    try:
        return redirect(outside_url(signer))
    except HireloopError as error:
        messages.error(request, translated(error))
        return redirect("signing:sign", token=token)


@by_link(SCOPE)
@require_POST
def read(request: HttpRequest, token: str) -> HttpResponse:
    """Read to the end: on to signing."""
    signer = signer_of(request)
    try:
        actions.confirm_read(signer, actor=Actor.of(request))
    except HireloopError as error:
        messages.error(request, translated(error))
        return redirect("signing:sign", token=token)
    return redirect(reverse("signing:sign", args=[token]) + "#sign")


@by_link(SCOPE)
@require_POST
def send_code(request: HttpRequest, token: str) -> HttpResponse:
    """Mail a code; what was typed and drawn so far stays where it is."""
    signer = signer_of(request)
    error = ""
    try:
        actions.send_code(signer, actor=Actor.of(request))
    except HireloopError as refused:
        error = translated(refused)
    context = {"signer": signer, "error": error, "address": masked_email(signer.email)}
    if request.headers.get("HX-Request"):
        return render(request, "signing/_code_sent.html", context)
    form = sign_form(signer)
    form.initial = {name: request.POST.get(name, "") for name in ("strokes", "typed_name", "id_number")}
    return page(request, token, signer, sign_form=form, code_sent=context)


@by_link(SCOPE)
@require_POST
def submit(request: HttpRequest, token: str) -> HttpResponse:
    """Sign. Sent twice, it signs once."""
    signer = signer_of(request)
    form = sign_form(signer, request.POST)
    if form.is_valid():
        filled = form.cleaned_data
        intent = actions.Intent(
            agrees=filled["agrees"],
            typed_name=filled["typed_name"],
            strokes=filled["strokes"],
            code=filled.get("code", ""),
            id_number=filled.get("id_number", ""),
        )
        try:
            actions.sign_in_person(signer, intent, actor=Actor.of(request))
        except HireloopError as error:
            if error.code == "signed_already":
                return redirect("signing:sign", token=token)
            form.add_error(FIELD_OF_ERROR.get(error.code), translated(error))
        else:
            messages.success(request, _("Signed. Thank you."))
            return redirect("signing:sign", token=token)
    return page(request, token, signer_of(request), sign_form=form, status=422)


@by_link(SCOPE)
@require_POST
def decline(request: HttpRequest, token: str) -> HttpResponse:
    signer = signer_of(request)
    form = DeclineForm(request.POST)
    if form.is_valid():
        try:
            actions.decline(signer, reason=form.cleaned_data["reason"], actor=Actor.of(request))
        except HireloopError as error:
            form.add_error(None, translated(error))
        else:
            messages.success(request, _("You declined to sign. Whoever sent the document is told."))
            return redirect("signing:sign", token=token)
    return page(request, token, signer_of(request), decline_form=form, status=422)


def signer_of(request: HttpRequest) -> Signer:
    """The signer whose link this is, and no other."""
    link = request.link  # type: ignore[attr-defined]
    found = (
        Signer.objects.select_related("envelope__person", "envelope__evidence", "person")
        .filter(pk=link.target_id, person_id=link.person_id)
        .first()
    )
    if found is None:
        raise NotFound(_("There is nothing at this address."))
    return found


def sign_form(signer: Signer, posted: Any = None) -> SignForm:
    envelope = signer.envelope
    consent = consent_text(envelope.consent_key, envelope.language, envelope.consent_version)
    return SignForm(posted, signer=signer, tick=consent.tick)


def page(request: HttpRequest, token: str, signer: Signer, *, status: int = 200, **forms: Any) -> HttpResponse:
    """The whole page; ``forms`` that came back with errors take the place of fresh ones."""
    envelope = signer.envelope
    company = employer()
    version = queries.newest_version(envelope)
    context = {
        "signer": signer,
        "envelope": envelope,
        "token": token,
        "employer": company.name if company else "HireLoop",
        "pages": range(1, version.pages + 1),
        "steps": [pgettext("signing", "Read"), pgettext("signing", "Sign"), pgettext("signing", "Done")],
        "step": _step(signer),
        "may_sign": signer.is_up and envelope.is_open and envelope.is_built_in,
        "is_outside": signer.is_up and envelope.is_open and not envelope.is_built_in,
        "consent": consent_text(envelope.consent_key, envelope.language, envelope.consent_version),
        "check_url": check_url(envelope),
        "address": masked_email(signer.email),
        "decline_form": DeclineForm(),
        "sign_form": sign_form(signer),
        **forms,
    }
    return render(request, "signing/sign.html", context, status=status)


def _step(signer: Signer) -> int:
    if signer.state == SignerState.SIGNED:
        return 3
    return 1 if signer.read_at else 0
