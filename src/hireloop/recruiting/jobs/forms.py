"""The job form: plain fields, requirements as rows, the profile as one line a dimension."""

from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from hireloop.analysis.dimensions import COMPETENCIES, TRAITS, catalog
from hireloop.kernel.errors import HireloopError
from hireloop.platform.accounts.models import User
from hireloop.platform.directory.models import Department
from hireloop.web.errors import translated

from .drafts import DEFAULT_PASS_LINE, JobDraft, ProfileRow, own_label, reader_language, refuse_protected
from .models import Job, JobLanguage, RequirementKind, RoleFamily, TeamPart
from .requirements import RequirementRow, read_value, typed_value

FEN = 100
MOST_ROWS = 40
MOST_JD_SIGNS = 60_000
MAX_JD_FILE_BYTES = 10 * 1024 * 1024
MUST, NICE, KNOCK_OUT = "1", "", "knock_out"


class JobForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=120)
    department = forms.ModelChoiceField(
        Department.objects.all(), label=_("Department"), required=False, empty_label=_("None")
    )
    city = forms.CharField(label=_("City"), max_length=60, required=False)
    role_family = forms.ChoiceField(
        label=_("Kind of work"),
        choices=RoleFamily.choices,
        help_text=_("Decides which built-in interview is used until you choose one."),
    )
    language = forms.ChoiceField(label=_("Interview language"), choices=JobLanguage.choices)
    openings = forms.IntegerField(label=_("Openings"), min_value=1, max_value=999, initial=1)
    salary_from_yuan = forms.IntegerField(
        label=_("Salary from (¥ a month)"), min_value=0, max_value=10_000_000, required=False
    )
    salary_to_yuan = forms.IntegerField(
        label=_("Salary to (¥ a month)"), min_value=0, max_value=10_000_000, required=False
    )
    description = forms.CharField(
        label=_("Description"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("What the work is, with whom, and what you offer. Candidates read it on the careers page."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        low, high = cleaned.get("salary_from_yuan"), cleaned.get("salary_to_yuan")
        if low and high and low > high:
            self.add_error("salary_to_yuan", _("This is below the lower end."))
        return cleaned


class RequirementForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), choices=RequirementKind.choices, initial=RequirementKind.SKILL)
    text = forms.CharField(label=_("What"), max_length=120, required=False)
    detail = forms.CharField(label=_("More (field, level)"), max_length=120, required=False)
    must_have = forms.ChoiceField(
        label=_("Needed"),
        choices=[(MUST, _("Must-have")), (NICE, _("Nice-to-have")), (KNOCK_OUT, _("Must-have, knock-out"))],
        required=False,
        initial=MUST,
    )
    weight = forms.IntegerField(label=_("Weight"), min_value=1, max_value=10, initial=3, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("text") or "kind" not in cleaned:
            return cleaned
        try:
            cleaned["value"] = read_value(cleaned["kind"], text=cleaned["text"], detail=cleaned.get("detail", ""))
            refuse_protected(f"{cleaned['text']} {cleaned.get('detail', '')}")
        except HireloopError as error:
            self.add_error("text", translated(error))
        return cleaned

    def row(self) -> RequirementRow:
        filled = self.cleaned_data
        return RequirementRow(
            kind=filled["kind"],
            value=filled["value"],
            must_have=filled.get("must_have") != NICE,
            weight=filled.get("weight") or 1,
            knock_out=filled.get("must_have") == KNOCK_OUT,
        )


class ProfileLineForm(forms.Form):
    """One dimension: chosen or not, its weight and its pass line. ``key`` tells which."""

    key = forms.CharField(widget=forms.HiddenInput)
    is_chosen = forms.BooleanField(required=False)
    weight = forms.IntegerField(label=_("Weight"), min_value=0, max_value=100, required=False)
    pass_line = forms.IntegerField(label=_("Pass line"), min_value=0, max_value=100, required=False)

    @cached_property
    def dimension_key(self) -> str:
        return str(self["key"].value() or "")

    @cached_property
    def label(self) -> str:
        dimension = catalog().get(self.dimension_key)
        return dimension.label[reader_language()] if dimension else self.initial.get("label", self.dimension_key)

    @cached_property
    def definition(self) -> str:
        dimension = catalog().get(self.dimension_key)
        return dimension.definition[reader_language()] if dimension else ""

    @property
    def is_trait(self) -> bool:
        return self.dimension_key in TRAITS

    def row(self) -> ProfileRow | None:
        filled = self.cleaned_data
        if not filled.get("is_chosen"):
            return None
        pass_line = filled.get("pass_line")
        return ProfileRow(
            dimension=filled["key"],
            weight=filled.get("weight") or 0,
            pass_line=DEFAULT_PASS_LINE if pass_line is None else pass_line,
        )


RequirementRows = formset_factory(RequirementForm, extra=0, max_num=MOST_ROWS, absolute_max=MOST_ROWS, can_delete=True)
ProfileRows = formset_factory(ProfileLineForm, extra=0, max_num=60, absolute_max=60)


class JobEditor:
    """The form and its two groups of rows, filled from a draft, checked together, read back as a draft."""

    def __init__(self, draft: JobDraft | None, *, posted: Any = None, origins: list[str] | None = None) -> None:
        self.draft = draft or JobDraft(title="")
        self.origins = origins or []
        self.form = JobForm(posted, initial=self._plain_initial())
        self.requirements: BaseFormSet = RequirementRows(posted, prefix="req", initial=self._requirement_initial())
        self.profile: BaseFormSet = ProfileRows(posted, prefix="dim", initial=self._profile_initial())

    def is_valid(self) -> bool:
        return all([self.form.is_valid(), self.requirements.is_valid(), self.profile.is_valid()])

    def read(self) -> JobDraft:
        filled = self.form.cleaned_data
        department = filled["department"]
        return JobDraft(
            title=filled["title"],
            department_id=department.id if department else None,
            city=filled["city"],
            role_family=filled["role_family"],
            description=filled["description"],
            openings=filled["openings"],
            salary_from_fen=_fen(filled["salary_from_yuan"]),
            salary_to_fen=_fen(filled["salary_to_yuan"]),
            language=filled["language"],
            own_dimensions=self.draft.own_dimensions,
            requirements=tuple(
                form.row()
                for form in self.requirements
                if form.cleaned_data.get("value") and not form.cleaned_data.get("DELETE")
            ),
            profile=tuple(row for form in self.profile if (row := form.row())),
        )

    @property
    def competency_lines(self) -> list[ProfileLineForm]:
        return [form for form in self.profile if not form.is_trait]

    @property
    def trait_lines(self) -> list[ProfileLineForm]:
        return [form for form in self.profile if form.is_trait]

    def _plain_initial(self) -> dict[str, Any]:
        draft = self.draft
        return {
            "title": draft.title,
            "department": draft.department_id,
            "city": draft.city,
            "role_family": draft.role_family,
            "description": draft.description,
            "openings": draft.openings,
            "salary_from_yuan": _yuan(draft.salary_from_fen),
            "salary_to_yuan": _yuan(draft.salary_to_fen),
            "language": draft.language,
        }

    def _requirement_initial(self) -> list[dict[str, Any]]:
        origins = [*self.origins, *[""] * len(self.draft.requirements)]
        rows = [
            {**_typed(row), "origin": origin} for row, origin in zip(self.draft.requirements, origins, strict=False)
        ]
        return rows or [{"kind": RequirementKind.SKILL, "must_have": MUST, "weight": 3}]

    def _profile_initial(self) -> list[dict[str, Any]]:
        lines = {row.dimension: row for row in self.draft.profile}
        own = {entry["key"]: own_label(entry) for entry in self.draft.own_dimensions}
        keys = [*COMPETENCIES, *own, *TRAITS]
        return [_profile_line(key, lines.get(key), label=own.get(key, key)) for key in keys]


class TeamForm(forms.Form):
    """Give a colleague a seat in the hiring team."""

    user: "forms.ModelChoiceField[User]" = forms.ModelChoiceField(
        None, label=_("Colleague"), empty_label=_("Choose a colleague")
    )
    part = forms.ChoiceField(label=_("Part"), choices=TeamPart.choices, initial=TeamPart.INTERVIEWER)

    def __init__(self, *args: Any, job: Job, users: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        taken = job.team.values("user_id")
        self.fields["user"].queryset = users.exclude(pk__in=taken)  # type: ignore[attr-defined]


class JdForm(forms.Form):
    """A job description: pasted, or as a file."""

    text = forms.CharField(
        label=_("Text of the job description"),
        required=False,
        max_length=MOST_JD_SIGNS,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("Paste it as it is, in Chinese or English."),
    )
    file = forms.FileField(
        label=_("Or a file"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.docx,.txt"}),
        help_text=_("PDF, DOCX or TXT, at most 10 MB."),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data.get("file")
        if file and file.size > MAX_JD_FILE_BYTES:
            raise forms.ValidationError(_("This file is larger than 10 MB."))
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("file") and not cleaned.get("text", "").strip():
            self.add_error("text", _("Paste the text of the job description, or choose a file."))
        return cleaned


class JobFileForm(forms.Form):
    file = forms.FileField(
        label=_("Job file (job.yaml)"),
        widget=forms.ClearableFileInput(attrs={"accept": ".yaml,.yml,text/yaml"}),
        help_text=_("The same file that “hireloop analyze --job” reads."),
    )


def _typed(row: RequirementRow) -> dict[str, Any]:
    text, detail = typed_value(row.kind, row.value)
    return {
        "kind": row.kind,
        "text": text,
        "detail": detail,
        "must_have": KNOCK_OUT if row.knock_out else (MUST if row.must_have else NICE),
        "weight": row.weight,
    }


def _profile_line(key: str, row: ProfileRow | None, *, label: str) -> dict[str, Any]:
    return {
        "key": key,
        "label": label,
        "is_chosen": row is not None and row.weight > 0,
        "weight": row.weight if row else 0,
        "pass_line": row.pass_line if row else (0 if key in TRAITS else DEFAULT_PASS_LINE),
    }


def _fen(yuan: int | None) -> int | None:
    return None if yuan is None else yuan * FEN


def _yuan(fen: int | None) -> int | None:
    return None if fen is None else fen // FEN
