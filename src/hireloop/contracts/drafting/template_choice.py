"""The field with which a form asks what the contract is printed from."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hireloop.kernel.errors import BadInput

from .templates_chosen import USUAL, chosen_template, template_choices


class TemplateChoice(forms.Form):
    """For forms with an ``employer``: afterwards ``cleaned_data["template"]`` is the document that was chosen."""

    template = forms.ChoiceField(
        label=_("Print from"),
        required=False,
        help_text=_("The usual one of this employer and region, the built-in contract, or a document of your own."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["template"].choices = template_choices()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        employer = cleaned.get("employer")
        if employer:
            try:
                cleaned["template"] = chosen_template(cleaned.get("template") or USUAL, employer)
            except BadInput as error:
                self.add_error("template", forms.ValidationError(_(error.message), code=error.code))
        return cleaned
