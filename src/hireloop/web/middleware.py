"""The reader's language and time zone, and errors in words."""

from collections.abc import Callable
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.contrib.auth.middleware import get_user
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from hireloop.kernel.errors import HireloopError
from hireloop.web.errors import answer, translated

GetResponse = Callable[[HttpRequest], HttpResponse]


class ReaderLocaleMiddleware:
    """Language: the account's, else the cookie's, else the browser's, else Chinese. Time zone: the account's."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = get_user(request)
        language = supported(getattr(user, "language", "")) or from_request(request)
        zone = reader_zone(getattr(user, "time_zone", ""))
        request.LANGUAGE_CODE = language
        with translation.override(language), timezone.override(zone):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class ErrorPageMiddleware:
    """A HireloopError that leaves a view becomes a page, a toast or JSON in the reader's language."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, HireloopError):
            return None
        return answer(request, exception.status, code=exception.code, text=translated(exception))


def supported(language: str) -> str:
    return language if language in dict(settings.LANGUAGES) else ""


def from_request(request: HttpRequest) -> str:
    chosen = supported(request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, ""))
    if chosen:
        return chosen
    asked = request.headers.get("Accept-Language", "")
    return translation.get_language_from_request(request) if asked else settings.LANGUAGE_CODE


def reader_zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name or settings.TIME_ZONE)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(settings.TIME_ZONE)
