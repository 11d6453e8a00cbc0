"""Open to everybody: compare a file with the document that a code stands for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hireloop.platform.accounts.access import public

from .. import queries


@public
def check_code(request: HttpRequest, code: str) -> HttpResponse:
    """Who signed (masked) and the digest of each version; nothing of the content. An unknown code says so."""
    found = queries.by_code(code)
    context = {"envelope": found, "code": code, "lines": queries.public_lines(found) if found else []}
    return render(request, "signing/check_code.html", context, status=200 if found else 404)
