"""Forms of applications: the candidate's and the team's."""

from typing import Any

import phonenumbers
from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hireloop.kernel.errors import BadInput

from .actions import ApplicationDraft, kept_upload
from .models import PendingUpload, RequestKind
from .resume_files import ACCEPTED, ResumeFile, check_resume
from .stages import RejectionReason, Stage

LONGEST_LETTER = 6000


class ApplyForm(forms.Form):
    """What a candidate sends. ``resume_ticket`` stands for a file that came before; ``fax`` only machines fill in."""

    name = forms.CharField(
        label=gettext_lazy("Your name"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        max_length=200,
        help_text=gettext_lazy("The link to your application goes there."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
    )
    phone = forms.CharField(
        label=gettext_lazy("Phone"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel", "type": "tel"}),
    )
    resume = forms.FileField(
        label=gettext_lazy("Résumé"),
        required=False,
        allow_empty_file=True,
        max_length=400,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    resume_ticket = forms.CharField(required=False, widget=forms.HiddenInput, max_length=300)
    cover_letter = forms.CharField(
        label=gettext_lazy("Cover letter"),
        required=False,
        max_length=LONGEST_LETTER,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Why this job, and what you bring. A few sentences are enough."),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language you prefer"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )
    agrees = forms.BooleanField(
        error_messages={"required": gettext_lazy("Please read the notice and agree, so that we may use your data.")}
    )
    fax = forms.CharField(required=False, widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kept: PendingUpload | None = None
        if self.is_bound and self.data.get("resume_ticket"):
            self.kept = kept_upload(self.data["resume_ticket"])

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        if not any(character.isalpha() for character in name):
            raise forms.ValidationError(_("Please enter your name in letters or characters."))
        return name

    def clean_phone(self) -> str:
        phone = self.cleaned_data["phone"].strip()
        if phone and not _is_phone(phone):
            raise forms.ValidationError(
                _("This does not look like a phone number. Add the country code if it is abroad.")
            )
        return phone

    def clean_resume(self) -> ResumeFile | None:
        upload = self.cleaned_data.get("resume")
        if upload is None:
            return None
        try:
            return check_resume(upload)
        except BadInput as error:
            raise forms.ValidationError(str(error), code=error.code) from None

    def clean_fax(self) -> str:
        if self.cleaned_data["fax"]:
            raise forms.ValidationError(
                _("This looked like an automatic form. Nothing is lost: please send it once more.")
            )
        return ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "resume" not in self.errors and not cleaned.get("resume") and self.kept is None:
            if self.data.get("resume_ticket"):
                self.add_error("resume", _("The file was kept for a day and is gone now. Please choose it again."))
            else:
                self.add_error("resume", _("Please choose your résumé."))
        return cleaned

    @property
    def contacts(self) -> list[forms.BoundField]:
        """Who it is and how to reach them: what a résumé says as well."""
        return [self[name] for name in ("name", "email", "phone")]

    @property
    def resume_to_keep(self) -> ResumeFile | None:
        """A good file that came with a form that has an error elsewhere."""
        found = self.cleaned_data.get("resume") if hasattr(self, "cleaned_data") else None
        return found if isinstance(found, ResumeFile) else None

    @property
    def resume_to_apply_with(self) -> ResumeFile | PendingUpload | None:
        return self.resume_to_keep or self.kept

    def draft(self, *, notice_version: str) -> ApplicationDraft:
        filled = self.cleaned_data
        return ApplicationDraft(
            name=filled["name"],
            email=filled["email"],
            phone=filled["phone"],
            language=filled["language"],
            cover_letter=filled["cover_letter"],
            notice_version=notice_version,
        )


def _is_phone(text: str) -> bool:
    region = "CN" if settings.JURISDICTION not in {"US"} else "US"
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(text, region))
    except phonenumbers.NumberParseException:
        return False


class LostLinkForm(forms.Form):
    email = forms.EmailField(
        label=gettext_lazy("E-mail"), max_length=200, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )


class AskForm(forms.Form):
    """What a candidate asks for on the own page."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What would you like?"), choices=RequestKind.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=gettext_lazy("Your words"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("For a correction: what is wrong, and how it should read."),
    )


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=gettext_lazy("Your answer"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy("The candidate reads it as it stands, on their own page."),
    )


class MoveForm(forms.Form):
    """Why an application moves; asked for where the move needs it."""

    note = forms.CharField(
        label=gettext_lazy("Why"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("For the team; candidates do not see it."),
    )

    def __init__(self, *args: Any, needs_note: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["note"].required = needs_note


class RejectForm(forms.Form):
    reason = forms.ChoiceField(
        label=gettext_lazy("Reason"), choices=[("", gettext_lazy("Choose a reason")), *RejectionReason.choices]
    )
    note = forms.CharField(
        label=gettext_lazy("In your words"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("For the team; candidates do not see it."),
    )
    tell_candidate = forms.BooleanField(
        label=gettext_lazy("Write to the candidate when the time to undo (15 minutes) is over"),
        required=False,
        initial=True,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("reason") == RejectionReason.OTHER and not (cleaned.get("note") or "").strip():
            self.add_error("note", _("Say in a few words what the other reason is."))
        return cleaned


class BulkMoveForm(forms.Form):
    to = forms.ChoiceField(
        label=gettext_lazy("Move to"),
        choices=[(stage.value, stage.label) for stage in Stage if stage not in {Stage.REJECTED, Stage.WITHDRAWN}],
    )
    note = forms.CharField(
        label=gettext_lazy("Why (needed when moving back)"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
