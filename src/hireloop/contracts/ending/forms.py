"""The wizard's form: what the ending rests on."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from hireloop.contracts.drafting.models import Contract
from hireloop.kernel.languages import Language
from hireloop.law.cn.ending import GROUNDS, PROTECTIONS, EndingFacts
from hireloop.law.cn.ending.findings import PROTECTED

from . import queries
from .reckoning import first_day_of

UNKNOWN = [("", gettext_lazy("not known")), ("yes", gettext_lazy("yes")), ("no", gettext_lazy("no"))]
MOST_MONTHS = 12


def _tri(label: Any, help_text: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=UNKNOWN, required=False, help_text=help_text)


class EndingForm(forms.Form):
    ground = forms.ChoiceField(label=gettext_lazy("Ground"), choices=())
    ends_on = forms.DateField(
        label=gettext_lazy("Last day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    told_on = forms.DateField(
        label=gettext_lazy("Told on"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    is_paid_instead_of_notice = _tri(gettext_lazy("A month’s pay instead of notice"))
    is_in_probation = _tri(gettext_lazy("Still in probation"))
    protections_known = _tri(
        gettext_lazy("Looked into whether the employee is protected (article 42)"),
        gettext_lazy("Say yes only after looking; then tick what applies, or nothing."),
    )
    protections = forms.MultipleChoiceField(
        label=gettext_lazy("Protected because"), choices=(), required=False, widget=forms.CheckboxSelectMultiple
    )
    has_proof = _tri(gettext_lazy("There is proof"))
    was_trained_or_moved = _tri(gettext_lazy("Trained, or moved to other work, before"))
    change_was_negotiated = _tri(gettext_lazy("A change of the contract was negotiated"))
    has_union = _tri(gettext_lazy("There is a trade union"))
    union_was_told = _tri(gettext_lazy("The union was told first"))
    dismissed_count = forms.IntegerField(label=gettext_lazy("People dismissed together"), required=False, min_value=1)
    staff_count = forms.IntegerField(label=gettext_lazy("People employed in all"), required=False, min_value=1)
    authority_was_told = _tri(gettext_lazy("The labour authority has the plan"))
    offered_same_terms = _tri(gettext_lazy("Renewal on the same or better terms was offered"))
    employee_refused_renewal = _tri(gettext_lazy("The employee refused it"))
    open_ended_was_due = _tri(gettext_lazy("An open-ended contract was due"))
    wages = forms.CharField(
        label=gettext_lazy("Wages of the last twelve months"),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3, "inputmode": "decimal"}),
        help_text=gettext_lazy(
            "Everything earned in each month, in yuan, divided by spaces or lines; the latest last."
        ),
    )
    regional_average_wage = forms.DecimalField(
        label=gettext_lazy("Average monthly wage of the region last year"),
        required=False,
        min_value=Decimal("0.01"),
        max_digits=12,
        decimal_places=2,
        help_text=gettext_lazy("For the cap at three times; without it the cap is not applied, which is said."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Why it is done though the law objects"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, data: Any = None, *, contract: Contract) -> None:
        super().__init__(data, initial={"ends_on": timezone.localdate(), "ground": "resignation"})
        self.contract = contract
        language: Language = "zh" if (get_language() or "zh").startswith("zh") else "en"
        fields: Any = self.fields
        fields["ground"].choices = [(key, ground.title.said(language)) for key, ground in GROUNDS.items()]
        fields["protections"].choices = [(key, PROTECTED[key].said(language)) for key in PROTECTIONS]

    def clean_wages(self) -> tuple[Decimal, ...]:
        """ "12000 12000.50" as exact amounts; at most twelve, none negative."""
        words = self.cleaned_data["wages"].replace(",", "").replace("，", " ").replace("、", " ").split()
        if len(words) > MOST_MONTHS:
            raise forms.ValidationError(_("At most twelve months count."))
        return tuple(_amount(word) for word in words)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("protections") and cleaned.get("protections_known") != "yes":
            cleaned["protections_known"] = "yes"
        told, ends = cleaned.get("told_on"), cleaned.get("ends_on")
        if told and ends and told > ends:
            self.add_error("told_on", _("Nobody is told after the last day."))
        return cleaned

    @property
    def facts(self) -> EndingFacts:
        filled = self.cleaned_data
        known = filled["protections_known"] == "yes"
        ticked: dict[str, Any] = {name: _told(filled[name]) for name in TRI_STATE}
        return EndingFacts(
            ground=filled["ground"],
            work_started_on=first_day_of(self.contract, queries.first_day(self.contract)),
            ended_on=filled["ends_on"],
            wages=filled["wages"],
            regional_average_wage=filled["regional_average_wage"],
            protections=frozenset(filled["protections"]) if known else None,
            told_on=filled["told_on"],
            dismissed_count=filled["dismissed_count"],
            staff_count=filled["staff_count"],
            **ticked,
        )


TRI_STATE = (
    "is_in_probation",
    "is_paid_instead_of_notice",
    "has_union",
    "union_was_told",
    "has_proof",
    "was_trained_or_moved",
    "change_was_negotiated",
    "authority_was_told",
    "offered_same_terms",
    "employee_refused_renewal",
    "open_ended_was_due",
)


def _told(value: str) -> bool | None:
    return {"yes": True, "no": False}.get(value)


def _amount(word: str) -> Decimal:
    try:
        amount = Decimal(word)
    except InvalidOperation:
        raise forms.ValidationError(_("“%(word)s” is no amount.") % {"word": word[:30]}) from None
    if not amount.is_finite() or amount < 0 or amount != round(amount, 2) or amount >= 10**9:
        raise forms.ValidationError(_("“%(word)s” is no amount.") % {"word": word[:30]})
    return amount
