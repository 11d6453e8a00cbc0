"""The manifest of documents."""

from django.utils.translation import gettext_lazy as _

from hireloop.platform.accounts.roles import Role
from hireloop.platform.modules.manifest import MenuEntry, Module, Permission

HERE = "hireloop.platform.documents"

module = Module(
    key="documents",
    label=_("Document templates"),
    description=_("Built-in and company templates for offers and contracts, filled and printed as PDF."),
    app=HERE,
    urls=f"{HERE}.urls",
    url_prefix="documents/",
    api=f"{HERE}.api:router",
    required=True,
    menu=(MenuEntry(_("Document templates"), "documents:list", "template", "documents.view", 96),),
    permissions=(
        Permission("documents.view", _("See document templates"), (Role.HR, Role.LEGAL, Role.ADMINISTRATOR)),
        Permission("documents.edit", _("Upload document templates"), (Role.HR, Role.LEGAL, Role.ADMINISTRATOR)),
    ),
)
