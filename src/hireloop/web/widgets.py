"""Dresses Django's form fields in Tabler's classes and ties label, help and errors to the input."""

from typing import Any

from django import forms
from django.forms import BoundField
from django.forms.boundfield import BoundWidget
from django.utils.safestring import SafeString

CHECKS = (forms.CheckboxInput,)
GROUPS = (forms.RadioSelect, forms.CheckboxSelectMultiple)


def dressed(bound: BoundField) -> dict[str, Any]:
    """What ``web/_field.html`` needs. ``kind`` is hidden, check, group or control."""
    return {
        "field": bound,
        "kind": _kind(bound),
        "input": _input(bound),
        "help_id": f"{bound.auto_id}-help",
        "error_id": f"{bound.auto_id}-error",
    }


def linked_errors(form: forms.BaseForm) -> list[tuple[str, str, str]]:
    """(field id, label, message) of every error, the form's own errors first with no id."""
    own = [("", "", str(message)) for message in form.non_field_errors()]
    return own + [
        (bound.id_for_label or bound.auto_id, str(bound.label), str(message))
        for bound in form
        for message in bound.errors
    ]


def _kind(bound: BoundField) -> str:
    widget = bound.field.widget
    if bound.is_hidden:
        return "hidden"
    if isinstance(widget, GROUPS):
        return "group"
    return "check" if isinstance(widget, CHECKS) else "control"


def _input(bound: BoundField) -> SafeString | list[BoundWidget]:
    attrs: dict[str, Any] = {"class": f"{bound.field.widget.attrs.get('class', '')} {_css_class(bound)}".strip()}
    described = [f"{bound.auto_id}-help"] if bound.help_text else []
    if bound.errors:
        attrs |= {"aria-invalid": "true"}
        described.append(f"{bound.auto_id}-error")
    if described:
        attrs["aria-describedby"] = " ".join(described)
    if _kind(bound) == "group":
        bound.field.widget.attrs |= attrs
        return list(bound.subwidgets)
    return bound.as_widget(attrs=attrs)


def _css_class(bound: BoundField) -> str:
    widget = bound.field.widget
    invalid = " is-invalid" if bound.errors else ""
    if isinstance(widget, CHECKS + GROUPS):
        return "form-check-input" + invalid
    is_select = isinstance(widget, forms.Select)
    return ("form-select" if is_select else "form-control") + invalid
