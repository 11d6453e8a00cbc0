from django.utils.translation import gettext_lazy as _

from hireloop.platform.accounts.roles import Role

from .manifest import MenuEntry, Module, Permission

module = Module(
    key="modules",
    label=_("Modules"),
    description=_("Switches the modules of the product on and off."),
    app="hireloop.platform.modules",
    urls="hireloop.platform.modules.urls",
    api="hireloop.platform.modules.api",
    required=True,
    menu=(MenuEntry(_("Modules"), "modules:list", icon="puzzle", permission="modules.switch", order=900),),
    permissions=(Permission("modules.switch", _("Switch modules on and off"), (Role.ADMINISTRATOR,)),),
)
