"""The manifest of employees."""

from django.utils.translation import gettext_lazy as _

from hireloop.platform.accounts.roles import Role
from hireloop.platform.modules.manifest import MenuEntry, Module, Permission, PersonalData, PersonPanel

HERE = "hireloop.people.employees"

module = Module(
    key="employees",
    label=_("Employees"),
    description=_("Who works here: the record that the signed contract fills in, from the first day to the last."),
    app=HERE,
    urls=f"{HERE}.urls",
    url_prefix="employees/",
    api=f"{HERE}.api:router",
    menu=(
        MenuEntry(
            label=_("Employees"), url_name="employees:list", icon="users-group", permission="employees.view", order=10
        ),
    ),
    permissions=(
        Permission(key="employees.view", label=_("See employees"), roles=(Role.HR, Role.LEGAL)),
        Permission(key="employees.edit", label=_("Change employee records"), roles=(Role.HR,)),
        Permission(key="employees.see_pay", label=_("See what employees earn"), roles=(Role.HR,)),
        Permission(key="employees.export", label=_("Export employees"), roles=(Role.HR,)),
    ),
    personal_data=(
        PersonalData(what=_("Employee records"), purpose=_("To carry out the labour contract"), kept_months=None),
        PersonalData(what=_("Pay"), purpose=_("To carry out the labour contract"), kept_months=24),
    ),
    person_panels=(PersonPanel(key="employees", render=f"{HERE}.panels.person_panel", order=5),),
)
