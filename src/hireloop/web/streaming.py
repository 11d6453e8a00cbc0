"""Bodies that are made while they are sent, for both kinds of server."""

from collections.abc import AsyncIterator, Iterator
from itertools import islice
from typing import Any

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, StreamingHttpResponse

PARTS_AT_ONCE = 16


def stream(request: HttpRequest, parts: Iterator[Any], **response: Any) -> StreamingHttpResponse:
    """Send ``parts`` as they come; ``response`` is what StreamingHttpResponse takes besides.

    An async server would read a plain iterator whole before sending: a film, or a table of 100,000 rows, in memory.
    """
    return StreamingHttpResponse(_in_a_thread(parts) if isinstance(request, ASGIRequest) else parts, **response)


async def _in_a_thread(parts: Iterator[Any]) -> AsyncIterator[Any]:
    """Some parts at a time from the request's own thread, where its database connection is."""
    following = sync_to_async(lambda: list(islice(parts, PARTS_AT_ONCE)))
    try:
        while some := await following():
            for part in some:
                yield part
    finally:
        if close := getattr(parts, "close", None):
            await sync_to_async(close)()
