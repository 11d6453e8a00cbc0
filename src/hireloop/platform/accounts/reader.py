"""Who reads just now: the colleague whom the present request answers. Nobody in the worker and on the command line."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from .models import User

_request: ContextVar[HttpRequest | None] = ContextVar("request_that_is_answered", default=None)


class ReaderMiddleware:
    """The user is looked up when somebody asks: the REST API finds out who calls only after the middleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with answering(request):
            return self.get_response(request)


@contextmanager
def answering(request: HttpRequest) -> Iterator[None]:
    """Inside, ``request`` is the one that is answered."""
    token = _request.set(request)
    try:
        yield
    finally:
        _request.reset(token)


def present_request() -> HttpRequest | None:
    return _request.get()


def reader() -> User | None:
    """The signed-in colleague who will read the answer."""
    request = _request.get()
    user = getattr(request, "user", None)
    return user if isinstance(user, User) else None
