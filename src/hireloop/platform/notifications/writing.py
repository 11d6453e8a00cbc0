"""A mail in words: the template in the recipient's language, and the HTML part made of the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template import Context, engines
from django.template.exceptions import TemplateDoesNotExist
from django.template.loader import render_to_string
from django.utils import translation

LABELLED_LINK = re.compile(r"^(?P<label>[^\n]{1,80}?) → (?P<url>https?://\S+)$")
"""A line "Start the interview → https://…" becomes a button in the HTML part."""


@dataclass(frozen=True)
class Written:
    subject: str
    body: str
    language: str


@dataclass(frozen=True)
class Block:
    """A paragraph of the text, or a button."""

    text: str
    url: str = ""


def write(template: str, *, language: str, context: dict[str, Any]) -> Written:
    """Fill ``mail/<template>.<language>.subject.txt`` and ``….txt``; the first language that has both."""
    tried = []
    for code in languages_to_try(language):
        try:
            with translation.override(code):
                subject = _fill(f"mail/{template}.{code}.subject.txt", context)
                body = _fill(f"mail/{template}.{code}.txt", context)
        except TemplateDoesNotExist as missing:
            tried.append(missing)
            continue
        return Written(" ".join(subject.split()), body.strip() + "\n", code)
    raise TemplateDoesNotExist(f"mail/{template}", tried=[], chain=tried)


def languages_to_try(language: str) -> list[str]:
    """The recipient's language, then the installation's, then any."""
    wanted = "zh-hans" if language.lower().startswith("zh") else language.lower().split("-")[0]
    return list(dict.fromkeys([wanted, settings.LANGUAGE_CODE, *dict(settings.LANGUAGES)]))


def html_part(subject: str, body: str, *, language: str, opens_in: str = "") -> str:
    """The text in a calm frame. ``opens_in``: where links open, for showing the mail inside a page."""
    shown = {"subject": subject, "blocks": list(blocks_of(body)), "language": language, "opens_in": opens_in}
    with translation.override(language):
        return render_to_string("mail/frame.html", shown)


def blocks_of(body: str) -> Iterator[Block]:
    """Paragraphs as they stand; a line with a labelled link is a block of its own."""
    for paragraph in re.split(r"\n\s*\n", body.strip()):
        plain: list[str] = []
        for line in paragraph.splitlines():
            if link := LABELLED_LINK.match(line.strip()):
                if plain:
                    yield Block("\n".join(plain))
                    plain = []
                yield Block(link["label"], link["url"])
            else:
                plain.append(line)
        if plain:
            yield Block("\n".join(plain))


def _fill(name: str, context: dict[str, Any]) -> str:
    """Render a text template: nothing is escaped, since it is not HTML."""
    template = engines["django"].get_template(name).template  # type: ignore[attr-defined]
    return template.render(Context({"site_url": settings.SITE_URL, **context}, autoescape=False))
