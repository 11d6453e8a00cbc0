"""Forms of signing: the signer's and the colleagues'."""

from django import forms
from django.utils.translation import gettext_lazy as _


class DeclineForm(forms.Form):
    reason = forms.CharField(
        label=_("Why do you not sign?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Who sent the document reads it."),
    )


class CancelForm(forms.Form):
    reason = forms.CharField(
        label=_("Why is it taken back?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
