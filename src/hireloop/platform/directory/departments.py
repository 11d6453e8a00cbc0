"""The departments of the employers, and who heads each: approvals go to the head."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hireloop.kernel.errors import N_, HireloopError, NotFound
from hireloop.platform.accounts import access
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actor import Actor
from hireloop.web.errors import translated

from . import actions
from .models import Department


class DepartmentForm(forms.ModelForm):
    class Meta:
        model = Department
        fields = ("employer", "name", "parent", "head")
        labels = {  # noqa: RUF012 (Django's own way)
            "employer": gettext_lazy("Employer"),
            "name": gettext_lazy("Name of the department"),
            "parent": gettext_lazy("Part of"),
            "head": gettext_lazy("Head of the department"),
        }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["head"].queryset = User.objects.filter(is_active=True).order_by("name")  # type: ignore[attr-defined]


@access.requires("directory.edit_employer")
def department_list(request: HttpRequest) -> HttpResponse:
    found = Department.objects.select_related("employer", "parent", "head").order_by("employer__name", "name")
    return render(request, "directory/departments.html", {"departments": found})


@access.requires("directory.edit_employer")
def new_department(request: HttpRequest) -> HttpResponse:
    return _edit(request, None)


@access.requires("directory.edit_employer")
def one_department(request: HttpRequest, department_id: UUID) -> HttpResponse:
    found = Department.objects.filter(pk=department_id).first()
    if found is None:
        raise NotFound(N_("There is no such department."))
    return _edit(request, found)


def _edit(request: HttpRequest, department: Department | None) -> HttpResponse:
    form = DepartmentForm(request.POST or None, instance=department)
    if request.method == "POST" and form.is_valid():
        try:
            actions.save_department(form.instance, actor=Actor.of(request))
        except HireloopError as error:
            form.add_error("parent" if error.code == "department_parent" else "name", translated(error))
        else:
            messages.success(request, _("Saved."))
            return redirect("directory:departments")
    context = {"form": form, "department": department}
    return render(request, "directory/department.html", context, status=422 if form.is_bound else 200)
