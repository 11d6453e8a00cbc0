"""The contract as a PDF, ready for both signatures."""

import hashlib
import logging
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from hireloop.engines.errors import EngineUnavailable
from hireloop.kernel.errors import N_
from hireloop.platform.documents.models import TemplateVersion

from .arranging import ContractDocument

STYLES = Path(__file__).parent


@dataclass(frozen=True)
class PrintedContract:
    """``template`` is the version of the company's document that it was printed from."""

    pdf: bytes
    pages: int
    template: TemplateVersion | None = None

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.pdf).hexdigest()


def print_contract(document: ContractDocument) -> PrintedContract:
    """It fetches nothing: a clause must not reach the network or files here."""
    weasyprint = _weasyprint()
    html = render_to_string("drafting/document/print.html", {"document": document, "styles": styles()})
    nowhere = weasyprint.urls.URLFetcher(allowed_protocols=())
    rendered = weasyprint.HTML(string=html, url_fetcher=nowhere).render()
    return PrintedContract(rendered.write_pdf(), len(rendered.pages))


@cache
def styles() -> str:
    """What the preview looks like too, and what only paper needs."""
    texts = [(STYLES / name).read_text("utf-8") for name in ("contract.css", "paper.css")]
    return mark_safe("\n".join(texts))  # noqa: S308 (our own files)


@cache
def _weasyprint() -> Any:
    try:
        weasyprint = import_module("weasyprint")
    except OSError as error:
        raise EngineUnavailable(
            N_("The PDF cannot be printed: Pango is missing (%(why)s). See docs/engines.md."),
            why=str(error).splitlines()[0],
        ) from error
    for name in ("weasyprint", "fontTools"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return weasyprint
