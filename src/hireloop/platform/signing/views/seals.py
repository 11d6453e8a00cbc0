"""The register of seals, and the certificates of the installation."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hireloop.engines.pdf_signatures.authority import fingerprint
from hireloop.kernel.errors import HireloopError
from hireloop.platform.accounts.access import colleague_of, requires
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.queries import employer
from hireloop.web.errors import translated
from hireloop.web.refused import refused

from .. import actions, queries
from ..actions import authority
from ..forms import HolderForm, SealForm, StopForm
from ..links import revocation_list_url
from ..models import Seal, SealHolder

FIELD_OF_ERROR = {
    "seal_name": "name",
    "seal_signs": "text",
    "no_picture": "picture",
    "picture_too_large": "picture",
    "picture_too_small": "picture",
    "pkcs12": "pkcs12_password",
    "pkcs12_large": "pkcs12",
    "pkcs12_no_key": "pkcs12",
    "pkcs12_kind": "pkcs12",
    "pkcs12_expired": "pkcs12",
}
USES_SHOWN = 50


@requires("signing.seals")
def seal_list(request: HttpRequest) -> HttpResponse:
    seals = queries.seals_visible_to(colleague_of(request)).prefetch_related("holders__user", "uses")
    return render(request, "signing/seals.html", {"seals": seals})


@requires("signing.seals")
def new_seal(request: HttpRequest) -> HttpResponse:
    form = SealForm(request.POST or None, request.FILES or None, initial=_suggested())
    if request.method == "POST" and form.is_valid():
        try:
            seal = actions.register_seal(
                _draft(form.cleaned_data),
                holders=form.cleaned_data["holders"],
                user=colleague_of(request),
                actor=Actor.of(request),
            )
        except HireloopError as error:
            form.add_error(FIELD_OF_ERROR.get(error.code), translated(error))
        else:
            messages.success(request, _("The seal is in the register."))
            return redirect("signing:seal_detail", seal.pk)
    return render(request, "signing/new_seal.html", {"form": form}, status=422 if form.is_bound else 200)


@requires("signing.seals")
def seal_detail(request: HttpRequest, seal_id: UUID) -> HttpResponse:
    """Who may use it, every use, its certificate, and how to stop it."""
    return _detail(request, queries.visible_seal(colleague_of(request), seal_id))


@requires("signing.seals")
@require_POST
def name_holder(request: HttpRequest, seal_id: UUID) -> HttpResponse:
    seal = queries.visible_seal(colleague_of(request), seal_id)
    form = HolderForm(request.POST, seal=seal)
    if not form.is_valid():
        return _detail(request, seal, holder_form=form)
    try:
        actions.name_holder(seal, form.cleaned_data["user"], by=colleague_of(request), actor=Actor.of(request))
    except HireloopError as error:
        return refused(request, translated(error), "signing:seal_detail", seal.pk)
    messages.success(request, _("%(name)s may use this seal now.") % {"name": form.cleaned_data["user"].name})
    return redirect("signing:seal_detail", seal.pk)


@requires("signing.seals")
@require_POST
def withdraw_holder(request: HttpRequest, seal_id: UUID, holder_id: UUID) -> HttpResponse:
    seal = queries.visible_seal(colleague_of(request), seal_id)
    holder = get_object_or_404(SealHolder.objects.select_related("seal", "user"), pk=holder_id, seal=seal)
    actions.withdraw_holder(holder, actor=Actor.of(request))
    messages.success(request, _("%(name)s may no longer use this seal.") % {"name": holder.user.name})
    return redirect("signing:seal_detail", seal.pk)


@requires("signing.seals")
@require_POST
def stop_seal(request: HttpRequest, seal_id: UUID) -> HttpResponse:
    seal = queries.visible_seal(colleague_of(request), seal_id)
    form = StopForm(request.POST)
    if not form.is_valid():
        return _detail(request, seal, stop_form=form)
    try:
        actions.stop_seal(seal, reason=form.cleaned_data["reason"], user=colleague_of(request), actor=Actor.of(request))
    except HireloopError as error:
        return refused(request, translated(error), "signing:seal_detail", seal.pk)
    messages.success(request, _("The seal is stopped and its certificate revoked."))
    return redirect("signing:seal_detail", seal.pk)


@requires("signing.seals")
def certificates(request: HttpRequest) -> HttpResponse:
    """The installation's authority: fingerprint, root to download, and plainly what it is worth."""
    known = authority.authorities()
    shown = [(each, fingerprint(each.certificate.encode())) for each in known.values()]
    context = {"certificates": shown, "revocation_list": revocation_list_url(), "timestamps": _timestamps()}
    return render(request, "signing/certificates.html", context)


def _timestamps() -> str:
    from django.conf import settings

    return settings.SIGNING_TSA_URL


def _detail(request: HttpRequest, seal: Seal, **forms: Any) -> HttpResponse:
    context = {
        "seal": seal,
        "holders": seal.holders.select_related("user", "named_by"),
        "uses": seal.uses.select_related("user", "signer__envelope")[:USES_SHOWN],
        "use_count": seal.uses.count(),
        "fingerprint": fingerprint(seal.certificate.certificate.encode()),
        "holder_form": HolderForm(seal=seal),
        "stop_form": StopForm(),
        **forms,
    }
    return render(request, "signing/seal_detail.html", context, status=422 if forms else 200)


def _suggested() -> dict[str, Any]:
    company = employer()
    return {"employer": company.pk, "text": company.name[:40]} if company else {}


def _draft(filled: dict[str, Any]) -> actions.SealDraft:
    picture, pkcs12 = filled["picture"], filled["pkcs12"]
    return actions.SealDraft(
        employer=filled["employer"],
        name=filled["name"],
        text=filled["text"],
        label=filled["label"],
        number=filled["number"],
        picture=picture.read() if picture else b"",
        pkcs12=pkcs12.read() if pkcs12 else b"",
        pkcs12_password=filled["pkcs12_password"],
    )
