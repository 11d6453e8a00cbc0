"""Forms of offers: the terms as HR types them, the candidate's answer, questions."""

import re
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hireloop.kernel.money import yuan_text
from hireloop.platform.directory.models import Department, Employer
from hireloop.platform.documents.models import DocumentTemplate, TemplateLanguage

from .fields import KIND
from .states import DeclineReason, TermKind, WorkingTime
from .terms import Allowance, OfferDraft, Pay

FEN = Decimal(100)
MOST_YUAN = Decimal(10_000_000)
MOST_ROWS = 20
LONGEST_NAME = 60
ROW = re.compile(
    r"^(?P<name>.*?)[\s:：,，]*[¥￥]?\s*(?P<yuan>\d[\d,，]*(?:\.\d{1,2})?)\s*(?:元|CNY|RMB)?\s*$", re.IGNORECASE
)


def day_picker() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class OfferForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("Title"), max_length=120)
    employer = forms.ModelChoiceField(Employer.objects.all(), label=gettext_lazy("Employer"), empty_label=None)
    department = forms.ModelChoiceField(
        Department.objects.select_related("employer"),
        label=gettext_lazy("Department"),
        required=False,
        empty_label=gettext_lazy("None"),
    )
    place = forms.CharField(label=gettext_lazy("Place of work"), max_length=200)
    start_on = forms.DateField(label=gettext_lazy("Start date"), widget=day_picker())
    expires_on = forms.DateField(label=gettext_lazy("Answer by"), widget=day_picker())
    term_kind = forms.ChoiceField(label=gettext_lazy("Contract term"), choices=TermKind.choices)
    term_months = forms.IntegerField(label=gettext_lazy("Term in months"), min_value=1, max_value=600, required=False)
    task = forms.CharField(label=gettext_lazy("Task that ends the contract"), max_length=300, required=False)
    probation_months = forms.IntegerField(label=gettext_lazy("Probation in months"), min_value=0, max_value=12)
    probation_percent = forms.IntegerField(
        label=gettext_lazy("Pay in probation (% of the base)"), min_value=1, max_value=100, initial=100
    )
    working_time = forms.ChoiceField(label=gettext_lazy("Working time"), choices=WorkingTime.choices)
    base = forms.DecimalField(
        label=gettext_lazy("Base salary (¥ a month)"), min_value=1, max_value=MOST_YUAN, decimal_places=2
    )
    months = forms.IntegerField(label=gettext_lazy("Salaries a year"), min_value=1, max_value=36, initial=12)
    allowances = forms.CharField(
        label=gettext_lazy("Allowances a month"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("One a line, name and amount, as “Meals 600”."),
    )
    bonus_percent = forms.DecimalField(
        label=gettext_lazy("Bonus at target (% of the year’s base)"),
        min_value=0,
        max_value=500,
        decimal_places=2,
        required=False,
    )
    bonus_text = forms.CharField(label=gettext_lazy("Bonus in words"), max_length=500, required=False)
    benefits = forms.CharField(
        label=gettext_lazy("Benefits"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("One a line."),
    )
    words = forms.CharField(
        label=gettext_lazy("Personal words"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("They stand in the letter."),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language of the letter"), choices=TemplateLanguage.choices)
    template = forms.ModelChoiceField(
        DocumentTemplate.objects.none(), label=gettext_lazy("Template of the letter"), empty_label=None
    )
    stamp = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, posted: Any = None, *, draft: OfferDraft, stamp: str = "") -> None:
        super().__init__(posted, initial={**initial_of(draft), "stamp": stamp})
        templates = DocumentTemplate.objects.filter(kind=KIND, is_active=True)
        self.fields["template"].queryset = templates  # type: ignore[attr-defined]
        self.draft_before = draft

    def clean_allowances(self) -> tuple[Allowance, ...]:
        return read_allowances(self.cleaned_data["allowances"])

    def clean_benefits(self) -> tuple[str, ...]:
        return tuple(" ".join(line.split()) for line in self.cleaned_data["benefits"].splitlines() if line.strip())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        template, language = cleaned.get("template"), cleaned.get("language")
        if template and language and template.language != language:
            self.add_error("template", _("This template is in another language than the letter."))
        department, employer = cleaned.get("department"), cleaned.get("employer")
        if department and employer and department.employer_id != employer.pk:
            self.add_error("department", _("This department does not belong to the employer."))
        return cleaned

    def draft(self) -> OfferDraft:
        filled = self.cleaned_data
        pay = Pay(
            base_fen=int(filled["base"] * FEN),
            months=filled["months"],
            allowances=filled["allowances"],
            bonus_text=filled["bonus_text"].strip(),
            bonus_percent=filled["bonus_percent"] or None,
            probation_percent=filled["probation_percent"],
        )
        same = ("title", "place", "start_on", "expires_on", "term_kind", "term_months", "task", "probation_months")
        return replace(
            self.draft_before,
            **{name: filled[name] for name in same},
            working_time=filled["working_time"],
            employer_id=filled["employer"].pk,
            department_id=filled["department"].pk if filled["department"] else None,
            pay=pay,
            benefits=filled["benefits"],
            words=filled["words"],
            language=filled["language"],
            template_id=filled["template"].pk,
        )


def read_allowances(text: str) -> tuple[Allowance, ...]:
    """ "餐补 600" a line → name and fen; a ValidationError names the line that cannot be read."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > MOST_ROWS:
        raise forms.ValidationError(_("At most %(n)d allowances.") % {"n": MOST_ROWS})
    return tuple(_allowance(line) for line in lines)


def _allowance(line: str) -> Allowance:
    found = ROW.match(line)
    name = found["name"].strip() if found else ""
    if not found or not name or name[-1].isdigit() or name[-1] in ".,，":
        raise forms.ValidationError(_("“%(line)s” needs a name and an amount, as “Meals 600”.") % {"line": line[:60]})
    try:
        yuan = Decimal(found["yuan"].replace(",", "").replace("，", ""))
    except InvalidOperation:
        raise forms.ValidationError(_("“%(line)s” has no amount.") % {"line": line[:60]}) from None
    if yuan > MOST_YUAN:
        raise forms.ValidationError(_("“%(line)s” is too much.") % {"line": line[:60]})
    return Allowance(name[:LONGEST_NAME], int(yuan * FEN))


def initial_of(draft: OfferDraft) -> dict[str, Any]:
    """A draft as the form shows it."""
    pay = draft.pay
    return {
        **{name: getattr(draft, name) for name in vars(draft) if name not in {"pay", "benefits"}},
        "employer": draft.employer_id,
        "department": draft.department_id,
        "template": draft.template_id,
        "base": _plain(pay.base_fen) if pay.base_fen else "",
        "months": pay.months,
        "allowances": "\n".join(f"{each.name} {yuan_text(each.amount_fen)}" for each in pay.allowances),
        "bonus_percent": "" if pay.bonus_percent is None else f"{pay.bonus_percent.normalize():f}",
        "bonus_text": pay.bonus_text,
        "probation_percent": pay.probation_percent,
        "benefits": "\n".join(draft.benefits),
    }


def _plain(fen: int) -> str:
    return yuan_text(fen).replace(",", "")


class DeclineForm(forms.Form):
    """The candidate says no."""

    reason = forms.ChoiceField(
        label=gettext_lazy("What comes closest?"), choices=DeclineReason.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=gettext_lazy("Would you tell us more? (optional)"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class MessageForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Your question"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )


class ReplyForm(forms.Form):
    text = forms.CharField(label=gettext_lazy("Your answer"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}))


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("For the team. A candidate who has the offer is told that it is withdrawn, not why."),
    )
