"""On the candidate's own page: whether they want to be kept for other openings."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hireloop.kernel.errors import NotFound
from hireloop.platform.accounts.links import by_link
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.models import Person
from hireloop.recruiting.applications.actions.links import SCOPE

from .. import actions


@by_link(SCOPE)
@require_POST
def say_wish(request: HttpRequest, token: str) -> HttpResponse:
    """Yes or no; the newest answer counts, at once."""
    person = Person.objects.filter(pk=request.link.person_id).first()  # type: ignore[attr-defined]
    if person is None:
        raise NotFound(_("There is nothing at this address."))
    agrees = request.POST.get("wish") == "yes"
    actions.note_pool_consent(person, agrees=agrees, actor=Actor.of(request))
    if agrees:
        messages.success(request, _("Thank you. We write to you when another opening fits."))
    else:
        messages.success(request, _("Noted. We do not use your résumé for other openings."))
    return redirect("applications:my", token=token)
