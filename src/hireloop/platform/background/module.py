from django.utils.translation import gettext_lazy as _

from hireloop.platform.accounts.roles import Role
from hireloop.platform.modules.manifest import MenuEntry, Module, Permission

module = Module(
    key="background",
    label=_("Background work"),
    description=_("Runs what takes time, such as analyses and mail, and does it again after a crash."),
    app="hireloop.platform.background",
    urls="hireloop.platform.background.urls",
    api="hireloop.platform.background.api",
    required=True,
    menu=(
        MenuEntry(
            _("Background work"), "background:overview", icon="server-cog", permission="background.manage", order=910
        ),
    ),
    permissions=(Permission("background.manage", _("See background work, retry failed tasks"), (Role.ADMINISTRATOR,)),),
)
