"""A form that was refused comes back on its page: with what was typed, why, and unfolded where it is folded away.

    try:
        actions.cancel(found, reason=request.POST.get("reason", ""), actor=Actor.of(request))
    except HireloopError as error:
        return refused(request, translated(error), "signing:envelope", found.pk)

The page is the one that GET shows; its own form is filled in afterwards (``web.filled_form``), so that neither view
nor template has to know. A form with nothing to type, or one that is no longer on the page, is answered by the
redirect and the message that it would have got.
"""

from copy import copy
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import resolve, reverse
from django.urls.resolvers import ResolverMatch

from hireloop.web.filled_form import filled


def refused(request: HttpRequest, why: str, page: str, *args: Any, **kwargs: Any) -> HttpResponse:
    """The page called ``page`` with the posted form as it was sent; ``why`` in the reader's language. Answers 422."""
    address = reverse(page, args=args, kwargs=kwargs)
    match = resolve(address)
    response = match.func(_looking(request, address, match), *match.args, **match.kwargs)
    content = None
    if response.status_code == 200 and not response.streaming:
        html = response.content.decode(response.charset)
        content = filled(html, action=request.path, typed=request.POST, why=why, address=address)
    if content is None:
        messages.error(request, why)
        return redirect(address)
    response.content = content
    response.status_code = 422
    return response


def _looking(request: HttpRequest, address: str, match: ResolverMatch) -> HttpRequest:
    """The same person, only looking at the page."""
    looking = copy(request)
    looking.method = "GET"
    looking.path = looking.path_info = address
    looking.resolver_match = match
    looking.META = {**request.META, "REQUEST_METHOD": "GET", "PATH_INFO": address, "QUERY_STRING": ""}
    looking.GET, looking.POST = QueryDict(), QueryDict()
    return looking
