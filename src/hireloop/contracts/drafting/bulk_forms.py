"""The form with which many contracts are drafted."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hireloop.contracts.terms.clauses import Clause, special_clauses
from hireloop.contracts.terms.facts import Facts, TermKind
from hireloop.platform.directory.models import Employer

from . import queries
from .actions import BatchTerms
from .actions.library import as_clause
from .editor_page import reader_language
from .models import ContractLanguage
from .template_choice import TemplateChoice


class BulkDraftForm(TemplateChoice):
    """What holds for all of them; a row of the table goes before it."""

    field_order = ("table", "employer", "language", "template")

    table = forms.FileField(
        label=_("Table of the people"),
        help_text=_("XLSX or CSV, one person a row. Name, e-mail and position are needed; the rest may stay open."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )
    employer = forms.ModelChoiceField(Employer.objects.order_by("created_at"), label=_("Employer"), empty_label=None)
    language = forms.ChoiceField(label=_("Language"), choices=ContractLanguage.choices)
    title = forms.CharField(label=_("Position"), max_length=120, required=False)
    term_kind = forms.ChoiceField(label=_("Kind of term"), choices=TermKind.choices)
    start_on = forms.DateField(
        label=_("Starts on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), required=False
    )
    term_months = forms.IntegerField(label=_("Term, months"), min_value=1, max_value=600, required=False)
    probation_months = forms.IntegerField(label=_("Probation, months"), min_value=0, max_value=12, required=False)
    work_place = forms.CharField(label=_("Place of work"), max_length=120, required=False)
    job_content = forms.CharField(
        label=_("Work to be done"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    clauses = forms.MultipleChoiceField(
        label=_("Clauses beside those of every contract"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known_clauses = _known_clauses()
        field = self.fields["clauses"]
        assert isinstance(field, forms.MultipleChoiceField)
        in_english = reader_language() == "en"
        field.choices = [
            (key, (each.title_en if in_english else "") or each.title) for key, each in self.known_clauses.items()
        ]

    def terms(self) -> BatchTerms:
        filled: dict[str, Any] = self.cleaned_data
        return BatchTerms(
            employer=filled["employer"],
            language=filled["language"],
            template=filled["template"],
            term_months=filled["term_months"],
            clauses=tuple(self.known_clauses[key] for key in filled["clauses"]),
            facts=Facts(
                title=filled["title"].strip(),
                term_kind=filled["term_kind"],
                start_on=filled["start_on"],
                probation_months=filled["probation_months"],
                work_place=filled["work_place"].strip(),
                job_content=filled["job_content"].strip(),
            ),
        )


def _known_clauses() -> dict[str, Clause]:
    own = [as_clause(each) for each in queries.own_clauses()]
    return {each.key: each for each in (*(entry.clause for entry in special_clauses().values()), *own)}
