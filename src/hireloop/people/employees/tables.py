"""The table of employees."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.web.tables import Choice, Column, Dates, Empty, Search, Table

from .events import EmployeesExported
from .models import Employee, EmployeeStatus, TermKind


class EmployeeTable(Table):
    key = "employees"
    caption = _("Employees")
    columns = (
        Column("name", _("Name"), value="person.name", sort="person__name", is_link=True),
        Column("number", _("Employee number"), sort="number"),
        Column("title", _("Job title"), sort="title"),
        Column("department", _("Department"), value="department.name", sort="department__name"),
        Column(
            "status",
            _("Status"),
            template="employees/_status_cell.html",
            sort="status",
            export=lambda row: row.get_status_display(),
        ),
        Column("starts_on", _("First day"), sort="starts_on"),
        Column(
            "probation", _("End of probation"), value="probation_ends_on", sort="probation_ends_on", is_optional=True
        ),
        Column("term", _("Contract term"), value="get_term_kind_display", sort="term_kind", is_optional=True),
        Column("ends", _("Contract until"), value="contract_ends_on", sort="contract_ends_on", nulls_last=True),
        Column("employer", _("Employer"), value="employer.name", sort="employer__name", is_optional=True),
        Column("left_on", _("Last day"), sort="left_on", nulls_last=True, is_optional=True),
    )
    filters = (
        Search(fields=("person__name", "person__name_keys", "number", "title")),
        Choice("status", _("Status"), choices=EmployeeStatus.choices),
        Choice("term_kind", _("Contract term"), choices=TermKind.choices),
        Dates("starts_on", _("First day")),
    )
    default_sort = "-starts_on"
    empty = Empty(
        "users-group",
        _("No employees yet"),
        _("Whoever signs a labour contract appears here by themselves, with everything that the contract says."),
    )

    def row_url(self, row: Any) -> str:
        return reverse("employees:employee", args=[row.pk])

    def row_label(self, row: Employee) -> str:
        return row.person.name

    def exported(self, count: int, file_format: str) -> None:
        record(EmployeesExported(count, file_format), actor=Actor.of(self.request))
