"""The frame of every call that the voice room makes: the link is the authority, the answer is JSON."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from hireloop.kernel.errors import N_, BadInput, HireloopError
from hireloop.platform.accounts.links import by_link
from hireloop.web.errors import translated

from .. import queries
from ..errors import SoundMissing
from ..links import SCOPE

Call = Callable[..., "dict[str, Any] | HttpResponseBase"]


def room_call(*methods: str) -> Callable[[Call], Callable[..., HttpResponseBase]]:
    """``view(request, screening, token, …) -> dict``. No cookie is involved, so no forged request can use one."""

    def decorate(view: Call) -> Callable[..., HttpResponseBase]:
        @csrf_exempt
        @require_http_methods(methods)
        @by_link(SCOPE)
        @wraps(view)
        def call(request: HttpRequest, token: str, **arguments: Any) -> HttpResponseBase:
            try:
                screening = queries.of_link(request.link)  # type: ignore[attr-defined]
                answer = view(request, screening, token, **arguments)
            except HireloopError as error:
                return JsonResponse(_said(error), status=error.status)
            return answer if isinstance(answer, HttpResponseBase) else JsonResponse(answer)

        return call

    return decorate


def body_of(request: HttpRequest) -> dict[str, Any]:
    """The JSON object in the request; raises BadInput."""
    try:
        body = json.loads(request.body or b"{}")
    except ValueError as error:
        raise BadInput(N_("The request is not JSON."), code="not_json") from error
    if not isinstance(body, dict):
        raise BadInput(N_("The request is not JSON."), code="not_json")
    return body


def _said(error: HireloopError) -> dict[str, Any]:
    said: dict[str, Any] = {"code": error.code, "message": translated(error)}
    if isinstance(error, SoundMissing):
        said["expected"] = error.expected
    return said
