"""The manifest of approvals."""

from django.utils.translation import gettext_lazy as _

from hireloop.platform.accounts.roles import Role
from hireloop.platform.modules.manifest import HomeCard, MenuEntry, Module, Permission, PersonalData

HERE = "hireloop.platform.approvals"

module = Module(
    key="approvals",
    label=_("Approvals"),
    description=_("Who has to agree before an offer or a contract goes out: policies, stand-ins, comments."),
    app=HERE,
    urls=f"{HERE}.urls",
    url_prefix="approvals/",
    api=f"{HERE}.api:router",
    required=True,
    menu=(
        MenuEntry(_("Approvals"), "approvals:list", "rubber-stamp", "approvals.take_part", 60, group="recruiting"),
        MenuEntry(_("Approval policies"), "approvals:policies", "list-check", "approvals.set_policies", 97),
    ),
    permissions=(
        Permission("approvals.take_part", _("Approve what one is asked about"), tuple(Role)),
        Permission("approvals.view_all", _("See all requests for approval"), (Role.HR,)),
        Permission("approvals.set_policies", _("Say who has to approve what"), (Role.ADMINISTRATOR,)),
    ),
    personal_data=(PersonalData(_("Approvals and comments"), _("To show who agreed to what"), 24),),
    home_cards=(HomeCard("approvals", f"{HERE}.panels.waiting_card", "approvals.take_part", order=5),),
)
