from django.utils.translation import gettext_lazy as _

from hireloop.platform.accounts.roles import Role
from hireloop.platform.modules.manifest import MenuEntry, Module, Permission, PersonalData

module = Module(
    key="accounts",
    label=_("Colleagues"),
    description=_("Who signs in, with which roles, and their own settings."),
    app="hireloop.platform.accounts",
    urls="hireloop.platform.accounts.urls",
    url_prefix="",
    menu=(
        MenuEntry(_("Colleagues"), "accounts:colleagues", "users-group", "accounts.manage", 90),
        MenuEntry(_("My settings"), "accounts:settings", "settings", "accounts.own_settings", 10, group="account"),
    ),
    permissions=(
        Permission("accounts.manage", _("Invite colleagues and set their roles"), (Role.ADMINISTRATOR,)),
        Permission("accounts.own_settings", _("Change one's own settings"), tuple(Role)),
    ),
    personal_data=(
        PersonalData(_("Name and e-mail of colleagues"), _("To sign in and to be addressed"), None, encrypted=False),
    ),
    required=True,
)
