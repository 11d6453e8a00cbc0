"""Errors as people and programs see them: a page, a toast for htmx, or JSON, whichever was asked for."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hireloop.kernel.errors import HireloopError

Words = tuple[Any, Any]

WORDS: dict[int, Words] = {
    400: (_("That did not work"), _("Something in the request was not as expected. Go back and try once more.")),
    403: (_("This is not open to you"), _("Ask an administrator when you think that you need it.")),
    404: (_("There is nothing here"), _("The address may be mistyped, or the thing was removed.")),
    409: (_("That cannot be done now"), _("It has changed in the meantime. Load the page again.")),
    410: (_("This link has expired"), _("Ask the person who sent it to you for a new one.")),
    429: (_("Too many tries"), _("Wait a few minutes, then try again.")),
    500: (_("Something broke on our side"), _("Nothing you entered was the cause. Try again in a minute.")),
}


def translated(error: HireloopError) -> str:
    """The error's message in the reader's language, filled in."""
    message = gettext(error.message)
    return message % error.params if error.params else message


def answer(request: HttpRequest, status: int, *, code: str, text: str = "") -> HttpResponse:
    """The error in the form that the reader asked for."""
    title, default_text = WORDS.get(status) or WORDS[500 if status >= 500 else 400]
    text = text or str(default_text)
    if wants_json(request):
        return JsonResponse({"code": code, "message": text}, status=status)
    if request.headers.get("HX-Request") == "true":
        return _toast(text, status=status)
    return render(request, "web/error.html", {"status": status, "title": title, "text": text}, status=status)


def wants_json(request: HttpRequest) -> bool:
    preferred = request.get_preferred_type(["text/html", "application/json"])
    return request.path.startswith("/api/") or preferred == "application/json"


def _toast(text: str, *, status: int) -> HttpResponse:
    headers = {"HX-Trigger": json.dumps({"toast": {"text": text, "tone": "error"}}), "HX-Reswap": "none"}
    return HttpResponse(text, status=status, headers=headers, content_type="text/plain; charset=utf-8")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return answer(request, 400, code="bad_request")


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return answer(request, 403, code="not_allowed")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return answer(request, 404, code="not_found")


def server_error(request: HttpRequest) -> HttpResponse:
    return answer(request, 500, code="server_error")


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    text = gettext(
        "The page was open for too long, or cookies are off. Go back, load the page again, and send it once more."
    )
    return answer(request, 403, code="csrf_failed", text=text)
