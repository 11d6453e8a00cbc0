from django.utils.translation import gettext_lazy as _

from hireloop.platform.accounts.roles import Role
from hireloop.platform.modules.manifest import MenuEntry, Module, Permission, PersonalData

module = Module(
    key="audit",
    label=_("Audit trail"),
    description=_("Who did what, when, to whom and why; cannot be changed unnoticed."),
    app="hireloop.platform.audit",
    urls="hireloop.platform.audit.urls",
    api="hireloop.platform.audit.api",
    url_prefix="audit/",
    menu=(MenuEntry(_("Audit trail"), "audit:search", "list-search", "audit.view", 85),),
    permissions=(
        Permission("audit.view", _("Search the audit trail"), (Role.ADMINISTRATOR, Role.PRIVACY_OFFICER)),
        Permission("audit.see_changes", _("See old and new values and reasons"), (Role.PRIVACY_OFFICER,)),
    ),
    personal_data=(PersonalData(_("Who did what to whom; hashed addresses"), _("To account for what was done"), None),),
    required=True,
)
