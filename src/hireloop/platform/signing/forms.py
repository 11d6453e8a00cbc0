"""Forms of signing: the signer's and the colleagues'."""

import json
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from hireloop.engines.identity_checks.catalog import label_of
from hireloop.engines.pdf_signatures.ink import ink_from_json
from hireloop.kernel.errors import BadInput
from hireloop.platform.accounts.models import User
from hireloop.platform.accounts.queries import users_with_role
from hireloop.platform.directory.models import Employer
from hireloop.web.errors import translated

from .models import Seal, Signer
from .module_roles import SEALING
from .states import Check

LARGEST_INK = 200_000
OFF = {"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"}


class SignForm(forms.Form):
    """What a person hands in to sign. ``strokes`` is filled by the pad; who has none types the name."""

    strokes = forms.CharField(required=False, max_length=LARGEST_INK, widget=forms.HiddenInput)
    typed_name = forms.CharField(
        label=gettext_lazy("Or type your name"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={**OFF, "autocomplete": "name"}),
    )
    id_number = forms.CharField(
        label=gettext_lazy("ID number"),
        max_length=30,
        widget=forms.TextInput(attrs=OFF),
        help_text=gettext_lazy("Compared with the one that we have for you; it is not shown or kept here."),
    )
    code = forms.CharField(
        label=gettext_lazy("One-time code"),
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "pad-code"}),
        error_messages={"required": gettext_lazy("Please enter the code from the mail.")},
    )
    agrees = forms.BooleanField(
        error_messages={"required": gettext_lazy("Please tick that you agree to sign electronically.")}
    )

    def __init__(self, *args: Any, signer: Signer, tick: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agrees"].label = tick
        if Check.ID_NUMBER not in signer.checks:
            del self.fields["id_number"]
        elif settings.SIGNING_IDENTITY_PROVIDER:
            self.fields["id_number"].help_text = _(
                "Compared with the one that we have for you; then %(service)s says whether it fits your name. "
                "It is not shown or kept here."
            ) % {"service": label_of(settings.SIGNING_IDENTITY_PROVIDER)}
        if Check.EMAIL_CODE not in signer.checks:
            del self.fields["code"]

    def clean_strokes(self) -> Any:
        """The strokes as lists; None where nothing was drawn."""
        raw = self.cleaned_data["strokes"].strip()
        if not raw or raw == "[]":
            return None
        try:
            strokes = json.loads(raw)
            ink_from_json(strokes)
        except (ValueError, RecursionError):
            raise forms.ValidationError(
                _("The drawn signature could not be read. Clear it and sign once more.")
            ) from None
        except BadInput as error:
            raise forms.ValidationError(translated(error)) from None
        return strokes


class DeclineForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why do you not sign?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Who sent the document reads it."),
    )


class CancelForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why is it taken back?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )


class SealingForm(forms.Form):
    """Which seal, and once more that it is the colleague."""

    seal = forms.ModelChoiceField(
        label=pgettext_lazy("signing", "Seal"), queryset=Seal.objects.none(), empty_label=None, widget=forms.RadioSelect
    )
    password = forms.CharField(
        label=gettext_lazy("Your password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        help_text=gettext_lazy("Once more, so that nobody seals from a screen left open."),
    )
    second_factor = forms.CharField(
        label=gettext_lazy("Code of your second factor"),
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, seals: Any, user: User, has_second_factor: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seal"].queryset = seals  # type: ignore[attr-defined]
        only = list(seals[:2])
        if len(only) == 1:
            self.fields["seal"].initial = only[0].pk
        if not user.has_usable_password():
            del self.fields["password"]
        if not has_second_factor:
            del self.fields["second_factor"]


class SealForm(forms.Form):
    """A seal for the register: drawn from these words, or a picture; its own certificate, or one from elsewhere."""

    employer = forms.ModelChoiceField(
        label=pgettext_lazy("signing", "Employer"), queryset=Employer.objects.order_by("name"), empty_label=None
    )
    name = forms.CharField(label=gettext_lazy("What it is called here"), max_length=80)
    text = forms.CharField(
        label=gettext_lazy("Company name on the seal"),
        max_length=40,
        help_text=gettext_lazy("As registered; it runs along the arc."),
    )
    label = forms.CharField(
        label=gettext_lazy("Words under the star"),
        max_length=8,
        required=False,
        help_text=gettext_lazy("For example 合同专用章."),
    )
    number = forms.CharField(label=gettext_lazy("Number at the foot"), max_length=18, required=False)
    picture = forms.FileField(
        label=gettext_lazy("Picture instead of the drawing"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
        help_text=gettext_lazy("A PNG with a clear ground, at most 2 MB."),
    )
    pkcs12 = forms.FileField(
        label=gettext_lazy("Certificate from elsewhere"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".p12,.pfx"}),
        help_text=gettext_lazy("A .p12 or .pfx file of a licensed authority. Without it a certificate is made here."),
    )
    pkcs12_password = forms.CharField(
        label=gettext_lazy("Password of the certificate file"),
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )
    holders = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Who may use it"),
        queryset=User.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["holders"].queryset = users_with_role(*SEALING)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in ("picture", "pkcs12"):
            upload = cleaned.get(name)
            if upload is not None and upload.size > 2_000_000:
                self.add_error(name, _("The file is larger than 2 MB."))
        return cleaned


class HolderForm(forms.Form):
    user = forms.ModelChoiceField(label=gettext_lazy("Colleague"), queryset=User.objects.none())

    def __init__(self, *args: Any, seal: Seal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = seal.holders.filter(withdrawn_at=None).values("user")
        self.fields["user"].queryset = users_with_role(*SEALING).exclude(pk__in=held)  # type: ignore[attr-defined]


class StopForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why is it stopped?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )


class CheckForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("PDF file"),
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
        error_messages={"required": gettext_lazy("Please choose a PDF file.")},
    )
