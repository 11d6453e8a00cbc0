"""What people fill in while screening."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .models import BlindFor, BlindUntil
from .models.match import Verdict


class OverruleForm(forms.Form):
    verdict = forms.ChoiceField(label=_("Your verdict"), choices=Verdict.choices)
    reason = forms.CharField(
        label=pgettext_lazy("of a judgement", "Why"),
        max_length=1000,
        min_length=4,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What you know that the machine does not. It is kept, and the machine's verdict beside it."),
    )


class ConfirmForm(forms.Form):
    """The reason for all that are marked and have no reason of their own."""

    reason = forms.CharField(
        label=_("Reason for all that are marked"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For the team and the record; candidates get the usual letter, not this text."),
    )
    tell_candidate = forms.BooleanField(
        label=_("Write to the candidates (after 15 minutes, so that you can undo)"), required=False, initial=True
    )


class BlindForm(forms.Form):
    is_blind = forms.BooleanField(label=_("Hide who the candidates of this job are"), required=False)
    blind_for = forms.ChoiceField(
        label=_("From whom"), choices=BlindFor.choices, widget=forms.RadioSelect, initial=BlindFor.EVERYBODY
    )
    blind_until = forms.ChoiceField(
        label=_("Hidden until"), choices=BlindUntil.choices, widget=forms.RadioSelect, initial=BlindUntil.INVITED
    )
    hides_schools = forms.BooleanField(label=_("Hide the names of schools too"), required=False)


class LiftForm(forms.Form):
    reason = forms.CharField(
        label=_("Why you have to know"),
        min_length=4,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For example: to call about the date. It is written down with your name."),
    )
