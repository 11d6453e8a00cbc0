"""Prints the page with WeasyPrint. Chinese needs a CJK font on the machine (Debian: fonts-noto-cjk)."""

import logging
from importlib import import_module
from typing import Any

from hireloop.engines.errors import EngineUnavailable
from hireloop.kernel.errors import N_, BadInput


def print_page(html: str) -> bytes:
    """The PDF of a page that stands alone; it fetches nothing from anywhere."""
    HTML = printer()  # noqa: N806 (a class)
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    return HTML(string=html, url_fetcher=fetch_nothing).write_pdf()


def printer() -> Any:
    """WeasyPrint's HTML, which needs the Pango library of the system."""
    try:
        return import_module("weasyprint").HTML
    except OSError as error:
        raise EngineUnavailable(
            N_(
                "The PDF cannot be printed: Pango is missing (%(why)s). On Debian: apt-get install libpango-1.0-0"
                " libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-cjk."
            ),
            why=str(error).splitlines()[0],
        ) from error


def fetch_nothing(url: str, *_: Any, **__: Any) -> dict[str, Any]:
    """A report must not be able to reach the network or files of this machine."""
    raise BadInput(N_("The report refers to %(url)s; a printed report holds everything itself."), url=url[:80])
