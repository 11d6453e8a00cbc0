"""Uploading templates."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hireloop.law.checking import country_law
from hireloop.platform.directory.models import Employer

from .catalogue import known
from .docx_files import DOCX
from .models import TemplateLanguage


class VersionForm(forms.Form):
    file = forms.FileField(
        label=_("Word document (.docx)"),
        allow_empty_file=True,
        max_length=300,
        widget=forms.FileInput(attrs={"accept": f".docx,{DOCX}"}),
        help_text=_("Fields stand in double braces, as {{ candidate.name }}. At most 5 MB, without macros."),
    )
    note = forms.CharField(label=pgettext_lazy("a note", "What has changed"), max_length=300, required=False)

    def content(self) -> tuple[bytes, str]:
        """(bytes, name)."""
        upload = self.cleaned_data["file"]
        return upload.read(), upload.name


class TemplateForm(VersionForm):
    kind = forms.ChoiceField(label=_("For"))
    name = forms.CharField(label=_("Name of the template"), max_length=120)
    language = forms.ChoiceField(label=_("Language"), choices=TemplateLanguage.choices)
    employer = forms.ModelChoiceField(
        Employer.objects.all(), label=_("Employer"), required=False, empty_label=_("Every employer")
    )
    region = forms.ChoiceField(
        label=pgettext_lazy("of a document template", "Under the law of"),
        required=False,
        help_text=_("For contracts: only where the contract is under the law of this region."),
    )
    is_usual = forms.BooleanField(label=_("Take it where nobody chooses another"), required=False)

    field_order = ("kind", "name", "language", "employer", "region", "file", "note", "is_usual")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(each.kind, each.label) for each in known()]  # type: ignore[attr-defined]
        regions = [(name, name) for name in known_regions()]
        self.fields["region"].choices = [("", _("Every region")), *regions]  # type: ignore[attr-defined]


def known_regions() -> list[str]:
    """The regions whose own values the law package keeps."""
    return list(dict.fromkeys(country_law("CN").parameters().regions.values()))
