"""Prints the page with WeasyPrint. Chinese needs a CJK font on the machine (Debian: fonts-noto-cjk)."""

import logging
from functools import cache
from importlib import import_module
from types import ModuleType

from hireloop.engines.errors import EngineUnavailable
from hireloop.kernel.errors import N_


def print_page(html: str) -> bytes:
    """The PDF of a page that stands alone. It fetches nothing: a report must not reach the network or files here."""
    weasyprint = printer()
    nowhere = weasyprint.urls.URLFetcher(allowed_protocols=())
    return weasyprint.HTML(string=html, url_fetcher=nowhere).write_pdf()


@cache
def printer() -> ModuleType:
    """WeasyPrint, which needs the Pango library of the system."""
    try:
        weasyprint = import_module("weasyprint")
    except OSError as error:
        raise EngineUnavailable(
            N_(
                "The PDF cannot be printed: Pango is missing (%(why)s). On Debian: apt-get install libpango-1.0-0"
                " libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-cjk."
            ),
            why=str(error).splitlines()[0],
        ) from error
    for name in ("weasyprint", "fontTools"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return weasyprint
