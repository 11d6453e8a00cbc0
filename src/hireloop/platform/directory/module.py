from django.utils.translation import gettext_lazy as _

from hireloop.platform.accounts.roles import Role
from hireloop.platform.modules.manifest import MenuEntry, Module, Permission, PersonalData

module = Module(
    key="directory",
    label=_("People"),
    description=_("One page per person, from first application to last day."),
    app="hireloop.platform.directory",
    urls="hireloop.platform.directory.urls",
    api="hireloop.platform.directory.api",
    url_prefix="people/",
    menu=(
        MenuEntry(_("People"), "directory:people", "users", "directory.view", 30, group="people"),
        MenuEntry(_("Employer"), "directory:employer", "building", "directory.edit_employer", 95),
        MenuEntry(_("Departments"), "directory:departments", "sitemap", "directory.edit_employer", 95),
    ),
    permissions=(
        Permission("directory.view", _("See people"), (Role.HR, Role.INTERVIEWER)),
        Permission("directory.view_all", _("See all people"), (Role.HR,)),
        Permission("directory.see_contacts", _("See e-mail and phone"), (Role.HR,)),
        Permission("directory.edit", _("Change a person's details"), (Role.HR,)),
        Permission("directory.edit_employer", _("Change the employer's details"), (Role.ADMINISTRATOR,)),
    ),
    personal_data=(
        PersonalData(_("Name and city"), _("To address and find the person"), 6, encrypted=False),
        PersonalData(_("E-mail and phone"), _("To reach the person"), 6),
        PersonalData(_("Identity number and address"), _("To conclude a contract with the person"), 6),
    ),
    required=True,
)
