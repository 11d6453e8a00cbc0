"""The manifest of the law check."""

from django.utils.translation import gettext_lazy as _

from hireloop.platform.accounts.roles import Role
from hireloop.platform.modules.manifest import MenuEntry, Module, Permission

HERE = "hireloop.contracts.checking"

module = Module(
    key="checking",
    label=_("Law check"),
    description=_("Labour contracts against the law of the day and place of signing, with article and limit."),
    app=HERE,
    urls=f"{HERE}.urls",
    api=f"{HERE}.api:router",
    menu=(
        MenuEntry(_("Check a contract"), "checking:file", "scale", "checking.check_file", 35),
        MenuEntry(_("What law is checked"), "checking:coverage", "books", "checking.view", 40),
    ),
    permissions=(
        Permission("checking.view", _("See what the law check covers"), (Role.HR, Role.LEGAL)),
        Permission("checking.check_file", _("Check contract files"), (Role.HR, Role.LEGAL)),
    ),
)
