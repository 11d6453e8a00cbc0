"""The form of the law check."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hireloop.engines.documents.kinds import ACCEPTED
from hireloop.kernel.errors import BadInput
from hireloop.web.uploads import CheckedFile, check_upload

from .coverage import known_regions


class CheckFileForm(forms.Form):
    file = forms.FileField(
        label=_("Contract"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        help_text=_("DOCX, PDF, text or a scan. It is read and forgotten: nothing is kept here."),
    )
    region = forms.ChoiceField(label=_("Law of the region"))
    signed_on = forms.DateField(
        label=_("Day of signing"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Empty: the day that the contract names, else today."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["region"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(name, name) for name in known_regions()]

    def clean_file(self) -> CheckedFile:
        try:
            return check_upload(self.cleaned_data["file"])
        except BadInput as error:
            raise forms.ValidationError(str(error), code=error.code) from None
