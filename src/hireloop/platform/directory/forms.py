from typing import Any

import phonenumbers
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hireloop.kernel.errors import BadInput
from hireloop.platform.vault.blind import phone_region

from .identity import checked_credit_code
from .models import Employer, Person


class PersonForm(forms.Form):
    name = forms.CharField(label=_("Full name"), max_length=120)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    city = forms.CharField(label=_("City"), max_length=80, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)

    @classmethod
    def of(cls, person: Person, posted: Any = None) -> "PersonForm":
        return cls(posted, initial={field: getattr(person, field) for field in cls.base_fields})

    def clean_phone(self) -> str:
        phone: str = self.cleaned_data["phone"]
        if phone and not is_phone(phone):
            raise forms.ValidationError(_("This is no phone number. Write it with the country code, such as +86."))
        return phone


class EmployerForm(forms.ModelForm):
    class Meta:
        model = Employer
        fields = ("name", "credit_code", "legal_representative", "city", "address", "phone", "privacy_contact")

    def clean_credit_code(self) -> str:
        try:
            return checked_credit_code(self.cleaned_data["credit_code"])
        except BadInput as error:
            raise forms.ValidationError(_(error.message), code=error.code) from None


def is_phone(text: str) -> bool:
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(text, phone_region()))
    except phonenumbers.NumberParseException:
        return False
