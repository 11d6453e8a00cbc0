"""The manifest of renewals."""

from django.utils.translation import gettext_lazy as _

from hireloop.platform.accounts.roles import Role
from hireloop.platform.modules.manifest import HomeCard, MenuEntry, Module, Permission, PersonalData

HERE = "hireloop.contracts.renewal"

module = Module(
    key="renewal",
    label=_("Contract renewal"),
    description=_("Contracts that end soon: reminders, what the law asks of the next one, decision, new draft."),
    app=HERE,
    urls=f"{HERE}.urls",
    url_prefix="contracts/renewal/",
    api=f"{HERE}.api:router",
    menu=(
        MenuEntry(label=_("Renewals"), url_name="renewal:list", icon="refresh", permission="renewal.view", order=40),
    ),
    permissions=(
        Permission(key="renewal.view", label=_("See contracts that end"), roles=(Role.HR, Role.LEGAL)),
        Permission(key="renewal.decide", label=_("Decide about renewals"), roles=(Role.HR,)),
    ),
    personal_data=(
        PersonalData(what=_("Decisions about renewals"), purpose=_("To carry out the labour contract"), kept_months=24),
    ),
    home_cards=(HomeCard(key="renewals", render=f"{HERE}.panels.card", permission="renewal.view", order=55),),
    needs=("drafting",),
)
