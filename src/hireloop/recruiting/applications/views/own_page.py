"""The candidate's own page: where things stand, what comes next, and what they may ask for."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hireloop.kernel.errors import HireloopError, NotFound
from hireloop.platform.accounts.links import by_link
from hireloop.platform.audit.actor import Actor
from hireloop.platform.privacy import actions as privacy
from hireloop.platform.privacy.models import Consent
from hireloop.recruiting.jobs import queries as jobs
from hireloop.web.errors import translated
from hireloop.web.refused import refused

from .. import actions, candidate_panels, limits, status_words
from ..actions.links import SCOPE
from ..forms import AskForm
from ..models import Application


@dataclass(frozen=True)
class ConsentLine:
    purpose: str
    label: str
    given_at: Any


@by_link(SCOPE)
def my(request: HttpRequest, token: str) -> HttpResponse:
    application = _application(request)
    return _page(request, token, application, AskForm())


@by_link(SCOPE)
@require_POST
def withdraw(request: HttpRequest, token: str) -> HttpResponse:
    application = _application(request)
    try:
        actions.withdraw(application, actor=Actor.of(request), note=request.POST.get("note", "")[:1000])
    except HireloopError as error:
        return refused(request, translated(error), "applications:my", token=token)
    messages.success(request, _("Your application is withdrawn. Thank you for letting us know."))
    return redirect("applications:my", token=token)


@by_link(SCOPE)
@require_POST
def withdraw_consent(request: HttpRequest, token: str, purpose: str) -> HttpResponse:
    application = _application(request)
    if privacy.withdraw(application.person, purpose, actor=Actor.of(request)):
        messages.success(request, _("Your consent is withdrawn; it takes effect at once."))
    return redirect("applications:my", token=token)


@by_link(SCOPE)
@require_POST
def ask(request: HttpRequest, token: str) -> HttpResponse:
    application = _application(request)
    form = AskForm(request.POST)
    if form.is_valid():
        try:
            limits.count("ask", str(application.pk))
            actions.ask(
                application, kind=form.cleaned_data["kind"], text=form.cleaned_data["text"], actor=Actor.of(request)
            )
        except HireloopError as error:
            form.add_error(None, translated(error))
        else:
            messages.success(request, _("We have your request and will answer by the day shown."))
            return redirect("applications:my", token=token)
    return _page(request, token, application, form, status=422)


def _application(request: HttpRequest) -> Application:
    """The application that the link opens, and no other; also where it stayed with an entry that was merged."""
    link = request.link  # type: ignore[attr-defined]
    own = Q(person_id=link.person_id) | Q(person__merged_into_id=link.person_id)
    found = Application.objects.select_related("person", "job").filter(own, pk=link.target_id).first()
    if found is None:
        raise NotFound(_("There is nothing at this address."))
    return found


def _page(
    request: HttpRequest, token: str, application: Application, form: AskForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "application": application,
        "job": application.job,
        "token": token,
        "employer": jobs.employer_name(),
        "status": status_words.status_of(application),
        "steps": status_words.STEPS,
        "panels": candidate_panels.panels_for(request, application.person, application),
        "consents": _consents(application),
        "requests": application.requests.order_by("-created_at"),
        "form": form,
    }
    return render(request, "applications/my.html", context, status=status)


def _consents(application: Application) -> list[ConsentLine]:
    standing = Consent.objects.filter(person=application.person, withdrawn_at=None)
    return [
        ConsentLine(purpose=each.purpose, label=each.get_purpose_display(), given_at=each.given_at) for each in standing
    ]
