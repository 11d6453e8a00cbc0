"""The pages that belong to no capability."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.templatetags.static import static
from django.utils import formats, timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from hireloop.web import style_guide
from hireloop.web.access import public, signed_in
from hireloop.web.middleware import supported

ONE_YEAR_S = 365 * 24 * 3600


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """Today (首页): what waits for the reader."""
    today = formats.date_format(timezone.localtime(), gettext("l, F j"))
    return render(request, "web/home.html", {"today": today})


@public
@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Remembers the reader's language: in the account when there is one, and in a cookie."""
    language = supported(request.POST.get("language", "")) or settings.LANGUAGE_CODE
    if request.user.is_authenticated:
        request.user.language = language
        request.user.save(update_fields=["language"])
    response = HttpResponseRedirect(_safe_next(request))
    response.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, max_age=ONE_YEAR_S, samesite="Lax")
    return response


@public
def favicon(request: HttpRequest) -> HttpResponse:
    """For what has no page of its own, such as a PDF: browsers ask at this address unasked."""
    return HttpResponseRedirect(static("web/favicon.svg"))


@public
def style(request: HttpRequest) -> HttpResponseBase:
    """Every component on one page, for those who build pages. Only where debugging or demonstrating."""
    if not (settings.DEBUG or settings.DEMO):
        raise Http404
    return style_guide.respond(request)


@public
def style_progress(request: HttpRequest) -> HttpResponse:
    """The style guide's piece of work: a step further at every look."""
    if not (settings.DEBUG or settings.DEMO):
        raise Http404
    done = min(10, int(request.GET.get("done") or 0) + 1)
    return render(request, "web/style/progress.html", {"done": done})


def _safe_next(request: HttpRequest) -> str:
    target = request.POST.get("next", "")
    hosts = {request.get_host()}
    is_ours = url_has_allowed_host_and_scheme(target, allowed_hosts=hosts, require_https=request.is_secure())
    return target if is_ours else "/"
