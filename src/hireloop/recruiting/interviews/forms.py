"""The forms of candidates and colleagues."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hireloop.platform.privacy.jurisdiction import policy
from hireloop.platform.privacy.purposes import Purpose
from hireloop.recruiting.question_bank.models import InterviewTemplate

from .models import AdjustmentKind

END_OF_DAY = timedelta(hours=23, minutes=59)


def purposes_to_ask() -> list[Purpose]:
    """The purposes that may be asked for here; what the law forbids is not asked."""
    rule = policy()
    allowed = {Purpose.FACE_BODY: rule.face_emotion_allowed, Purpose.VOICE: rule.voice_emotion_allowed}
    return [purpose for purpose in Purpose if allowed.get(purpose, True)]


class NoticeForm(forms.Form):
    """One box for each purpose; none is needed to go on."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for purpose in purposes_to_ask():
            self.fields[purpose.value] = forms.BooleanField(required=False, label=purpose.label)

    @property
    def purposes(self) -> list[str]:
        return [name for name, is_agreed in self.cleaned_data.items() if is_agreed]


class AdjustmentForm(forms.Form):
    kind = forms.ChoiceField(label=_("What would help you?"), choices=AdjustmentKind.choices, widget=forms.RadioSelect)
    wish = forms.CharField(
        label=_("Anything that we should know"),
        help_text=_("You need not give a reason. Please write no medical details."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class InviteForm(forms.Form):
    template = forms.ModelChoiceField(label=_("Interview template"), queryset=InterviewTemplate.objects.none())
    days = forms.IntegerField(label=_("Days the link stays open"), min_value=1, max_value=90)

    def __init__(self, *args: Any, templates: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["template"].queryset = templates  # type: ignore[attr-defined]
        self.fields["days"].initial = settings.INTERVIEW_VALID_DAYS


class ExtendForm(forms.Form):
    until = forms.DateField(label=_("Open until"), widget=forms.DateInput(attrs={"type": "date"}))

    def clean_until(self) -> datetime:
        day = self.cleaned_data["until"]
        return timezone.make_aware(datetime.combine(day, datetime.min.time()) + END_OF_DAY)


class CancelForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason (the candidate reads it)"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class DecideForm(forms.Form):
    """HR's answer to a wish."""

    factor = forms.DecimalField(
        label=_("Times the usual time"), min_value=1, max_value=3, decimal_places=2, required=False
    )
    reply = forms.CharField(
        label=_("A word to the candidate"),
        help_text=_("Needed when you decline."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
