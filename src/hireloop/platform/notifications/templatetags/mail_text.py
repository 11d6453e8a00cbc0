"""Plain text of mails as HTML."""

from django import template
from django.template.defaultfilters import linebreaks_filter
from django.utils.html import escape, urlize
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.filter
def paragraph(text: str) -> SafeString:
    """Paragraphs with their addresses as links; everything else escaped."""
    return mark_safe(linebreaks_filter(urlize(escape(text)), autoescape=False))  # noqa: S308 (escaped just before)
