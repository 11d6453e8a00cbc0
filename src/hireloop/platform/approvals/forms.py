"""Forms of approvals: deciding, policies with their steps, stand-ins."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.forms import BaseFormSet, formset_factory
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hireloop.platform.accounts.models import User
from hireloop.platform.accounts.roles import Role
from hireloop.platform.directory.models import Department, Employer

from .actions import PolicyDraft, StepDraft
from .models import ApprovalPolicy
from .states import Rule, Source
from .subjects import kind_choices

MOST_STEPS = 12
FEN = 100
MOST_YUAN = 1_000_000_000


def active_colleagues() -> QuerySet[User]:
    return User.objects.filter(is_active=True).order_by("name")


class DecideForm(forms.Form):
    comment = forms.CharField(
        label=_("Comment"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed to return or refuse. The author and the other approvers read it."),
    )


class PolicyForm(forms.Form):
    kind = forms.ChoiceField(label=_("For"))
    name = forms.CharField(label=_("Name of the policy"), max_length=120)
    amount_from_yuan = forms.IntegerField(
        label=_("Amount from (¥)"),
        min_value=0,
        max_value=MOST_YUAN,
        required=False,
        help_text=_("This amount included."),
    )
    amount_to_yuan = forms.IntegerField(
        label=_("Amount below (¥)"), min_value=1, max_value=MOST_YUAN, required=False, help_text=_("This amount not.")
    )
    department = forms.ModelChoiceField(
        Department.objects.all(), label=_("Department"), required=False, empty_label=_("Every department")
    )
    employer = forms.ModelChoiceField(
        Employer.objects.all(), label=_("Employer"), required=False, empty_label=_("Every employer")
    )
    position = forms.IntegerField(
        label=_("Order"),
        min_value=0,
        max_value=999,
        initial=0,
        help_text=_("Where several policies fit, the one with the smallest number counts."),
    )
    allows_own = forms.BooleanField(label=_("Authors may approve what they asked for themselves"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = kind_choices()  # type: ignore[attr-defined]


class StepForm(forms.Form):
    name = forms.CharField(label=_("Name of the step"), max_length=120, required=False)
    source = forms.ChoiceField(label=_("Who approves"), choices=Source.choices, initial=Source.COLLEAGUES)
    role = forms.ChoiceField(label=_("Role"), choices=[("", "—"), *Role.choices], required=False)
    colleagues = forms.ModelMultipleChoiceField(
        User.objects.none(),
        label=_("Colleagues"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 4}),
    )
    rule = forms.ChoiceField(label=_("How many"), choices=Rule.choices, initial=Rule.ANY)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["colleagues"].queryset = active_colleagues()  # type: ignore[attr-defined]

    def draft(self) -> StepDraft | None:
        """None where the row was left empty."""
        filled = self.cleaned_data
        if not filled.get("name"):
            return None
        return StepDraft(
            name=filled["name"],
            source=filled["source"],
            rule=filled["rule"],
            role=filled["role"],
            colleagues=tuple(filled["colleagues"]),
        )


StepFormSet: type[BaseFormSet[StepForm]] = formset_factory(StepForm, extra=0, max_num=MOST_STEPS, validate_max=True)
SPARE_ROWS = 2


class PolicyEditor:
    """A policy's form with rows for its steps; rows without a name are left out."""

    def __init__(self, posted: Any = None, *, policy: ApprovalPolicy | None = None) -> None:
        self.form = PolicyForm(posted, initial=_initial(policy))
        rows = [*_rows(policy), *({} for _spare in range(SPARE_ROWS))]
        self.steps = StepFormSet(posted, initial=rows, prefix="step")

    def is_valid(self) -> bool:
        return self.form.is_valid() and self.steps.is_valid()

    def draft(self) -> PolicyDraft:
        filled = self.form.cleaned_data
        steps = (form.draft() for form in self.steps.forms)
        return PolicyDraft(
            kind=filled["kind"],
            name=filled["name"],
            steps=tuple(step for step in steps if step),
            amount_from_fen=_fen(filled["amount_from_yuan"]),
            amount_to_fen=_fen(filled["amount_to_yuan"]),
            department_id=filled["department"].pk if filled["department"] else None,
            employer_id=filled["employer"].pk if filled["employer"] else None,
            allows_own=filled["allows_own"],
            position=filled["position"],
        )


class StandInForm(forms.Form):
    stand_in = forms.ModelChoiceField(User.objects.none(), label=_("Who stands in for me"), empty_label=_("Choose"))
    from_day = forms.DateField(label=_("From"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    until_day = forms.DateField(
        label=_("Until, included"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, posted: Any = None, *, user: User) -> None:
        super().__init__(posted, initial={"from_day": timezone.localdate()})
        self.fields["stand_in"].queryset = active_colleagues().exclude(pk=user.pk)  # type: ignore[attr-defined]


def _fen(yuan: int | None) -> int | None:
    return None if yuan is None else yuan * FEN


def _yuan(fen: int | None) -> int | None:
    return None if fen is None else fen // FEN


def _initial(policy: ApprovalPolicy | None) -> dict[str, Any]:
    if policy is None:
        return {}
    return {
        "kind": policy.kind,
        "name": policy.name,
        "amount_from_yuan": _yuan(policy.amount_from_fen),
        "amount_to_yuan": _yuan(policy.amount_to_fen),
        "department": policy.department_id,
        "employer": policy.employer_id,
        "position": policy.position,
        "allows_own": policy.allows_own,
    }


def _rows(policy: ApprovalPolicy | None) -> list[dict[str, Any]]:
    if policy is None:
        return []
    return [
        {
            "name": step.name,
            "source": step.source,
            "role": step.role,
            "colleagues": [user.pk for user in step.colleagues.all()],
            "rule": step.rule,
        }
        for step in policy.steps.all()
    ]
