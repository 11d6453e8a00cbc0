"""Forms of onboarding."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hireloop.engines.documents.kinds import ACCEPTED
from hireloop.kernel.errors import BadInput, HireloopError
from hireloop.web.errors import translated
from hireloop.web.uploads import CheckedFile, check_upload

from .actions.materials import account_number
from .actions.tasks import TaskDraft
from .models import Material
from .plan import MaterialKind, Team

LONGEST_LINE = 160


class PaperForm(forms.Form):
    """One paper that the person sends; the account number only with a bank card."""

    file = forms.FileField(
        label=gettext_lazy("File or photo"),
        allow_empty_file=True,
        max_length=400,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages={"required": gettext_lazy("Please choose a file or take a photo.")},
    )
    number = forms.CharField(
        label=gettext_lazy("Account number"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, material: Material, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.needs_number = material.kind == MaterialKind.BANK_CARD
        if not self.needs_number:
            del self.fields["number"]

    def clean_file(self) -> CheckedFile:
        try:
            return check_upload(self.cleaned_data["file"])
        except BadInput as error:
            raise forms.ValidationError(str(error), code=error.code) from None

    def clean_number(self) -> str:
        try:
            return account_number(self.cleaned_data["number"])
        except HireloopError as error:
            raise forms.ValidationError(translated(error)) from None


class FirstDayForm(forms.Form):
    starts_on = forms.DateField(
        label=gettext_lazy("First day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    reason = forms.CharField(label=gettext_lazy("Why"), max_length=300, required=False)


class TaskForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("What is to be done"), max_length=LONGEST_LINE)
    team = forms.ChoiceField(label=gettext_lazy("Team"), choices=Team.choices)
    days_before = forms.IntegerField(
        label=gettext_lazy("Days before the first day"),
        initial=1,
        min_value=-90,
        max_value=90,
        help_text=gettext_lazy("0 is the first day itself; negative numbers are days after it."),
    )

    @property
    def draft(self) -> TaskDraft:
        return TaskDraft(**self.cleaned_data)


class CancelForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Why"), max_length=500)


class StandardTasksForm(forms.Form):
    """One task a line: "team: days: what", as simple as a list on paper."""

    lines = forms.CharField(
        label=gettext_lazy("Own standard tasks, one a line"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
    )

    def clean_lines(self) -> list[TaskDraft]:
        drafts = []
        for number, line in enumerate(self.cleaned_data["lines"].splitlines(), start=1):
            if line.strip():
                drafts.append(_draft_of(line, number))
        return drafts


def _draft_of(line: str, number: int) -> TaskDraft:
    team_text, _colon, rest = line.replace("：", ":").partition(":")
    days_text, _colon, title = rest.partition(":")
    team = _team_of(team_text.strip())
    if team is None or not title.strip() or not _is_number(days_text.strip()):
        message = _("Line %(number)s: write the team, the days before the first day, and the task, divided by colons.")
        raise forms.ValidationError(message % {"number": number})
    if len(title.strip()) > LONGEST_LINE or abs(int(days_text)) > 90:
        message = _("Line %(number)s: at most 160 characters, and at most 90 days before or after.")
        raise forms.ValidationError(message % {"number": number})
    return TaskDraft(title=title.strip(), team=team.value, days_before=int(days_text))


def _team_of(text: str) -> Team | None:
    plain = text.casefold()
    return next((team for team in Team if plain in {team.value, str(team.label).casefold()}), None)


def _is_number(text: str) -> bool:
    return text.removeprefix("-").isdecimal() and text.isascii()
