"""The signer's page, by link, made for a phone: read, show who you are, sign, download."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hireloop.engines.pdf_signatures import preparing
from hireloop.kernel.errors import HireloopError, NotFound
from hireloop.platform.accounts.links import by_link
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.queries import employer
from hireloop.platform.vault import files
from hireloop.web.errors import translated

from .. import actions, queries
from ..consents import consent_text
from ..forms import DeclineForm
from ..links import SCOPE, check_url
from ..models import Signer

PAGE_WIDE = 1100
"""Pixels of a page's picture: sharp on a phone with a dense screen."""


@by_link(SCOPE)
def sign(request: HttpRequest, token: str) -> HttpResponse:
    """Everything on one page; what can be done now follows from where the signer stands."""
    signer = signer_of(request)
    if signer.is_up:
        actions.note_opened(signer, actor=Actor.of(request))
    return page(request, token, signer, DeclineForm())


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
    return page(request, token, signer_of(request), form, status=422)


def signer_of(request: HttpRequest) -> Signer:
    """The signer whose link this is, and no other."""
    link = request.link  # type: ignore[attr-defined]
    found = (
        Signer.objects.select_related("envelope__person", "person")
        .filter(pk=link.target_id, person_id=link.person_id)
        .first()
    )
    if found is None:
        raise NotFound(_("There is nothing at this address."))
    return found


def page(
    request: HttpRequest, token: str, signer: Signer, decline_form: DeclineForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    envelope = signer.envelope
    company = employer()
    version = queries.newest_version(envelope)
    context = {
        "signer": signer,
        "envelope": envelope,
        "token": token,
        "employer": company.name if company else "HireLoop",
        "pages": range(1, version.pages + 1),
        "consent": consent_text(envelope.consent_key, envelope.language, envelope.consent_version),
        "check_url": check_url(envelope),
        "decline_form": decline_form,
        **more,
    }
    return render(request, "signing/sign.html", context, status=status)
