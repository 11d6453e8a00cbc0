"""The frame of every call that a candidate's page makes by its link: the link is the authority, the answer is JSON."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from hireloop.kernel.errors import N_, BadInput, HireloopError
from hireloop.web.errors import translated

from .links import Link, by_link

Call = Callable[..., "dict[str, Any] | HttpResponseBase"]
More = Callable[[HireloopError], dict[str, Any]]
"""What the page is told of an error beside its code and words, such as the place to go on from."""


def call_by_link(
    scope: str, find: Callable[[Link], Any], *methods: str, more: More = lambda error: {}
) -> Callable[[Call], Callable[..., HttpResponseBase]]:
    """``view(request, found, token, …) -> dict``, with what ``find`` makes of the link.

    No cookie is involved, so no forged request can use one.
    """

    def decorate(view: Call) -> Callable[..., HttpResponseBase]:
        @csrf_exempt
        @require_http_methods(methods)
        @by_link(scope)
        @wraps(view)
        def call(request: HttpRequest, token: str, **arguments: Any) -> HttpResponseBase:
            try:
                answer = view(request, find(request.link), token, **arguments)  # type: ignore[attr-defined]
            except HireloopError as error:
                said = {"code": error.code, "message": translated(error), **more(error)}
                return JsonResponse(said, status=error.status)
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


def id_in(value: object) -> UUID:
    """Raises BadInput."""
    try:
        return UUID(str(value))
    except ValueError as error:
        raise BadInput(N_("This is not an id."), code="bad_id") from error
