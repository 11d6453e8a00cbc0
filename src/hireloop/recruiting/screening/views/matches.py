"""One match with its evidence, overruling it, and several side by side."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hireloop.kernel.errors import BadInput, HireloopError
from hireloop.platform.accounts.access import can, colleague_of, requires
from hireloop.platform.audit.actions import record_read
from hireloop.platform.audit.actor import Actor
from hireloop.recruiting.applications.models import Application
from hireloop.recruiting.jobs.drafts import reader_language
from hireloop.recruiting.resumes.queries import newest_resume_of
from hireloop.web.errors import translated
from hireloop.web.tables import marked_ids

from .. import actions, queries
from ..comparing import comparison
from ..forms import OverruleForm
from ..match_view import view_of

FEWEST, MOST = 2, 4


@requires("screening.view")
@require_GET
def match(request: HttpRequest, application_id: UUID) -> HttpResponse:
    return _page(request, application_id)


def _page(
    request: HttpRequest, application_id: UUID, *, form: OverruleForm | None = None, key: str = ""
) -> HttpResponse:
    user = colleague_of(request)
    report = queries.visible_match(user, application_id)
    application = report.application
    record_read(report, actor=Actor.of(request), person=application.person_id, what="match")
    context = {
        "view": view_of(report, reader_language()),
        "application": application,
        "person": application.person,
        "resume_url": _resume_url(application),
        "may_overrule": can(user, "screening.overrule"),
        "form": form or OverruleForm(),
        "open_key": key,
        "proposal": queries.open_proposals(user).filter(application=application).first(),
    }
    return render(request, "screening/match.html", context, status=422 if form else 200)


@requires("screening.overrule")
@require_POST
def overrule(request: HttpRequest, application_id: UUID, key: str) -> HttpResponse:
    """Put one's own verdict in place of the machine's; what was typed stays where it is refused."""
    report = queries.visible_match(colleague_of(request), application_id)
    form = OverruleForm(request.POST)
    if form.is_valid():
        try:
            actions.overrule(
                report,
                key,
                verdict=form.cleaned_data["verdict"],
                reason=form.cleaned_data["reason"],
                actor=Actor.of(request),
                user=colleague_of(request),
            )
        except BadInput as error:
            form.add_error("reason", translated(error))
        else:
            messages.success(request, _("Your verdict counts now; the machine's is kept beside it."))
            return redirect(_address(application_id, key))
    return _page(request, application_id, form=form, key=key)


@requires("screening.overrule")
@require_POST
def end_override(request: HttpRequest, application_id: UUID, key: str) -> HttpResponse:
    report = queries.visible_match(colleague_of(request), application_id)
    try:
        actions.end_override(report, key, actor=Actor.of(request))
    except HireloopError as error:
        messages.warning(request, translated(error))
    else:
        messages.success(request, _("The machine's verdict counts again."))
    return redirect(_address(application_id, key))


@requires("screening.view")
def compare(request: HttpRequest) -> HttpResponse:
    """Two to four candidates of one job side by side; marked rows come by POST and stand in the address after."""
    if request.method == "POST":
        marked = marked_ids(request)[: MOST + 1]
        return redirect(reverse("screening:compare") + "?" + "&".join(f"match={_plain(one)}" for one in marked))
    user = colleague_of(request)
    ids = [one for text in request.GET.getlist("match")[: MOST + 1] if (one := _uuid(text))]
    reports = list(
        queries.visible_to(user).filter(pk__in=ids).select_related("application__person", "application__job")
    )
    problem = _why_not(reports)
    for report in reports if not problem else []:
        record_read(report, actor=Actor.of(request), person=report.application.person_id, what="match")
    shown = comparison(reports, reader_language()) if not problem else None
    context = {"problem": problem, "shown": shown, "job": reports[0].application.job if reports else None}
    return render(request, "screening/compare.html", context, status=422 if problem else 200)


def _why_not(reports: list[queries.MatchReport]) -> str:
    if not FEWEST <= len(reports) <= MOST:
        return _("Mark two to four candidates to compare them.")
    if len({report.application.job_id for report in reports}) > 1:
        return _("Only candidates for the same job can be compared.")
    return ""


def _resume_url(application: Application) -> str:
    """Where the résumé is shown as it was read, blind where that is on; "" where there is none."""
    resume = newest_resume_of(application)
    return reverse("resumes:resume", args=[resume.pk]) if resume else ""


def _address(application_id: UUID, key: str) -> str:
    return reverse("screening:match", args=[application_id]) + f"#requirement-{key}"


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _plain(text: str) -> str:
    found = _uuid(text)
    return str(found) if found else ""
