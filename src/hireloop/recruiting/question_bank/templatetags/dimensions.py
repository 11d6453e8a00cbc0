"""``{{ "teamwork"|dimension_name }}``: a dimension in the reader's language."""

from django import template

from hireloop.recruiting.jobs.drafts import dimension_label

register = template.Library()


@register.filter
def dimension_name(key: str) -> str:
    return dimension_label(key)


@register.filter
def milliseconds(seconds: int) -> int:
    """For ``|duration``, which counts in milliseconds."""
    return seconds * 1000
