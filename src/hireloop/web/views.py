"""The pages that belong to no capability."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from hireloop.web.middleware import supported

ONE_YEAR_S = 365 * 24 * 3600


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Today (首页): what waits for the reader."""
    return render(request, "web/home.html")


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


def _safe_next(request: HttpRequest) -> str:
    target = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return target if is_ours else "/"
