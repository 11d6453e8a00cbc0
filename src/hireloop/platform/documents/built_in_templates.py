"""Templates that come with the product: HTML of a capability, printed with the house's page.

A capability registers its own from AppConfig.ready: ``register(BuiltIn("offer", "zh", _("Offer letter"), path))``.
"""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

from hireloop.analysis.report.pdf import print_page
from hireloop.kernel.languages import Language

from .checking import environment

FOLDER = Path(__file__).parent / "built_in"


@dataclass(frozen=True)
class BuiltIn:
    """``key`` is unique in its kind and language; ``path`` is the HTML of the body."""

    kind: str
    language: Language
    label: Any
    path: Path
    key: str = "standard"

    @property
    def source(self) -> str:
        return self.path.read_text("utf-8")

    @property
    def sha256(self) -> str:
        """Changes with the body and with the page around it."""
        return hashlib.sha256((self.source + _page() + _css()).encode()).hexdigest()


_built_in: dict[tuple[str, str, str], BuiltIn] = {}


def register(template: BuiltIn) -> None:
    _built_in[template.kind, template.language, template.key] = template


def known(kind: str) -> list[BuiltIn]:
    return [template for template in _built_in.values() if template.kind == kind]


def find(kind: str, language: str, key: str) -> BuiltIn | None:
    return _built_in.get((kind, language, key))


def to_html(body: str, context: dict[str, Any], *, language: Language) -> str:
    """A page that stands alone."""
    filled = Markup(environment().from_string(body).render(context))  # noqa: S704 (escaped where it was filled)
    frame = environment().from_string(_page())
    css = Markup(_css())  # noqa: S704 (our own file)
    return frame.render(body=filled, css=css, language="zh-Hans" if language == "zh" else "en")


def to_pdf(body: str, context: dict[str, Any], *, language: Language) -> bytes:
    return print_page(to_html(body, context, language=language))


@cache
def _page() -> str:
    return (FOLDER / "page.html").read_text("utf-8")


@cache
def _css() -> str:
    return (FOLDER / "page.css").read_text("utf-8")
