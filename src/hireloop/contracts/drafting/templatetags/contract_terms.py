"""Names of facts in templates."""

from django import template

from hireloop.contracts.terms.labels import label_of

register = template.Library()


@register.filter
def fact_label(key: str) -> str:
    return label_of(key)
