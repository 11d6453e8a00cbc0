"""Forms about renewals."""

from django import forms
from django.utils.translation import gettext_lazy

from hireloop.contracts.terms.facts import TermKind


class DraftForm(forms.Form):
    """The next contract."""

    term_kind = forms.ChoiceField(
        label=gettext_lazy("Term of the next contract"),
        choices=[(TermKind.FIXED, TermKind.FIXED.label), (TermKind.OPEN_ENDED, TermKind.OPEN_ENDED.label)],
        widget=forms.RadioSelect,
    )
    years = forms.IntegerField(label=gettext_lazy("Years of a fixed term"), min_value=1, max_value=20, required=False)
    reason = forms.CharField(
        label=gettext_lazy("Note"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("Where the law asks for an open-ended contract: when and how the employee asked."),
    )
