"""The manifest of risk notes."""

from django.utils.translation import gettext_lazy as _

from hireloop.platform.accounts.roles import Role
from hireloop.platform.modules.manifest import MenuEntry, Module, Permission, PersonalData, PersonPanel

HERE = "hireloop.contracts.risk"

module = Module(
    key="risk",
    label=_("Dispute risks"),
    description=_("Statements of interviews worth asking about, and the register of the company’s own disputes."),
    app=HERE,
    urls=f"{HERE}.urls",
    api=f"{HERE}.api:router",
    menu=(MenuEntry(_("Past disputes"), "risk:list", "archive", "risk.view", 50),),
    permissions=(
        Permission("risk.view", _("See risk notes and past disputes"), (Role.HR, Role.LEGAL)),
        Permission("risk.edit", _("Write past disputes into the register"), (Role.HR, Role.LEGAL)),
        Permission("risk.dismiss", _("Dismiss risk notes"), (Role.HR, Role.LEGAL)),
    ),
    personal_data=(
        PersonalData(
            _("Statements of the interview about earlier employments"),
            _("To ask the candidate before a contract is concluded; never to decide by machine"),
            6,
        ),
        PersonalData(_("Past disputes, without names"), _("To write clearer contracts"), None),
    ),
    person_panels=(PersonPanel("risk", f"{HERE}.panels.person_panel", column="right", order=60),),
)
