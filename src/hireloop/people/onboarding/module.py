"""The manifest of onboarding."""

from django.utils.translation import gettext_lazy as _

from hireloop.platform.accounts.roles import Role
from hireloop.platform.modules.manifest import HomeCard, MenuEntry, Module, Permission, PersonalData, PersonPanel

HERE = "hireloop.people.onboarding"

module = Module(
    key="onboarding",
    label=_("Onboarding"),
    description=_("From the signed offer to the first days: papers of the person, tasks of HR, IT and office."),
    app=HERE,
    urls=f"{HERE}.urls",
    api=f"{HERE}.api:router",
    menu=(
        MenuEntry(
            label=_("Onboarding"),
            url_name="onboarding:board",
            icon="door-enter",
            permission="onboarding.manage",
            order=20,
        ),
        MenuEntry(
            label=_("Onboarding tasks"),
            url_name="onboarding:tasks",
            icon="list-check",
            permission="onboarding.do_tasks",
            order=30,
        ),
    ),
    permissions=(
        Permission(key="onboarding.manage", label=_("Run onboardings and check papers"), roles=(Role.HR,)),
        Permission(
            key="onboarding.do_tasks",
            label=_("Do onboarding tasks"),
            roles=(Role.HR, Role.IT_SUPPORT, Role.OFFICE),
        ),
    ),
    personal_data=(
        PersonalData(what=_("Papers sent for the onboarding"), purpose=_("To conclude the contract"), kept_months=24),
        PersonalData(what=_("Bank account"), purpose=_("To pay the salary"), kept_months=24),
        PersonalData(
            what=_("Onboarding tasks"), purpose=_("To prepare the first day"), kept_months=24, encrypted=False
        ),
    ),
    person_panels=(PersonPanel(key="onboarding", render=f"{HERE}.panels.person_panel", column="right", order=15),),
    home_cards=(
        HomeCard(key="onboarding", render=f"{HERE}.panels.starting_card", permission="onboarding.manage", order=50),
        HomeCard(
            key="onboarding_tasks", render=f"{HERE}.panels.tasks_card", permission="onboarding.do_tasks", order=45
        ),
    ),
    needs=("employees",),
)
