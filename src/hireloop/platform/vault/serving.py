"""Send an encrypted file to a browser, by ranges, without ever writing it out in plain."""

from collections.abc import Iterator
from typing import BinaryIO

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header, http_date

from hireloop.web.streaming import stream

from .chunks import CHUNK_BYTES
from .models import StoredFile
from .ranges import ByteRange, NotSatisfiable, parse_range

SHOWN_INLINE = ("video/", "audio/", "image/png", "image/jpeg", "image/webp", "application/pdf", "text/plain")


def serve(request: HttpRequest, stored: StoredFile, *, download: bool = False) -> HttpResponseBase:
    """The file, or the range asked for (206, 416), with If-Range, If-None-Match and HEAD.

    Whether the reader may see the file is for the view to decide before.
    """
    if request.headers.get("If-None-Match") == etag(stored):
        return _with_headers(HttpResponse(status=304), stored, download=download)
    try:
        wanted = _wanted_range(request, stored)
    except NotSatisfiable:
        refused = HttpResponse(status=416)
        refused["Content-Range"] = f"bytes */{stored.size}"
        return refused
    span = wanted or ByteRange(0, stored.size - 1)
    response = _body(request, stored, span)
    response.status_code = 206 if wanted else 200
    if wanted:
        response["Content-Range"] = f"bytes {span.start}-{span.end}/{stored.size}"
    response["Content-Length"] = str(span.length)
    response["Content-Type"] = stored.media_type
    return _with_headers(response, stored, download=download)


def etag(stored: StoredFile) -> str:
    return f'"{stored.digest[:32]}"'


def _wanted_range(request: HttpRequest, stored: StoredFile) -> ByteRange | None:
    header = request.headers.get("Range")
    if request.method not in {"GET", "HEAD"} or not header:
        return None
    if_range = request.headers.get("If-Range")
    if if_range and if_range not in {etag(stored), http_date(stored.created_at.timestamp())}:
        return None
    return parse_range(header, stored.size)


def _body(request: HttpRequest, stored: StoredFile, span: ByteRange) -> HttpResponseBase:
    from .files import open_file

    if request.method == "HEAD":
        return HttpResponse()
    source = open_file(stored)
    source.seek(span.start)
    return stream(request, _parts(source, span.length))


def _parts(source: BinaryIO, left: int) -> Iterator[bytes]:
    with source:
        while left > 0 and (part := source.read(min(CHUNK_BYTES, left))):
            left -= len(part)
            yield part


def _with_headers(response: HttpResponseBase, stored: StoredFile, *, download: bool) -> HttpResponseBase:
    attachment = download or not stored.media_type.startswith(SHOWN_INLINE)
    response["Accept-Ranges"] = "bytes"
    response["ETag"] = etag(stored)
    response["Last-Modified"] = http_date(stored.created_at.timestamp())
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Disposition"] = content_disposition_header(attachment, stored.name) or "inline"
    return response
