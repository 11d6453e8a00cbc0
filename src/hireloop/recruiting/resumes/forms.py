"""Forms of résumés: correcting one, taking in many, deciding on duplicates, the talent pool."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from hireloop.analysis.resumes.dates import PartialDate
from hireloop.analysis.resumes.model import ParsedResume
from hireloop.platform.directory.forms import is_phone

from .corrected_values import Typed, TypedEducation, TypedExperience
from .words import LEVEL_NAMES

BLANK_ENTRIES = 1
MOST_ENTRIES = 40
LONGEST_LINE = 300
SEPARATORS = re.compile(r"[\n,，、;；]+")


class LinesField(forms.CharField):
    """One value a line; where ``is_short``, commas part them too."""

    widget = forms.Textarea

    def __init__(self, *, is_short: bool = False, rows: int = 3, **kwargs: Any) -> None:
        self.is_short = is_short
        super().__init__(required=False, max_length=12_000, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)

    def clean(self, value: Any) -> tuple[str, ...]:
        text = super().clean(value)
        parts = SEPARATORS.split(text) if self.is_short else text.splitlines()
        lines = tuple(dict.fromkeys(" ".join(part.split()) for part in parts if part.strip()))
        if any(len(line) > LONGEST_LINE for line in lines) and self.is_short:
            raise forms.ValidationError(_("One of these is very long. Part them by lines or commas."))
        return lines


class PartialDateField(forms.CharField):
    """A year, or a year and a month, as people write them: 2019, 2019-03, 2019.3, 2019年3月."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"placeholder": "2019-03", "inputmode": "numeric"})
        super().__init__(required=False, max_length=20, widget=widget, **kwargs)

    def clean(self, value: Any) -> PartialDate | None:
        text = super().clean(value).strip()
        if not text:
            return None
        found = re.fullmatch(r"(\d{4})(?:\s*[-./年]\s*(\d{1,2})(?:\s*[-./月]\s*(\d{1,2}))?)?\s*[月日年]?", text)
        try:
            if found is None:
                raise ValueError(text)
            return PartialDate.parse("-".join([found[1], *(f"{int(part):02}" for part in found.groups()[1:] if part)]))
        except ValueError:
            raise forms.ValidationError(_("Write the date as year and month, such as 2019-03.")) from None


class EducationForm(forms.Form):
    was = forms.IntegerField(required=False, min_value=0, max_value=MOST_ENTRIES, widget=forms.HiddenInput)
    school = forms.CharField(label=gettext_lazy("School"), max_length=200, required=False)
    degree = forms.CharField(label=gettext_lazy("Degree"), max_length=80, required=False)
    level = forms.ChoiceField(
        label=pgettext_lazy("of education", "Level"),
        required=False,
        choices=[("", gettext_lazy("Not known")), *LEVEL_NAMES.items()],
    )
    major = forms.CharField(label=gettext_lazy("Major"), max_length=120, required=False)
    start = PartialDateField(label=pgettext_lazy("of a period", "From"))
    end = PartialDateField(label=pgettext_lazy("of a period", "To"))
    is_current = forms.BooleanField(label=gettext_lazy("until now"), required=False)
    remove = forms.BooleanField(label=gettext_lazy("Take this entry away"), required=False)

    def clean(self) -> dict[str, Any]:
        return _in_order(self, super().clean() or {})

    def typed(self) -> TypedEducation | None:
        filled = self.cleaned_data
        if filled.get("remove") or not any(filled.get(name) for name in ("school", "degree", "major")):
            return None
        names = ("was", "school", "degree", "level", "major", "start", "end", "is_current")
        return TypedEducation(**{name: filled[name] for name in names})


class ExperienceForm(forms.Form):
    was = forms.IntegerField(required=False, min_value=0, max_value=MOST_ENTRIES, widget=forms.HiddenInput)
    employer = forms.CharField(label=pgettext_lazy("in a résumé", "Employer"), max_length=200, required=False)
    title = forms.CharField(label=gettext_lazy("Position held"), max_length=120, required=False)
    city = forms.CharField(label=gettext_lazy("City"), max_length=80, required=False)
    start = PartialDateField(label=pgettext_lazy("of a period", "From"))
    end = PartialDateField(label=pgettext_lazy("of a period", "To"))
    is_current = forms.BooleanField(label=gettext_lazy("until now"), required=False)
    bullets = LinesField(label=gettext_lazy("What they did"), rows=4, help_text=gettext_lazy("One thing a line."))
    remove = forms.BooleanField(label=gettext_lazy("Take this entry away"), required=False)

    def clean(self) -> dict[str, Any]:
        return _in_order(self, super().clean() or {})

    def typed(self) -> TypedExperience | None:
        filled = self.cleaned_data
        if filled.get("remove") or not any(filled.get(name) for name in ("employer", "title", "bullets")):
            return None
        names = ("was", "employer", "title", "city", "start", "end", "is_current", "bullets")
        return TypedExperience(**{name: filled[name] for name in names})


class CorrectionForm(forms.Form):
    """Every value that can be set right; entries of education and experience are forms of their own inside."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=120, required=False)
    city = forms.CharField(label=gettext_lazy("City"), max_length=80, required=False)
    phones = LinesField(label=gettext_lazy("Phone"), is_short=True, rows=2)
    emails = LinesField(label=gettext_lazy("E-mail"), is_short=True, rows=2)
    links = LinesField(label=gettext_lazy("Links"), rows=2)
    skills = LinesField(
        label=gettext_lazy("Skills"), is_short=True, rows=5, help_text=gettext_lazy("Parted by lines or commas.")
    )
    certificates = LinesField(label=gettext_lazy("Certificates"), rows=3, help_text=gettext_lazy("One a line."))
    languages = LinesField(
        label=gettext_lazy("Languages"), rows=2, help_text=gettext_lazy("One a line, such as “English: CET-6”.")
    )
    salary_from_yuan = forms.IntegerField(
        label=gettext_lazy("Expected a month, from"), required=False, min_value=0, max_value=10_000_000
    )
    salary_to_yuan = forms.IntegerField(
        label=gettext_lazy("Expected a month, to"), required=False, min_value=0, max_value=10_000_000
    )
    notice_period_days = forms.IntegerField(
        label=gettext_lazy("Notice period in days"), required=False, min_value=0, max_value=365
    )

    def __init__(self, parsed: ParsedResume | None, posted: Any = None) -> None:
        super().__init__(posted, initial=_initial(parsed) if parsed else {})
        self.education = _entry_forms(EducationForm, "education", posted, parsed.education if parsed else ())
        self.experience = _entry_forms(ExperienceForm, "experience", posted, parsed.experience if parsed else ())

    def is_valid(self) -> bool:
        return all([super().is_valid(), *(form.is_valid() for form in (*self.education, *self.experience))])

    @property
    def entry_errors(self) -> bool:
        return any(form.errors for form in (*self.education, *self.experience)) if self.is_bound else False

    def clean_phones(self) -> tuple[str, ...]:
        phones: tuple[str, ...] = self.cleaned_data["phones"]
        if wrong := [phone for phone in phones if not is_phone(phone)]:
            raise forms.ValidationError(_("This is no phone number: %(phone)s") % {"phone": wrong[0]})
        return phones

    def clean_emails(self) -> tuple[str, ...]:
        emails: tuple[str, ...] = self.cleaned_data["emails"]
        for email in emails:
            forms.EmailField().clean(email)
        return emails

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        low, high = cleaned.get("salary_from_yuan"), cleaned.get("salary_to_yuan")
        if low is not None and high is not None and low > high:
            self.add_error("salary_to_yuan", _("This is less than where the range begins."))
        return cleaned

    def typed(self) -> Typed:
        filled = self.cleaned_data
        return Typed(
            **{name: filled[name] for name in self.fields if name != "languages"},
            languages=tuple(_language(line) for line in filled["languages"]),
            education=tuple(entry for form in self.education if (entry := form.typed())),
            experience=tuple(entry for form in self.experience if (entry := form.typed())),
        )


class ManyFilesField(forms.FileField):
    """Any number of files."""

    widget = type("ManyFilesInput", (forms.ClearableFileInput,), {"allow_multiple_selected": True})

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        given = data if isinstance(data, list | tuple) else [data]
        return [super(ManyFilesField, self).clean(each, initial) for each in given if each] if any(given) else []


class ImportForm(forms.Form):
    resumes = ManyFilesField(
        label=gettext_lazy("Résumés"),
        required=False,
        allow_empty_file=True,
        help_text=gettext_lazy("PDF, DOCX, TXT, PNG, JPEG, or ZIP files full of them."),
    )
    job = forms.ChoiceField(label=gettext_lazy("Take them in for"), required=False)

    def __init__(self, *args: Any, jobs: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["job"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [("", _("The talent pool only")), *jobs]
        self.fields["resumes"].widget.attrs.update({"multiple": True, "accept": ".pdf,.docx,.txt,.png,.jpg,.jpeg,.zip"})

    def clean_resumes(self) -> list[Any]:
        files: list[Any] = self.cleaned_data["resumes"]
        if not files:
            raise forms.ValidationError(_("Choose the résumés, or a ZIP file with them."))
        return files


class ItemNameForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Full name"), max_length=120)


class MergeForm(forms.Form):
    """``kept`` is the entry that stays."""

    kept = forms.UUIDField()
    reason = forms.CharField(label=gettext_lazy("Why"), required=False, max_length=500)


class PutUpForm(forms.Form):
    job = forms.ChoiceField(label=gettext_lazy("For which job?"))
    tell = forms.BooleanField(
        label=gettext_lazy("Write to them now, with the link to their own page"), required=False, initial=True
    )

    def __init__(self, *args: Any, jobs: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["job"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [("", _("Choose a job")), *jobs]


def _in_order(form: forms.Form, cleaned: dict[str, Any]) -> dict[str, Any]:
    start, end = cleaned.get("start"), cleaned.get("end")
    if start and end and end < start and not cleaned.get("is_current"):
        form.add_error("end", _("This lies before the beginning."))
    return cleaned


def _language(line: str) -> tuple[str, str]:
    name, _sign, level = line.replace("：", ":").partition(":")
    return name.strip(), level.strip()


def _initial(parsed: ParsedResume) -> dict[str, Any]:
    salary = parsed.expected_salary.value if parsed.expected_salary else None
    return {
        "name": parsed.name.value if parsed.name else "",
        "city": parsed.city.value if parsed.city else "",
        **{name: "\n".join(e.value for e in getattr(parsed, name)) for name in ("phones", "emails", "links")},
        "certificates": "\n".join(each.value for each in parsed.certificates),
        "skills": "\n".join(dict.fromkeys(each.name.value for each in parsed.skills)),
        "languages": "\n".join(
            f"{each.name.value}: {each.level.value}" if each.level else each.name.value for each in parsed.languages
        ),
        "salary_from_yuan": salary.min_fen // 100 if salary and salary.min_fen is not None else None,
        "salary_to_yuan": salary.max_fen // 100 if salary and salary.max_fen is not None else None,
        "notice_period_days": parsed.notice_period_days.value if parsed.notice_period_days else None,
    }


def _entry_forms(kind: Any, prefix: str, posted: Any, entries: Any) -> list[Any]:
    """A form for each entry, and empty ones to add more; as many as were sent when there is an answer."""
    if posted is not None:
        count = min(_number(posted.get(f"{prefix}-count", "")), MOST_ENTRIES)
        return [kind(posted, prefix=f"{prefix}-{place}") for place in range(count)]
    filled = [
        kind(prefix=f"{prefix}-{place}", initial=_entry_initial(kind, entry, place))
        for place, entry in enumerate(entries[: MOST_ENTRIES - BLANK_ENTRIES])
    ]
    return [*filled, *(kind(prefix=f"{prefix}-{len(filled) + more}") for more in range(BLANK_ENTRIES))]


def _entry_initial(kind: Any, entry: Any, place: int) -> dict[str, Any]:
    initial: dict[str, Any] = {"was": place, "is_current": entry.is_current}
    for name in kind.base_fields:
        value = getattr(entry, name, None)
        if isinstance(value, tuple):
            initial[name] = "\n".join(each.value for each in value)
        elif value is not None and hasattr(value, "value"):
            initial[name] = str(value.value)
    return initial


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else 0
