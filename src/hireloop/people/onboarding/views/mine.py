"""The page of whoever starts soon: what is wanted, what was sent, what came back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hireloop.kernel.errors import HireloopError, NotFound
from hireloop.platform.accounts.links import by_link
from hireloop.platform.audit.actor import Actor
from hireloop.platform.vault import files
from hireloop.web.errors import translated

from .. import actions, queries
from ..actions.letters import SCOPE
from ..forms import PaperForm
from ..models import Onboarding


@by_link(SCOPE)
@require_safe
def mine(request: HttpRequest, token: str) -> HttpResponse:
    onboarding = queries.of_link(request.link)  # type: ignore[attr-defined]
    materials = list(onboarding.materials.select_related("file"))
    context = {
        **_context(onboarding, token),
        "materials": materials,
        "left": sum(1 for material in materials if material.is_outstanding),
    }
    return render(request, "onboarding/mine.html", context)


@by_link(SCOPE)
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest, token: str, kind: str) -> HttpResponse:
    """Send one paper, or a better one in its place."""
    onboarding = queries.of_link(request.link)  # type: ignore[attr-defined]
    material = queries.material_of(onboarding, kind)
    posted = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = PaperForm(*posted, material=material, initial={"number": material.number})
    if request.method == "POST" and form.is_valid():
        number = form.cleaned_data.get("number", "")
        try:
            actions.send_material(material, form.cleaned_data["file"], number=number, actor=Actor.of(request))
        except HireloopError as error:
            form.add_error(None, translated(error))
        else:
            messages.success(request, _("Thank you, we have it and will look at it."))
            return redirect("onboarding:mine", token)
    context = {**_context(onboarding, token), "material": material, "form": form}
    return render(request, "onboarding/send.html", context, status=422 if form.is_bound else 200)


@by_link(SCOPE)
@require_safe
def own_file(request: HttpRequest, token: str, kind: str) -> HttpResponseBase:
    """What the person sent, for looking at again."""
    onboarding = queries.of_link(request.link)  # type: ignore[attr-defined]
    material = queries.material_of(onboarding, kind)
    if material.file is None:
        raise NotFound(_("Nothing was sent yet."))
    return files.serve(request, material.file)


def _context(onboarding: Onboarding, token: str) -> dict[str, object]:
    employer = onboarding.employer.name if onboarding.employer else ""
    return {"onboarding": onboarding, "token": token, "employer": employer}
