"""Plain text of mails as HTML."""

from django import template
from django.template.defaultfilters import linebreaks_filter
from django.utils.html import escape, format_html, format_html_join, urlize
from django.utils.safestring import SafeString, mark_safe

from hireloop.platform.notifications.writing import blocks_of

register = template.Library()


@register.filter
def paragraph(text: str) -> SafeString:
    """Paragraphs with their addresses as links; everything else escaped."""
    return mark_safe(linebreaks_filter(urlize(escape(text)), autoescape=False))  # noqa: S308 (escaped just before)


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
