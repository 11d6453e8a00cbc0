"""Forms of employees."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hireloop.platform.directory.models import Department

from .models import Employee, WorkingTime


class EmployeeForm(forms.Form):
    """What may be changed by hand; what the contract fixes is changed by another contract."""

    number = forms.CharField(label=gettext_lazy("Employee number"), max_length=20)
    title = forms.CharField(label=gettext_lazy("Job title"), max_length=120)
    department = forms.ModelChoiceField(
        label=gettext_lazy("Department"), queryset=Department.objects.none(), required=False
    )
    work_place = forms.CharField(label=gettext_lazy("Place of work"), max_length=200, required=False)
    working_time = forms.ChoiceField(label=gettext_lazy("Working time"), choices=WorkingTime.choices)
    probation_ends_on = forms.DateField(
        label=gettext_lazy("End of probation"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=500,
        help_text=gettext_lazy("Stands in the audit trail beside the old and the new values."),
    )

    def __init__(self, data: Any = None, *, employee: Employee) -> None:
        values = {name: getattr(employee, name) for name in ("number", "title", "work_place", "working_time")}
        values |= {"department": employee.department_id, "probation_ends_on": employee.probation_ends_on}
        super().__init__(data, initial=values)
        self.employee = employee
        choice: Any = self.fields["department"]
        choice.queryset = Department.objects.filter(employer=employee.employer_id)

    def clean_probation_ends_on(self) -> Any:
        ends = self.cleaned_data["probation_ends_on"]
        if ends and ends < self.employee.starts_on:
            raise forms.ValidationError(_("Probation cannot end before the first day."))
        return ends

    @property
    def changes(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "reason"}
