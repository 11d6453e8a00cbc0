"""The manifest of electronic signatures."""

from django.utils.translation import gettext_lazy as _

from hireloop.platform.accounts.roles import Role
from hireloop.platform.modules.manifest import HomeCard, MenuEntry, Module, Permission, PersonalData, PersonPanel

from .module_roles import REGISTER, SEALING

HERE = "hireloop.platform.signing"

module = Module(
    key="signing",
    label=_("Electronic signatures"),
    description=_("Offers and contracts signed by link, sealed by the company, provable for years."),
    app=HERE,
    urls=f"{HERE}.urls",
    api=f"{HERE}.api:router",
    menu=(
        MenuEntry(
            label=_("Signatures"),
            url_name="signing:list",
            icon="writing-sign",
            permission="signing.seal",
            order=60,
            group="recruiting",
        ),
        MenuEntry(
            label=_("Seals"), url_name="signing:seals", icon="rubber-stamp", permission="signing.seals", order=70
        ),
    ),
    permissions=(
        Permission(key="signing.view", label=_("See documents sent for signing"), roles=(Role.HR, Role.LEGAL)),
        Permission(key="signing.manage", label=_("Cancel signings, send links again"), roles=(Role.HR, Role.LEGAL)),
        Permission(
            key="signing.seal",
            label=_("Put a seal, where the register of seals names them"),
            roles=SEALING,
        ),
        Permission(key="signing.seals", label=_("Keep the register of seals and the certificates"), roles=REGISTER),
    ),
    personal_data=(
        PersonalData(what=_("Signed documents"), purpose=_("To prove what was agreed"), kept_months=None),
        PersonalData(
            what=_("Evidence of signing: times, network address, browser, checks of identity"),
            purpose=_("To prove who signed and that they meant to"),
            kept_months=None,
        ),
        PersonalData(
            what=_("Drawn signatures, their shape only"), purpose=_("To show them in the document"), kept_months=None
        ),
    ),
    person_panels=(PersonPanel(key="signing", render=f"{HERE}.panels.person_panel", column="left", order=40),),
    home_cards=(HomeCard(key="to_seal", render=f"{HERE}.panels.to_seal_card", permission="signing.seal", order=18),),
)
"""Kept for as long as the contract may be disputed: the retention of contracts decides, not this module."""
