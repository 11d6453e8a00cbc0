"""Forms of the register."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hireloop.contracts.terms.amounts import fen_of, plain_yuan
from hireloop.kernel.errors import BadInput

from .models import Dispute


class DisputeForm(forms.ModelForm):
    amount = forms.CharField(label=_("Amount paid, yuan"), required=False, max_length=20)

    class Meta:
        model = Dispute
        fields = ("employer", "kind", "clause", "outcome", "decided_on", "summary")
        widgets = {  # noqa: RUF012 (Django's way of saying it)
            "decided_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "summary": forms.Textarea(attrs={"rows": 6}),
        }
        help_texts = {"summary": _("What it was about and what the words of the contract had to do with it; no names.")}  # noqa: RUF012

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["amount"].initial = plain_yuan(self.instance.amount_fen)

    def clean_amount(self) -> int | None:
        try:
            return fen_of(self.cleaned_data["amount"])
        except BadInput as error:
            raise forms.ValidationError(_(error.message) % error.params, code=error.code) from None


class DismissForm(forms.Form):
    reason = forms.CharField(
        label=_("Why the note no longer matters"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
