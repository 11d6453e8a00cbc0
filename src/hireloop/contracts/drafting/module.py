"""The manifest of labour contracts."""

from django.utils.translation import gettext_lazy as _

from hireloop.platform.accounts.roles import Role
from hireloop.platform.modules.manifest import HomeCard, MenuEntry, Module, Permission, PersonalData, PersonPanel

HERE = "hireloop.contracts.drafting"

module = Module(
    key="drafting",
    label=_("Labour contracts"),
    description=_("From the accepted offer to the signed contract: drafting, law check, approval, signature."),
    app=HERE,
    urls=f"{HERE}.urls",
    api=f"{HERE}.api:router",
    menu=(
        MenuEntry(_("Labour contracts"), "drafting:list", "file-text", "drafting.view", 10),
        MenuEntry(_("Clause library"), "drafting:library", "books", "drafting.view", 30),
    ),
    permissions=(
        Permission("drafting.view", _("See labour contracts"), (Role.HR, Role.LEGAL)),
        Permission("drafting.edit", _("Draft and edit contracts"), (Role.HR, Role.LEGAL)),
        Permission("drafting.override", _("Let a violation stand with a reason"), (Role.HR, Role.LEGAL)),
        Permission("drafting.send", _("Send contracts for signature"), (Role.HR,)),
        Permission("drafting.cancel", _("Cancel contracts"), (Role.HR,)),
        Permission("drafting.see_secrets", _("See identity numbers and whole contracts"), (Role.HR, Role.LEGAL)),
        Permission("drafting.library", _("Change the clause library"), (Role.HR, Role.LEGAL)),
    ),
    personal_data=(
        PersonalData(
            _("Terms of the labour contract, with identity number, address, pay"),
            _("To conclude and perform the labour contract"),
            24,
        ),
        PersonalData(
            _("Rows of a table for bulk drafting that could not be drafted"),
            _("To let them be mended and drafted"),
            1,
        ),
        PersonalData(_("Labour contract as PDF"), _("To prove what was agreed"), 24),
    ),
    person_panels=(PersonPanel("contracts", f"{HERE}.panels.person_panel", column="left", order=40),),
    home_cards=(
        HomeCard("contracts_to_finish", f"{HERE}.panels.to_finish_card", "drafting.edit", 50),
        HomeCard("contracts_to_sign", f"{HERE}.panels.to_sign_card", "drafting.send", 52),
    ),
)
