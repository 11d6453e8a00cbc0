"""Plain text of mails as HTML."""

import re
from collections.abc import Iterator

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from hireloop.platform.notifications.writing import blocks_of

register = template.Library()

ADDRESS = re.compile(
    r"https?://[^\s<>\"'，。；：！？、（）【】《》“”‘’]+[^\s<>\"'，。；：！？、（）【】《》“”‘’.,;:!?)]"
)


@register.filter
def paragraph(text: str) -> SafeString:
    """Lines as they stand, their addresses as links; everything else escaped."""
    lines = [format_html_join("", "{}", ((piece,) for piece in _linked(line))) for line in text.splitlines()]
    return format_html("<p>{}</p>", format_html_join(SafeString("<br>"), "{}", ((line,) for line in lines)))


def _linked(line: str) -> Iterator[str | SafeString]:
    """Text and links in turn. An address ends before Chinese punctuation, which Django's urlize takes in."""
    end = 0
    for found in ADDRESS.finditer(line):
        yield line[end : found.start()]
        yield format_html('<a href="{0}">{0}</a>', found[0])
        end = found.end()
    yield line[end:]


@register.filter
def mail_links(body: str) -> SafeString:
    """The whole text; a line "label → URL" is a link of that label."""
    blocks = blocks_of(body)
    return format_html_join(
        "\n",
        "{}",
        (
            (format_html('<p><a class="btn btn-primary" href="{}">{}</a></p>', block.url, block.text),)
            if block.url
            else (paragraph(block.text),)
            for block in blocks
        ),
    )
