"""The manifest of résumés."""

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

HERE = "hireloop.recruiting.resumes"

module = Module(
    key="resumes",
    label=_("Résumés and talent pool"),
    description=_("Reads résumés on arrival, finds duplicates, takes in many at once, and searches them all."),
    app=HERE,
    urls=f"{HERE}.urls",
    url_prefix="resumes/",
    api=f"{HERE}.api:router",
    menu=(
        MenuEntry(
            label=_("Talent pool"), url_name="resumes:pool", icon="user-search", permission="resumes.search", order=20
        ),
    ),
    permissions=(
        Permission(key="resumes.view", label=_("See what was read in résumés"), roles=(Role.HR, Role.INTERVIEWER)),
        Permission(key="resumes.correct", label=_("Correct what was read"), roles=(Role.HR,)),
        Permission(key="resumes.search", label=_("Search the talent pool"), roles=(Role.HR,)),
        Permission(key="resumes.import", label=_("Take in many résumés at once"), roles=(Role.HR,)),
        Permission(key="resumes.merge", label=_("Merge entries of the same person"), roles=(Role.HR,)),
    ),
    personal_data=(
        PersonalData(
            what=_("Text of the résumé and what was read in it"), purpose=_("To choose whom to hire"), kept_months=6
        ),
        PersonalData(
            what=_("City, education level and years of experience"),
            purpose=_("To find people in the talent pool"),
            kept_months=24,
            encrypted=False,
        ),
        PersonalData(
            what=_("Keyed hashes of the words of the résumé"),
            purpose=_("To find people in the talent pool"),
            kept_months=24,
        ),
        PersonalData(
            what=_("Wish to be kept for other openings"), purpose=_("To respect it"), kept_months=24, encrypted=False
        ),
    ),
    person_panels=(
        PersonPanel(key="resumes", render=f"{HERE}.panels.person_panel", column="left", order=30, is_blind_safe=True),
    ),
    home_cards=(
        HomeCard(key="duplicates", render=f"{HERE}.panels.duplicates_card", permission="resumes.merge", order=60),
    ),
    needs=("applications",),
)
