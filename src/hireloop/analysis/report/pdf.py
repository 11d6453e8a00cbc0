"""Prints the page with WeasyPrint. Chinese needs a CJK font on the machine (Debian: fonts-noto-cjk)."""

import logging
from typing import Any

from hireloop.kernel.errors import N_, BadInput


def print_page(html: str) -> bytes:
    """The PDF of a page that stands alone; it fetches nothing from anywhere."""
    from weasyprint import HTML

    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    return HTML(string=html, url_fetcher=fetch_nothing).write_pdf()


def fetch_nothing(url: str, *_: Any, **__: Any) -> dict[str, Any]:
    """A report must not be able to reach the network or files of this machine."""
    raise BadInput(N_("The report refers to %(url)s; a printed report holds everything itself."), url=url[:80])
