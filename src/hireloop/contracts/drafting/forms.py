"""Forms of contracts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hireloop.contracts.terms.facts import TermKind
from hireloop.kernel.errors import BadInput
from hireloop.platform.directory.forms import is_phone
from hireloop.platform.directory.identity import checked_id_number
from hireloop.platform.directory.models import Department, Employer, IdKind

from .models import ContractLanguage, OwnClause
from .template_choice import TemplateChoice


class NewContractForm(TemplateChoice):
    """For somebody who works here already; an accepted offer drafts by itself."""

    field_order = ("person", "employer", "department", "title", "term_kind", "start_on", "language", "template")

    person = forms.UUIDField(label=_("Person"), widget=forms.HiddenInput)
    employer = forms.ModelChoiceField(Employer.objects.order_by("created_at"), label=_("Employer"), empty_label=None)
    department = forms.ModelChoiceField(
        Department.objects.select_related("employer"), label=_("Department"), required=False
    )
    title = forms.CharField(label=_("Position"), max_length=120)
    term_kind = forms.ChoiceField(label=_("Kind of term"), choices=TermKind.choices)
    start_on = forms.DateField(
        label=_("Starts on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), required=False
    )
    language = forms.ChoiceField(label=_("Language"), choices=ContractLanguage.choices)


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Why"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For the team; it stands in the trail."),
    )


class OwnClauseForm(forms.ModelForm):
    class Meta:
        model = OwnClause
        fields = ("title", "text", "title_en", "text_en")
        widgets = {  # noqa: RUF012 (Django's way of saying it)
            "text": forms.Textarea(attrs={"rows": 8}),
            "text_en": forms.Textarea(attrs={"rows": 6}),
        }
        help_texts = {  # noqa: RUF012
            "text": _("One paragraph a line. {岗位}, {工作地点} and other fields are filled in from the contract."),
        }


class PersonalFactsForm(forms.Form):
    """What the person is asked for, by link."""

    id_kind = forms.ChoiceField(label=_("Kind of identity document"), choices=IdKind.choices)
    id_number = forms.CharField(
        label=_("Identity number"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    address = forms.CharField(
        label=_("Home address"),
        max_length=300,
        help_text=_("Where letters about the contract reach you."),
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    phone = forms.CharField(
        label=_("Phone"), max_length=40, widget=forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"})
    )
    bank_name = forms.CharField(label=_("Bank"), max_length=80, required=False)
    bank_account = forms.CharField(
        label=_("Account for your wage"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean_phone(self) -> str:
        phone: str = self.cleaned_data["phone"]
        if not is_phone(phone):
            raise forms.ValidationError(_("This is no phone number. Write it with the country code, such as +86."))
        return phone

    def clean_bank_account(self) -> str:
        account = self.cleaned_data["bank_account"].replace(" ", "")
        if account and not (account.isascii() and account.isdecimal() and 8 <= len(account) <= 30):
            raise forms.ValidationError(_("A bank account has 8 to 30 digits."))
        return account

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        number, kind = cleaned.get("id_number"), cleaned.get("id_kind")
        if number and kind:
            try:
                cleaned["id_number"] = checked_id_number(number, kind=kind)
            except BadInput as error:
                self.add_error("id_number", forms.ValidationError(_(error.message), code=error.code))
        return cleaned
