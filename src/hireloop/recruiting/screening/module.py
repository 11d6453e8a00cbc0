"""The manifest of screening."""

from django.utils.translation import gettext_lazy as _

from hireloop.platform.accounts.roles import Role
from hireloop.platform.modules.manifest import HomeCard, MenuEntry, Module, Permission, PersonalData, PersonPanel

HERE = "hireloop.recruiting.screening"

module = Module(
    key="screening",
    label=_("Screening"),
    description=_("Matches résumés with a job's requirements, ranks and compares, and proposes rejections to confirm."),
    app=HERE,
    urls=f"{HERE}.urls",
    api=f"{HERE}.api:router",
    menu=(
        MenuEntry(
            label=_("Screening"), url_name="screening:jobs", icon="filter", permission="screening.view", order=15
        ),
    ),
    permissions=(
        Permission(key="screening.view", label=_("See matches"), roles=(Role.HR, Role.INTERVIEWER)),
        Permission(key="screening.overrule", label=_("Overrule the machine's verdicts"), roles=(Role.HR,)),
        Permission(key="screening.decide", label=_("Confirm proposed rejections"), roles=(Role.HR,)),
        Permission(key="screening.blind", label=_("Switch blind mode"), roles=(Role.HR,)),
        Permission(key="screening.export", label=_("Export ranked lists"), roles=(Role.HR,)),
    ),
    personal_data=(
        PersonalData(
            what=_("Verdicts on requirements with their evidence"), purpose=_("To choose whom to hire"), kept_months=6
        ),
        PersonalData(
            what=_("Match score and how many requirements are met"),
            purpose=_("To rank who applied for a job"),
            kept_months=6,
            encrypted=False,
        ),
        PersonalData(
            what=_("Overruled verdicts and proposed rejections with reasons"),
            purpose=_("To show how the choice was made"),
            kept_months=24,
        ),
    ),
    person_panels=(
        PersonPanel(
            key="screening", render=f"{HERE}.panels.person_panel", column="centre", order=10, is_blind_safe=True
        ),
    ),
    home_cards=(
        HomeCard(
            key="proposed_rejections", render=f"{HERE}.panels.proposals_card", permission="screening.decide", order=25
        ),
    ),
    needs=("applications", "resumes"),
)
