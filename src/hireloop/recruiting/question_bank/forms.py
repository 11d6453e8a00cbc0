"""Forms of the question bank."""

import json
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hireloop.analysis.dimensions import COMPETENCIES
from hireloop.recruiting.jobs.drafts import dimension_label
from hireloop.recruiting.jobs.models import JobLanguage, RoleFamily

from .actions import LineDraft, QuestionDraft, TemplateDraft
from .models import LEVELS, InterviewTemplate, Level, Question

ANCHOR_LABELS = {
    1: _("1 – far below what the job needs"),
    2: _("2 – below"),
    3: _("3 – meets it"),
    4: _("4 – above"),
    5: _("5 – far above"),
}


def dimension_choices() -> list[tuple[str, str]]:
    return [(key, dimension_label(key)) for key in COMPETENCIES]


class QuestionForm(forms.Form):
    text = forms.CharField(label=_("Question"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000)
    language = forms.ChoiceField(label=_("Language"), choices=JobLanguage.choices)
    role_family = forms.ChoiceField(label=_("Kind of work"), choices=RoleFamily.choices)
    level = forms.ChoiceField(label=_("Level"), choices=Level.choices)
    dimensions = forms.MultipleChoiceField(
        label=_("What it assesses"),
        choices=dimension_choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one dimension that the question assesses.")},
    )
    follow_ups = forms.CharField(
        label=_("Follow-up questions"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One in each line. For the interviewer; candidates do not see them."),
    )
    key_points = forms.CharField(
        label=_("Key points of a good answer"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One in each line. The analysis looks for each of them."),
    )
    reference = forms.CharField(
        label=_("Reference answer"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("For questions with a right answer. Professional ability is scored against it."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for level in LEVELS:
            self.fields[f"anchor_{level}"] = forms.CharField(
                label=ANCHOR_LABELS[level],
                required=False,
                max_length=400,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    @property
    def anchor_fields(self) -> list[forms.BoundField]:
        return [self[f"anchor_{level}"] for level in LEVELS]

    def read(self) -> QuestionDraft:
        filled = self.cleaned_data
        return QuestionDraft(
            text=filled["text"],
            language=filled["language"],
            dimensions=tuple(filled["dimensions"]),
            role_family=filled["role_family"],
            level=filled["level"],
            anchors=tuple(filled[f"anchor_{level}"] for level in LEVELS),
            follow_ups=tuple(filled["follow_ups"].splitlines()),
            reference=filled["reference"],
            key_points=tuple(filled["key_points"].splitlines()),
        )


def initial_of(question: Question) -> dict[str, Any]:
    """What the form shows for a question that exists."""
    return {
        "text": question.text,
        "language": question.language,
        "role_family": question.role_family,
        "level": question.level,
        "dimensions": list(question.dimensions),
        "follow_ups": "\n".join(question.follow_ups),
        "key_points": "\n".join(question.key_points),
        "reference": question.reference,
        **{f"anchor_{level}": text for level, text in question.anchor_list},
    }


class TemplateForm(forms.Form):
    """``lines`` holds the chosen questions in order as JSON, written by the editor on the page."""

    name = forms.CharField(label=pgettext_lazy("interview template", "Name"), max_length=120)
    language = forms.ChoiceField(label=_("Language"), choices=JobLanguage.choices)
    role_family = forms.ChoiceField(label=_("Kind of work"), choices=RoleFamily.choices)
    lines = forms.CharField(widget=forms.HiddenInput, max_length=20_000)

    def clean_lines(self) -> tuple[LineDraft, ...]:
        try:
            rows = json.loads(self.cleaned_data["lines"])
            return tuple(
                LineDraft(
                    question_id=UUID(row["question"]),
                    think_seconds=int(row["think_seconds"]),
                    answer_seconds=int(row["answer_seconds"]),
                    retakes=int(row["retakes"]),
                )
                for row in rows
            )
        except (ValueError, TypeError, KeyError, AttributeError):
            raise forms.ValidationError(
                _("The list of questions did not arrive whole. Please send it again.")
            ) from None

    def read(self) -> TemplateDraft:
        filled = self.cleaned_data
        return TemplateDraft(
            name=filled["name"],
            language=filled["language"],
            role_family=filled["role_family"],
            lines=filled["lines"],
        )


def initial_of_template(template: InterviewTemplate) -> dict[str, Any]:
    return {
        "name": template.name,
        "language": template.language,
        "role_family": template.role_family,
        "lines": json.dumps([line.as_row() for line in template.lines.all()]),
    }
