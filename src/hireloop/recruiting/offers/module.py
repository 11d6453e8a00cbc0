"""The manifest of offers."""

from django.utils.translation import gettext_lazy as _

from hireloop.platform.accounts.roles import Role
from hireloop.platform.modules.manifest import (
    HomeCard,
    MenuEntry,
    Module,
    Permission,
    PersonalData,
    PersonPanel,
)

HERE = "hireloop.recruiting.offers"

module = Module(
    key="offers",
    label=_("Offers"),
    description=_("Terms, approval, letter, questions, and the candidate’s signed answer."),
    app=HERE,
    urls=f"{HERE}.urls",
    api=f"{HERE}.api:router",
    menu=(MenuEntry(_("Offers"), "offers:list", "mail-check", "offers.view", 55),),
    permissions=(
        Permission("offers.view", _("See that there are offers"), (Role.HR, Role.INTERVIEWER)),
        Permission("offers.prepare", _("Prepare, send and withdraw offers"), (Role.HR,)),
        Permission("offers.see_salary", _("See the pay in offers"), (Role.HR,)),
    ),
    personal_data=(
        PersonalData(_("Terms of offers, letters, questions and answers"), _("To agree on the employment"), 24),
    ),
    person_panels=(PersonPanel("offers", f"{HERE}.panels.person_panel", column="right", order=10),),
    home_cards=(HomeCard("offers", f"{HERE}.panels.home_card", "offers.prepare", order=15),),
    needs=("applications", "approvals", "documents", "signing"),
    handlers=(f"{HERE}.handlers",),
)
