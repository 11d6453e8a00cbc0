"""The manifest of applications."""

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

HERE = "hireloop.recruiting.applications"

module = Module(
    key="applications",
    label=_("Applications"),
    description=_("From the application form to the decision: list, board, and the candidate’s own page."),
    app=HERE,
    urls=f"{HERE}.urls",
    api=f"{HERE}.api:router",
    menu=(
        MenuEntry(
            label=_("Applications"),
            url_name="applications:list",
            icon="inbox",
            permission="applications.view",
            order=10,
        ),
    ),
    permissions=(
        Permission(key="applications.view", label=_("See applications"), roles=(Role.HR, Role.INTERVIEWER)),
        Permission(key="applications.move", label=_("Move and reject applications"), roles=(Role.HR,)),
        Permission(key="applications.read_resume", label=_("Read résumés"), roles=(Role.HR, Role.INTERVIEWER)),
        Permission(key="applications.export", label=_("Export applications"), roles=(Role.HR,)),
        Permission(
            key="applications.answer_requests",
            label=_("Answer candidates’ requests"),
            roles=(Role.HR, Role.PRIVACY_OFFICER),
        ),
    ),
    personal_data=(
        PersonalData(what=_("Résumé and cover letter"), purpose=_("To choose whom to hire"), kept_months=6),
        PersonalData(what=_("Stages and reasons"), purpose=_("To show how the choice was made"), kept_months=24),
        PersonalData(what=_("Requests of the candidate"), purpose=_("To answer them"), kept_months=24),
    ),
    person_panels=(
        PersonPanel(
            key="applications", render=f"{HERE}.panels.person_panel", column="left", order=20, is_blind_safe=True
        ),
    ),
    home_cards=(
        HomeCard(
            key="new_applications", render=f"{HERE}.panels.waiting_card", permission="applications.move", order=20
        ),
        HomeCard(
            key="candidate_requests",
            render=f"{HERE}.panels.requests_card",
            permission="applications.answer_requests",
            order=40,
        ),
        HomeCard(key="funnel", render=f"{HERE}.panels.funnel_card", permission="applications.view", order=90),
    ),
    needs=("jobs",),
)
