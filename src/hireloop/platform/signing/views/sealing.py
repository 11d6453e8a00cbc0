"""A colleague puts the company's seal."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hireloop.engines.pdf_signatures import preparing
from hireloop.engines.pdf_signatures.drawing import Drawing
from hireloop.kernel.errors import HireloopError, NotFound
from hireloop.platform.accounts.access import colleague_of, requires
from hireloop.platform.accounts.attempts import count_failure, refuse_if_too_many
from hireloop.platform.audit.actions import record_read
from hireloop.platform.audit.actor import Actor, client_ip
from hireloop.web.errors import translated

from .. import actions, queries
from ..actions import identity
from ..actions.sealing import shape_of
from ..forms import SealingForm
from ..models import Signer

PAGE_WIDE = 1100


@requires("signing.seal")
def seal(request: HttpRequest, signer_id: UUID) -> HttpResponse:
    """Read the document, choose the seal, confirm by password."""
    user = colleague_of(request)
    signer = queries.signer_to_seal(user, signer_id)
    form = SealingForm(
        request.POST or None,
        seals=queries.seals_for(signer, user),
        user=user,
        has_second_factor=identity.second_factor_of(user) is not None,
    )
    if request.method == "POST" and form.is_valid() and _sealed(request, signer, form):
        messages.success(request, _("Sealed. Everybody who still has to sign is told."))
        return redirect("signing:envelope", signer.envelope_id)
    context = {
        "signer": signer,
        "envelope": signer.envelope,
        "form": form,
        "seals": form.fields["seal"].queryset,  # type: ignore[attr-defined]
        "pages": range(1, queries.newest_version(signer.envelope).pages + 1),
    }
    return render(request, "signing/seal.html", context, status=422 if form.is_bound else 200)


@requires("signing.seal")
def page_picture(request: HttpRequest, envelope_id: UUID, number: int) -> HttpResponse:
    """A page (from 1) as a picture; reading is recorded with the first page."""
    envelope = queries.visible_envelope(colleague_of(request), envelope_id)
    version = queries.newest_version(envelope)
    if not 1 <= number <= version.pages:
        raise NotFound(_("There is no such page."))
    if number == 1:
        record_read(envelope, actor=Actor.of(request), person=envelope.person_id, what="signed_document")
    picture = preparing.page_image(queries.content_of(version), number - 1, wide=PAGE_WIDE)
    return HttpResponse(picture, content_type="image/png", headers={"Cache-Control": "private, max-age=600"})


@requires("signing.seal")
def seal_picture(request: HttpRequest, seal_id: UUID) -> HttpResponse:
    """The seal as it will look: SVG where it is drawn, PNG where it was uploaded."""
    found = queries.visible_seal(colleague_of(request), seal_id)
    shape = shape_of(found)
    if isinstance(shape, Drawing):
        return HttpResponse(shape.as_svg(title=found.name), content_type="image/svg+xml")
    return HttpResponse(shape, content_type="image/png")


def _sealed(request: HttpRequest, signer: Signer, form: SealingForm) -> bool:
    ip, filled = client_ip(request), form.cleaned_data
    try:
        refuse_if_too_many("seal", ip)
        actions.put_seal(
            signer,
            filled["seal"],
            user=colleague_of(request),
            password=filled.get("password", ""),
            second_factor=filled.get("second_factor", ""),
            actor=Actor.of(request),
        )
    except HireloopError as error:
        if error.code in {"password", "second_factor"}:
            count_failure("seal", ip)
        form.add_error(error.code if error.code in form.fields else None, translated(error))
        return False
    return True
